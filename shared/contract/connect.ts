import { appError } from '../domain/error-codes.ts';
import type { Client, Contract } from './define.ts';
import { fromErrorData } from './error-crossing.ts';
import type { Answer, Question, Wire } from './wire.ts';

interface Waiting {
  readonly answer: (value: unknown) => void;
  readonly fail: (error: Error) => void;
}

interface Listening {
  readonly onValue: (value: unknown) => void;
  readonly onEnd?: (error: Error | null) => void;
}

/** A client of whatever serves the contract at the other end of a wire. */
export function connect<C extends Contract>(wire: Wire<Question, Answer>): Client<C> {
  const calls = new Map<number, Waiting>();
  const feeds = new Map<number, Listening>();
  let lastId = 0;
  let isGone = false;

  wire.listen(
    (message) => {
      const { id } = message;
      switch (message.kind) {
        case 'answer':
          calls.get(id)?.answer(message.value);
          calls.delete(id);
          break;
        case 'refusal':
          calls.get(id)?.fail(fromErrorData(message.error));
          calls.delete(id);
          break;
        case 'value':
          feeds.get(id)?.onValue(message.value);
          break;
        case 'end': {
          const feed = feeds.get(id);
          feeds.delete(id);
          feed?.onEnd?.(message.error === null ? null : fromErrorData(message.error));
          break;
        }
      }
    },
    () => {
      isGone = true;
      const error = appError('BRIDGE_GONE');
      for (const call of calls.values()) call.fail(error);
      for (const feed of feeds.values()) feed.onEnd?.(error);
      calls.clear();
      feeds.clear();
    },
  );

  return {
    call(name: string, ...[input]: readonly unknown[]) {
      return new Promise<unknown>((answer, fail) => {
        if (isGone) {
          fail(appError('BRIDGE_GONE'));
          return;
        }
        lastId += 1;
        calls.set(lastId, { answer, fail });
        wire.post({ kind: 'call', id: lastId, name, input });
      });
    },
    subscribe(name: string, input: unknown, listener: Listening) {
      lastId += 1;
      const id = lastId;
      if (isGone) {
        listener.onEnd?.(appError('BRIDGE_GONE'));
        return () => undefined;
      }
      feeds.set(id, listener);
      wire.post({ kind: 'open', id, name, input });
      return () => {
        if (feeds.delete(id) && !isGone) wire.post({ kind: 'close', id });
      };
    },
    // The mapped types say what each name takes and gives; the wire carries them as they are.
  } as Client<C>;
}
