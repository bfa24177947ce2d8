import { setImmediate } from 'node:timers/promises';
import type { ReportProgress } from '../../base/progress.ts';
import type { FileTotal } from './prepare-spec.ts';

/** What long work is given besides its task. */
export interface LongWork {
  readonly signal: AbortSignal;
  readonly report: ReportProgress;
}

/** Work on an amount that is known. */
export interface MeasuredWork extends LongWork {
  readonly expected: FileTotal;
}

/** Counts files and bytes. */
export interface Tally {
  add(sizeBytes: number): void;
  addTotal(total: FileTotal): void;
  total(): FileTotal;
}

export function createTally(): Tally {
  let files = 0;
  let bytes = 0;
  return {
    add(sizeBytes) {
      files += 1;
      bytes += sizeBytes;
    },
    addTotal(more) {
      files += more.files;
      bytes += more.bytes;
    },
    total: () => ({ files, bytes }),
  };
}

const stepsBetweenPauses = 256;

/**
 * Made for a walk that runs without waiting for anything: now and then lets other things happen, shows how far the
 * walk is, and throws the signal's reason when it is to stop.
 */
export function createPauses(
  phase: string,
  work: LongWork | MeasuredWork,
): (tally: Tally) => Promise<void> | undefined {
  const expected = 'expected' in work ? work.expected : null;
  let steps = 0;
  return (tally) => {
    steps += 1;
    if (steps % stepsBetweenPauses !== 0) return undefined;
    work.signal.throwIfAborted();
    work.report({
      ...tally.total(),
      phase,
      totalFiles: expected?.files ?? null,
      totalBytes: expected?.bytes ?? null,
      failed: 0,
      current: null,
    });
    return setImmediate();
  };
}
