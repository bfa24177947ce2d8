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
  let progress: Progress | null = null;
  let wake: () => void = () => undefined;
  let isOver = false;
  const running = work({
    signal,
    report(next) {
      progress = next;
    },
    notice(text) {
      notices.push(text);
      wake();
    },
  });
  underWay.add(running);
  const settled = running.then(
    () => undefined,
    () => undefined,
  );
  void settled.then(() => {
    underWay.delete(running);
    isOver = true;
    wake();
  });
  while (!isOver) {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, intervalMs);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
      if (isOver || notices.length > 0) wake();
    });
    for (const text of notices.splice(0)) yield { kind: 'notice', text };
    const told = takeProgress();
    if (told !== null) yield { kind: 'progress', progress: told };
  }
  yield { kind: 'result', result: await running };

  function takeProgress(): Progress | null {
    const told = progress;
    progress = null;
    return told;
  }
}
