import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { AppClient } from '../../../../shared/contract/contract.ts';
import type { DriveView } from '../../../../shared/contract/drives.ts';
import type { DraftDrive } from '../../../../shared/contract/drafts.ts';
import { chosenView, createDrivesStore, type DrivesState, type DrivesStore } from './drives-store.ts';

interface UsedDrives {
  readonly store: DrivesStore;
  readonly state: DrivesState;
  /** The draft's drive as it is now; null while it is not there. */
  readonly chosen: DriveView | null;
}

/** Follows the drives while the component is there, and the folder that the draft takes for one. */
export function useDrives(client: AppClient, drive: DraftDrive | null): UsedDrives {
  const [store] = useState(() => createDrivesStore(client));
  const state = useStore(store);
  useEffect(() => store.listen(), [store]);
  const folder = drive?.kind === 'folder' ? drive.mountPoint : null;
  useEffect(() => {
    if (folder !== null) void store.folderNamed(folder);
  }, [store, folder]);
  return { store, state, chosen: chosenView(state, drive) };
}
