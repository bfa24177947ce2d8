import type { Progress } from '../../shared/base/progress.ts';
import type { WorkEvent } from './worker-contract.ts';

/** What a piece of long work is given. */
export interface WorkTools {
  readonly signal: AbortSignal;
  readonly report: (progress: Progress) => void;
  readonly notice: (text: string) => void;
}

const intervalMs = 250;

/** The work that is not over yet, for `work.idle`. */
const underWay = new Set<Promise<unknown>>();

/** Resolves when no work of this process holds files or connections any more. */
export async function idle(): Promise<void> {
  await Promise.allSettled(underWay);
}

/**
 * Runs long work as a feed: snapshots of its progress, four a second at most, what a person is to be told, then its
 * result. Throws what the work throws.
 */
export async function* workFeed(
  signal: AbortSignal,
  work: (tools: WorkTools) => Promise<unknown>,
): AsyncGenerator<WorkEvent> {
  const notices: string[] = [];
  const state: State = { progress: null, isOver: false, wake: nobodyWaits };
  const running = work({
    signal,
    report(next) {
      state.progress = next;
    },
    notice(text) {
      notices.push(text);
      state.wake();
    },
  });
  underWay.add(running);
  void noteEnd(running, state);
  while (!state.isOver) {
    await soon(state, () => state.isOver || notices.length > 0);
    for (const text of notices.splice(0)) yield { kind: 'notice', text };
    const { progress } = state;
    state.progress = null;
    if (progress !== null) yield { kind: 'progress', progress };
  }
  yield { kind: 'result', result: await running };
}

interface State {
  progress: Progress | null;
  isOver: boolean;
  wake: () => void;
}

function nobodyWaits(): void {}

async function noteEnd(running: Promise<unknown>, state: State): Promise<void> {
  await Promise.allSettled([running]);
  underWay.delete(running);
  state.isOver = true;
  state.wake();
}

/** Waits for the next snapshot, or until something is to be told at once. */
function soon(state: State, isUrgent: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, intervalMs);
    state.wake = () => {
      clearTimeout(timer);
      resolve();
    };
    if (isUrgent()) state.wake();
  });
}
