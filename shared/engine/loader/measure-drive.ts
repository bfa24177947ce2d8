import type { FolderSize } from '../files/measure-folder.ts';
import type { ReaderPool } from './reading/reader-pool.ts';

/** Shorter runs end before anyone asks how long they will take, and shall not pay for the answer. Milliseconds. */
const startAfterMs = 1500;

/**
 * Adds up a drive beside a run, in one of its reading threads and between that thread's other work, so that the time left
 * can be told. `onEnd` is called once, if the run lasts long enough. Returns what ends it; it also ends with the pool.
 */
export function measureBeside(
  pool: ReaderPool,
  onEnd: (size: FolderSize) => void,
  delayMs = startAfterMs,
): () => void {
  let isStopped = false;
  const timer = setTimeout(() => void measure(), delayMs);

  async function measure(): Promise<void> {
    const reader = pool.leastLoaded();
    try {
      for (;;) {
        const size = await reader.ask<FolderSize | null>({ kind: 'measure' });
        if (isStopped) return;
        if (size !== null) {
          onEnd(size);
          return;
        }
      }
    } catch {
      // Nobody learns how long it will take; whatever is wrong with the drive, the run itself meets and tells.
    }
  }

  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}
