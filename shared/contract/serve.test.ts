import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { appError } from '../domain/error-codes.ts';
import { connect } from './connect.ts';
import { call, feed, nothing } from './define.ts';
import { serve } from './serve.ts';
import type { Answer, Question, Wire } from './wire.ts';

const contract = {
  double: call(z.number(), z.number()),
  broken: call(nothing, z.number()),
  refused: call(nothing, nothing),
  lying: call(nothing, z.string()),
  count: feed(z.object({ to: z.number() }), z.number()),
};

function unheard(): void {}

function wires(): {
  near: Wire<Question, Answer>;
  far: Wire<Answer, unknown>;
  raw: (m: unknown) => void;
  cut: () => void;
  heard: Answer[];
} {
  let onQuestion: (message: unknown) => void = unheard;
  let onAnswer: (message: Answer) => void = unheard;
  const goneListeners: (() => void)[] = [];
  const heard: Answer[] = [];
  return {
    heard,
    raw: (message) => onQuestion(message),
    cut: () => goneListeners.forEach((tell) => tell()),
    near: {
      post: (message) => onQuestion(structuredClone(message)),
      listen(onMessage, onGone) {
        onAnswer = onMessage;
        goneListeners.push(onGone);
        return () => undefined;
      },
    },
    far: {
      post(message) {
        heard.push(message);
        onAnswer(structuredClone(message));
      },
      listen(onMessage, onGone) {
        onQuestion = onMessage;
        goneListeners.push(onGone);
        return () => (onQuestion = unheard);
      },
    },
  };
}

function start(): ReturnType<typeof wires> & {
  client: ReturnType<typeof connect<typeof contract>>;
  faults: unknown[];
  ended: string[];
  close: () => void;
} {
  const both = wires();
  const faults: unknown[] = [];
  const ended: string[] = [];
  const close = serve({
    contract,
    wire: both.far,
    onFault: (_name, error) => faults.push(error),
    handlers: {
      double: (input) => input * 2,
      broken: () => {
        throw new Error('the stack and its words');
      },
      refused: () => {
        throw appError('DRIVE_FULL', { detail: '/media/x', details: { free: 3 } });
      },
      // What a handler may do wrong in spite of its type.
      lying: () => 5 as unknown as string,
      async *count({ to }, signal) {
        try {
          for (let n = 1; n <= to; n += 1) {
            await setImmediate();
            if (signal.aborted) return;
            yield n;
          }
        } finally {
          ended.push('count');
        }
      },
    },
  });
  return { ...both, faults, ended, close, client: connect<typeof contract>(both.near) };
}

test('a call is answered, and its input is checked', async () => {
  const { client, raw, heard } = start();
  expect(await client.call('double', 21)).toBe(42);
  raw({ kind: 'call', id: 99, name: 'double', input: 'x' });
  raw({ kind: 'call', id: 100, name: 'toString', input: 1 });
  raw({ kind: 'nonsense' });
  raw(null);
  await setImmediate();
  const refusals = heard.filter((answer) => answer.kind === 'refusal');
  expect(refusals.map(({ id, error }) => [id, error.code])).toEqual([
    [99, 'BAD_REQUEST'],
    [100, 'BAD_REQUEST'],
  ]);
});

test('refuses to have more open at once than any window needs', () => {
  const { raw, heard, close } = start();
  for (let id = 1; id <= 501; id += 1) raw({ kind: 'open', id, name: 'count', input: { to: 1e9 } });
  raw({ kind: 'call', id: 502, name: 'double', input: 1 });
  expect(heard).toMatchObject([
    { kind: 'end', id: 501, error: { code: 'BAD_REQUEST' } },
    { kind: 'refusal', id: 502, error: { code: 'BAD_REQUEST' } },
  ]);
  close();
});

test('a foreseen error crosses with its parts, another one as INTERNAL and into the log', async () => {
  const { client, faults } = start();
  await expect(client.call('refused')).rejects.toMatchObject({
    code: 'DRIVE_FULL',
    detail: '/media/x',
    details: { free: 3 },
  });
  expect(faults).toHaveLength(0);
  await expect(client.call('broken')).rejects.toMatchObject({ code: 'INTERNAL' });
  await expect(client.call('lying')).rejects.toMatchObject({ code: 'INTERNAL' });
  expect(faults).toHaveLength(2);
});

test('a feed tells its values and its end', async () => {
  const { client } = start();
  const values: number[] = [];
  const end = await new Promise((resolve) => {
    client.subscribe('count', { to: 3 }, { onValue: (value) => values.push(value), onEnd: resolve });
  });
  expect(values).toEqual([1, 2, 3]);
  expect(end).toBeNull();
});

test('a feed that is let go ends on the other side', async () => {
  const { client, ended } = start();
  const values: number[] = [];
  await new Promise<void>((resolve) => {
    const stop = client.subscribe(
      'count',
      { to: 1_000_000 },
      {
        onValue(value) {
          values.push(value);
          if (value === 2) {
            stop();
            resolve();
          }
        },
      },
    );
  });
  for (let turn = 0; turn < 5; turn += 1) await setImmediate();
  expect(ended).toEqual(['count']);
  expect(values).toEqual([1, 2]);
});

test('when the other side is gone, calls fail and feeds end', async () => {
  const { client, cut, ended } = start();
  const end = new Promise((resolve) => {
    client.subscribe('count', { to: 1_000_000 }, { onValue: () => undefined, onEnd: resolve });
  });
  cut();
  expect(await end).toMatchObject({ code: 'BRIDGE_GONE' });
  await expect(client.call('double', 1)).rejects.toMatchObject({ code: 'BRIDGE_GONE' });
  for (let turn = 0; turn < 5; turn += 1) await setImmediate();
  expect(ended).toEqual(['count']);
});
