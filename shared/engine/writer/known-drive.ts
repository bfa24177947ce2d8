import { closeSync, lstatSync, openSync, readFileSync, type Stats } from 'node:fs';
import { systemCode } from '../../base/errors.ts';
import type { FileSystem } from '../../domain/drive/file-systems.ts';
import { manifestCopyPath } from '../../domain/inventory/inventory.ts';
import { readManifest } from '../../domain/manifest/read-manifest.ts';
import { nativePath, type BytePath } from '../files/byte-path.ts';
import { scan } from '../files/scan.ts';
import { journalPath, readJournal } from './journal.ts';
import { checkOwnFolder } from './own-folder.ts';
import { isOwn } from './place-sources.ts';
import { createVerifiedTable, type VerifiedTable } from './verified-table.ts';

/** How finely a file system keeps times: FAT in steps of two seconds; exFAT's drivers differ. */
export function mtimeStepOf(fileSystem: FileSystem): number {
  return fileSystem === 'fat32' || fileSystem === 'exfat' ? 2000 : 0;
}

/**
 * Reads what earlier runs left in a drive's journal. Throws DRIVE_REFUSED, and the system's error when it is there but
 * cannot be read.
 */
export function readVerified(root: string, fileSystem: FileSystem): VerifiedTable {
  const table = createVerifiedTable(mtimeStepOf(fileSystem));
  checkOwnFolder(root);
  let file: number;
  try {
    file = openSync(`${root}/${journalPath}`, 'r');
  } catch (error) {
    if (systemCode(error) === 'ENOENT' || systemCode(error) === 'ENOTDIR') return table;
    throw error;
  }
  try {
    for (const entry of readJournal(file)) table.add(entry, entry);
  } finally {
    closeSync(file);
  }
  return table;
}

/** Substitutions that earlier runs gave the manifest of this drive: names on it still need them. */
export function earlierSubstitutions(root: string): ReadonlyMap<string, string> {
  try {
    checkOwnFolder(root);
    const { manifest } = readManifest(readFileSync(`${root}/${manifestCopyPath}`));
    return manifest?.substitutions ?? new Map<string, string>();
  } catch {
    return new Map();
  }
}

export interface DriveEntry {
  readonly path: BytePath;
  readonly kind: 'file' | 'emptyFolder' | 'link' | 'special' | 'otherDevice' | 'unreadable';
  readonly errorCode?: string | undefined;
  /** Null for what is no file or cannot be looked at. */
  readonly stats: Stats | null;
}

/** Everything on a drive but what is Drivepost's own, in the order of its bytes. */
export function* walkDrive(root: string): Generator<DriveEntry> {
  for (const entry of walkUnclaimed(root, null)) if (entry !== null) yield entry;
}

/** The same, with null for each file of a path that a source claims in the table: no look is spent on it. */
export function* walkUnclaimed(root: string, table: VerifiedTable | null): Generator<DriveEntry | null> {
  for (const { path, kind, errorCode } of scan(root)) {
    if (isOwn(path)) continue;
    if (kind !== 'file') yield { path, kind, errorCode, stats: null };
    else if (table?.isClaimed(path) === true) yield null;
    else {
      const entry = lookAt(root, path);
      if (entry !== null) yield entry;
    }
  }
}

/** A file as it is now; null when it is there no more. */
function lookAt(root: string, path: BytePath): DriveEntry | null {
  try {
    const stats = lstatSync(nativePath(root, path), { throwIfNoEntry: false });
    return stats === undefined ? null : { path, kind: 'file', stats };
  } catch (error) {
    return { path, kind: 'unreadable', errorCode: systemCode(error), stats: null };
  }
}
