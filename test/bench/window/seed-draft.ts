import { join } from 'node:path';
import { openDraftStore } from '../../../electron/main/drafts/draft-store.ts';
import { fakeSecrets } from '../../desktop/fake-ports.ts';
import { testManifest } from '../../journey/signed-drive.ts';

export interface DraftSeed {
  readonly draftId: string;
  /** The folder that is posted. */
  readonly source: string;
  /** The folder that stands for the drive. */
  readonly drive: string;
}

/** Puts drafts into a program's data folder, decided as far as a copy needs. */
export async function seedDrafts(dataFolder: string, seeds: readonly DraftSeed[]): Promise<void> {
  const log = { info: () => undefined, fault: () => undefined, tail: () => [] };
  const store = await openDraftStore({ dataFolder, secrets: fakeSecrets(), log });
  for (const { draftId, source, drive } of seeds) {
    await store.add({
      draftId,
      createdMs: Date.now(),
      changedMs: Date.now(),
      step: 'copy',
      drive: {
        driveId: `folder:${drive}`,
        kind: 'folder',
        mountPoint: drive,
        label: draftId,
        serial: '',
        fileSystem: 'ext4',
        sizeBytes: null,
      },
      sources: [source],
      useDriveContents: false,
      keyPrefix: '',
      ignoreJunk: false,
      skipErrors: false,
      renames: {},
      manifestText: testManifest('bench'),
      accountId: null,
      shipmentId: null,
      copied: null,
    });
  }
}

/** A data folder for a run of the program, below `work`. */
export function dataFolderIn(work: string, name: string): string {
  return join(work, `window-${name}-${process.pid}`);
}
