import { delay } from '../../base/async.ts';
import type { Drive } from '../../domain/drive/drive.ts';
import { createFingerprint, type Fingerprint } from './drive-fingerprint.ts';
import { listDrives } from './list-drives.ts';

/** The drives at one time; with an error, those that were seen last. */
export interface DrivesSeen {
  readonly drives: readonly Drive[];
  readonly error: unknown;
}

export interface WatchOptions {
  readonly list?: () => Promise<readonly Drive[]>;
  readonly fingerprint?: Fingerprint;
  readonly intervalMs?: number;
  /** How many intervals pass before all is listed again though nothing seems changed: for what is free. */
  readonly refreshEvery?: number;
}

/** Labels and mounts follow a plug with some delay, so a change is looked at a few times. */
const looksAfterChange = 3;

/**
 * Tells the drives at once and whenever one is plugged in, unplugged, mounted or filled, until the signal aborts. Between
 * changes it reads two small files a second and starts no process.
 */
export async function* watchDrives(
  signal: AbortSignal,
  options: WatchOptions = {},
): AsyncGenerator<DrivesSeen> {
  const {
    list = listDrives,
    fingerprint = createFingerprint(),
    intervalMs = 800,
    refreshEvery = 12,
  } = options;
  let mark: string | null = null;
  let told: string | null = null;
  let drives: readonly Drive[] = [];
  let looksLeft = 0;
  let quietLooks = 0;
  while (!signal.aborted) {
    const now = await fingerprint();
    if (now !== mark) looksLeft = looksAfterChange;
    mark = now;
    quietLooks += 1;
    if (looksLeft > 0 || quietLooks >= refreshEvery) {
      looksLeft -= 1;
      quietLooks = 0;
      const seen = await look();
      const text = JSON.stringify([seen.drives, seen.error === null]);
      if (text !== told && !signal.aborted) {
        told = text;
        yield seen;
      }
    }
    await delay(intervalMs, signal).catch(() => undefined);
  }

  async function look(): Promise<DrivesSeen> {
    try {
      drives = await list();
      return { drives, error: null };
    } catch (error) {
      return { drives, error };
    }
  }
}
