import { syncFolder } from './sync-folder.ts';

/** Syncs folders for many at once. */
export interface SyncQueue {
  /** Resolves once the folder was synced by a sync that began after this call. */
  sync(folder: string): Promise<void>;
}

interface Turn {
  readonly running: Promise<void>;
  /** The sync that begins when the running one has ended; shared by all that ask meanwhile. */
  next: Promise<void> | null;
}

/** Makes one sync do for all that ask for it while another is under way: it covers what each of them has renamed. */
export function createSyncQueue(syncOne: (folder: string) => Promise<void> = syncFolder): SyncQueue {
  const turns = new Map<string, Turn>();

  function begin(folder: string): Promise<void> {
    const running = syncOne(folder);
    const turn: Turn = { running, next: null };
    turns.set(folder, turn);
    const end = (): void => {
      if (turns.get(folder) === turn && turn.next === null) turns.delete(folder);
    };
    void running.then(end, end);
    return running;
  }

  return {
    sync(folder) {
      const turn = turns.get(folder);
      if (turn === undefined) return begin(folder);
      turn.next ??= turn.running.then(
        () => begin(folder),
        () => begin(folder),
      );
      return turn.next;
    },
  };
}
