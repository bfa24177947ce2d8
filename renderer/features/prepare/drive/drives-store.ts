import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppClient } from '../../../../shared/contract/contract.ts';
import type { DriveView } from '../../../../shared/contract/drives.ts';
import type { DraftDrive } from '../../../../shared/contract/drafts.ts';

/** The drives that are plugged in, and the folder that stands for one. */
export interface DrivesState {
  /** Null until they are known. */
  readonly drives: readonly DriveView[] | null;
  /** Why they cannot be told, or the folder cannot be taken. */
  readonly problem: unknown;
  readonly folder: DriveView | null;
}

/** The drives, mirrored while somebody listens. */
export interface DrivesStore extends StoreApi<DrivesState> {
  /** Follows the drives until the returned function is called. */
  listen(): () => void;
  /** Looks at a folder; null when it cannot be taken, and `problem` says why. */
  folderNamed(path: string): Promise<DriveView | null>;
}

/** Makes the store. */
export function createDrivesStore(client: AppClient): DrivesStore {
  const store = createStore<DrivesState>(() => ({ drives: null, problem: null, folder: null }));
  return {
    ...store,
    listen: () =>
      client.subscribe('drives.watch', undefined, {
        onValue: ({ drives, error }) => store.setState({ drives, problem: error }),
        onEnd: (error) => store.setState({ problem: error }),
      }),
    async folderNamed(path) {
      try {
        const folder = await client.call('drives.describeFolder', { path });
        store.setState({ folder: folder.kind === 'folder' ? folder : null, problem: null });
        return folder;
      } catch (problem) {
        store.setState({ folder: null, problem });
        return null;
      }
    },
  };
}

/** The drive of a draft as it is now; null when it is not there. */
export function chosenView({ drives, folder }: DrivesState, drive: DraftDrive | null): DriveView | null {
  if (drive === null) return null;
  const all = folder === null ? (drives ?? []) : [...(drives ?? []), folder];
  return all.find(({ driveId }) => driveId === drive.driveId) ?? null;
}

/** What a draft remembers of a drive; null for one that is mounted nowhere. */
export function draftDriveOf({ driveId, kind, drive }: DriveView): DraftDrive | null {
  const { mountPoint, label, serial, fileSystem, sizeBytes } = drive;
  return mountPoint === null ? null : { driveId, kind, mountPoint, label, serial, fileSystem, sizeBytes };
}
