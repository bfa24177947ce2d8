import { expect, test, vi } from 'vitest';
import type { AppClient } from '../../../shared/contract/contract.ts';
import type { Draft } from '../../../shared/contract/drafts.ts';
import { appError } from '../../../shared/domain/error-codes.ts';
import { testDraft } from './draft.fixture.ts';
import { createPrepareStore, isBusy, type PrepareStore } from './prepare-store.ts';

const draft = testDraft({ step: 'drive', ignoreJunk: true });

interface Bench {
  readonly store: PrepareStore;
  readonly calls: { readonly changes: object; readonly answer: (error?: Error) => void }[];
  readonly tell: (drafts: readonly Draft[]) => void;
}

/** A store over a client that answers when the test wants it. */
function open(): Bench {
  const calls: Bench['calls'] = [];
  let onDrafts: ((drafts: readonly Draft[]) => void) | undefined;
  const client = {
    call: (_name: string, { changes }: { changes: object }) =>
      new Promise((resolve, reject) => {
        const answer = (error?: Error): void =>
          error === undefined ? resolve({ ...draft, ...changes }) : reject(error);
        calls.push({ changes, answer });
      }),
    subscribe(name: string, _input: unknown, { onValue }: { onValue: (drafts: readonly Draft[]) => void }) {
      if (name === 'drafts.watch') onDrafts = onValue;
      return () => undefined;
    },
  } as unknown as AppClient;
  const store = createPrepareStore(client, 300);
  store.listen();
  onDrafts?.([draft]);
  return { store, calls, tell: (drafts) => onDrafts?.(drafts) };
}

const shown = (store: PrepareStore): Draft | undefined => store.getState().drafts?.[0];

test('changes show at once and are saved together once they settle', async () => {
  vi.useFakeTimers();
  const { store, calls } = open();
  store.change('d1', { keyPrefix: 'a' });
  vi.advanceTimersByTime(200);
  store.change('d1', { keyPrefix: 'ab', skipErrors: true });
  expect(shown(store)).toMatchObject({ keyPrefix: 'ab', skipErrors: true });
  vi.advanceTimersByTime(200);
  expect(calls).toEqual([]);
  await vi.advanceTimersByTimeAsync(100);
  expect(calls.map(({ changes }) => changes)).toEqual([{ keyPrefix: 'ab', skipErrors: true }]);
  vi.useRealTimers();
});

test('at the end of the window all is saved that was not', async () => {
  const { store, calls } = open();
  store.change('d1', { keyPrefix: 'last' });
  store.flushAll();
  await vi.waitFor(() => expect(calls.map(({ changes }) => changes)).toEqual([{ keyPrefix: 'last' }]));
});

test('what is typed while the last change is being saved is neither lost nor shown old', async () => {
  const { store, calls, tell } = open();
  store.change('d1', { keyPrefix: 'a' });
  const first = store.flush('d1');
  await vi.waitFor(() => expect(calls).toHaveLength(1));
  store.change('d1', { keyPrefix: 'ab' });
  tell([{ ...draft, keyPrefix: 'a' }]);
  expect(shown(store)?.keyPrefix).toBe('ab');
  calls[0]?.answer();
  expect(await first).toBe(true);
  expect(shown(store)?.keyPrefix).toBe('ab');
  const second = store.flush('d1');
  await vi.waitFor(() => expect(calls).toHaveLength(2));
  calls[1]?.answer();
  await second;
  tell([{ ...draft, keyPrefix: 'ab', changedMs: 1 }]);
  expect(shown(store)).toMatchObject({ keyPrefix: 'ab', changedMs: 1 });
});

test('a change that is refused is taken back and told', async () => {
  const { store, calls } = open();
  store.change('d1', { keyPrefix: 'a' });
  const saving = store.flush('d1');
  await vi.waitFor(() => expect(calls).toHaveLength(1));
  calls[0]?.answer(appError('RUN_BUSY'));
  expect(await saving).toBe(false);
  expect(shown(store)?.keyPrefix).toBe('');
  expect(store.getState().problem).toMatchObject({ code: 'RUN_BUSY' });
});

test('a drive is busy while any work on it goes on or waits', () => {
  const subject = { draftId: 'd1', shipmentId: null, jobId: null, mountPoint: null, driveId: null };
  const state = open().store.getState();
  const withRun = (run: string) => isBusy({ ...state, runs: [{ subject, state: run } as never] }, 'd1');
  expect(['running', 'waiting', 'stopping', 'starting'].map(withRun)).toEqual([true, true, true, true]);
  expect(['paused', 'done', 'failed', 'canceled'].map(withRun)).toEqual([false, false, false, false]);
});
