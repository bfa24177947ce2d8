import type { Draft } from '../../../../shared/contract/drafts.ts';
import { driveFileSystem } from '../../../../shared/domain/drive/drive.ts';
import type { WantedTree } from './tree-store.ts';

/** What the tree of a draft is made from; null while nothing is chosen. Without its drive, names are laid out for its file system. */
export function wantedTree(draft: Draft, isDriveThere: boolean): WantedTree | null {
  const { sources, useDriveContents, drive, manifestText, keyPrefix, ignoreJunk, renames } = draft;
  if (sources.length === 0 && !useDriveContents) return null;
  if (useDriveContents && drive === null) return null;
  const isOnDrive = drive !== null && (isDriveThere || useDriveContents);
  return {
    sources: useDriveContents ? [] : sources,
    drive: isOnDrive ? drive.mountPoint : null,
    fileSystem: isOnDrive ? null : takenFileSystem(drive?.fileSystem ?? ''),
    manifestText,
    keyPrefix: useDriveContents ? '' : keyPrefix,
    ignoreJunk,
    renames: useDriveContents ? {} : renames,
    useDriveContents,
  };
}

function takenFileSystem(name: string): WantedTree['fileSystem'] {
  const fileSystem = driveFileSystem(name);
  return fileSystem === undefined || fileSystem === 'apfs' ? null : fileSystem;
}
