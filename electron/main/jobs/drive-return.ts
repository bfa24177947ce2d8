import { stat } from 'node:fs/promises';
import { delay } from '../../../shared/base/async.ts';
import type { RunSubject } from '../../../shared/contract/runs.ts';
import type { DriveList, DriveWatch } from '../drives/drive-watch.ts';

const folderLookMs = 500;

/** Where the drive of a run is, and when it comes and goes. */
export interface DriveReturn {
  /** Where it is mounted now; null while it is not there. For a run of no drive, what it says itself. */
  find(subject: RunSubject): Promise<string | null>;
  /** Resolves with its mount point once it is there. Rejects with the signal's reason. */
  awaitReturn(subject: RunSubject, signal: AbortSignal): Promise<string>;
  /** Resolves once it is seen to be gone; never for what only the engine can tell, such as a folder. */
  awaitLoss(subject: RunSubject, signal: AbortSignal): Promise<void>;
}

/** Looks for drives by their id, and for folders that stand for drives by their path. Without a watch all are folders. */
export function createDriveReturn(watch: Pick<DriveWatch, 'watch'> | null): DriveReturn {
  async function find(subject: RunSubject): Promise<string | null> {
    const { mountPoint } = subject;
    if (mountPoint === null || isFolder(subject)) return folderIfThere(mountPoint);
    const list = await firstOf(watch);
    // When drives cannot be listed, the place where it last was has to do; the engine looks before it writes.
    return list === null || list.error !== null ? folderIfThere(mountPoint) : placeIn(list, subject);
  }

  return {
    find,
    async awaitReturn(subject, signal) {
      if (isFolder(subject)) {
        for (;;) {
          const place = await folderIfThere(subject.mountPoint);
          if (place !== null) return place;
          await delay(folderLookMs, signal);
        }
      }
      for await (const list of watch?.watch(signal) ?? []) {
        const place = list.error === null ? placeIn(list, subject) : null;
        if (place !== null) return place;
      }
      signal.throwIfAborted();
      throw new Error('The watch of the drives has ended.');
    },
    async awaitLoss(subject, signal) {
      if (!isFolder(subject)) {
        for await (const list of watch?.watch(signal) ?? []) {
          if (list.error === null && placeIn(list, subject) === null) return;
        }
      }
      await new Promise<never>(() => undefined);
    },
  };

  /** Folders that stand for drives have ids that say so; see drives/drive-view.ts. */
  function isFolder({ driveId }: RunSubject): boolean {
    return watch === null || driveId === null || driveId.startsWith('folder:');
  }
}

async function folderIfThere(path: string | null): Promise<string | null> {
  if (path === null) return null;
  try {
    return (await stat(path)).isDirectory() ? path : null;
  } catch {
    return null;
  }
}

async function firstOf(watch: Pick<DriveWatch, 'watch'> | null): Promise<DriveList | null> {
  const controller = new AbortController();
  try {
    for await (const list of watch?.watch(controller.signal) ?? []) return list;
    return null;
  } finally {
    controller.abort();
  }
}

function placeIn(list: DriveList, { driveId }: RunSubject): string | null {
  return list.drives.find((view) => view.driveId === driveId)?.drive.mountPoint ?? null;
}
