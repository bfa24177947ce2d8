import { closeSync, constants, openSync, readlinkSync, statSync } from 'node:fs';
import { systemCode } from '../../base/errors.ts';

/** What tells a folder from another one that has come into its place. */
export interface FolderIdentity {
  readonly dev: number;
  readonly ino: number;
}

/** The identity of what lies there now. Throws the system's error. */
export function identityOf(folder: string): FolderIdentity {
  const { dev, ino } = statSync(folder);
  return { dev, ino };
}

/** A folder, the root of a drive say, that is kept open: what is done by way of `path` happens in it and nowhere else. */
export interface HeldFolder {
  readonly folder: string;
  readonly identity: FolderIdentity;
  /** The path to reach it by, from here and from processes started here; the folder's own where a system has none. */
  readonly path: string;
  /** Where the system says that the open folder lies; null where it cannot be asked. */
  readonly place: string | null;
}

/**
 * Opens a folder to hold it. On Linux nothing that is unmounted from there, or mounted over it, leads elsewhere from then
 * on. Null when it is no longer there, or not the one with that identity. Throws the system's error.
 */
export function holdFolder(folder: string, identity: FolderIdentity): HeldFolder | null {
  let held: HeldFolder = { folder, identity, path: folder, place: null };
  if (process.platform === 'linux') {
    let descriptor: number;
    try {
      descriptor = openSync(folder, constants.O_RDONLY | constants.O_DIRECTORY);
    } catch (error) {
      if (['ENOENT', 'ENOTDIR'].includes(systemCode(error) ?? '')) return null;
      throw error;
    }
    const path = `/proc/${process.pid}/fd/${descriptor}`;
    try {
      held = { ...held, path, place: readlinkSync(path) };
    } catch {
      // No /proc here.
      closeSync(descriptor);
    }
  }
  if (isHeldThere(held) && isSameFolder(identityOf(held.path), identity)) return held;
  releaseFolder(held);
  return null;
}

/**
 * Whether the folder can still be reached under its name. A drive that was unmounted lies nowhere any more, even where
 * one with the same device number is mounted in its place.
 */
export function isHeldThere(held: HeldFolder): boolean {
  try {
    if (held.place !== null && readlinkSync(held.path) !== held.place) return false;
    return isSameFolder(identityOf(held.folder), held.identity);
  } catch {
    return false;
  }
}

/** Closes a folder, so that its drive can be unmounted. */
export function releaseFolder(held: HeldFolder): void {
  if (held.place !== null) closeSync(Number(held.path.split('/').at(-1)));
}

function isSameFolder(one: FolderIdentity, other: FolderIdentity): boolean {
  return one.dev === other.dev && one.ino === other.ino;
}
