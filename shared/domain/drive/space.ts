import type { FileSystem } from './file-systems.ts';

/** Adds up what files will take on a drive. An upper estimate: what fits by it fits. */
export interface SpaceTally {
  /** `nameBytes` is the length of the file's whole path on the drive. */
  addFile(sizeBytes: number, nameBytes: number): void;
  addFolders(count: number): void;
  /** Bytes, with what Drivepost itself keeps on the drive. */
  totalBytes(): number;
}

/** Bytes of a journal or inventory line besides the path. */
const lineBytes = 120;

/** NTFS keeps a record of 1 KiB for each file. */
const recordBytes: Partial<Record<FileSystem, number>> = { ntfs: 1024 };

/** A tally for a file system whose files take whole blocks of `blockBytes`. */
export function createSpaceTally(fileSystem: FileSystem, blockBytes: number): SpaceTally {
  const perFile = recordBytes[fileSystem] ?? 0;
  let blocks = 0;
  let entryBytes = 0;
  let ownBytes = 0;
  return {
    addFile(sizeBytes, nameBytes) {
      blocks += Math.ceil(sizeBytes / blockBytes);
      // A folder's entry: at most three bytes for each of the name, and what goes with it.
      entryBytes += perFile + 64 + 3 * Math.min(nameBytes, 255);
      // A line in the journal, in its successor while it is made smaller, and in the inventory.
      ownBytes += 3 * (lineBytes + nameBytes);
    },
    addFolders(count) {
      blocks += 2 * count;
      entryBytes += count * perFile;
    },
    totalBytes: () =>
      (blocks + Math.ceil(entryBytes / blockBytes) + Math.ceil(ownBytes / blockBytes)) * blockBytes,
  };
}

/** How many folders are new between two paths that follow each other: those of `path` that `previous` does not lie in. */
export function newFolders(previous: string, path: string): number {
  const before = previous.split('/').slice(0, -1);
  const folders = path.split('/').slice(0, -1);
  let shared = 0;
  while (shared < folders.length && folders[shared] === before[shared]) shared += 1;
  return folders.length - shared;
}
