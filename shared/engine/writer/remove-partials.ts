import { lstatSync, readdirSync, rmSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { drivepostFolder } from '../../domain/inventory/inventory.ts';
import { displayOf, type BytePath } from '../files/byte-path.ts';
import { walkDrive } from './known-drive.ts';

/** Where files lie until they are verified. */
export const partialFolder = `${drivepostFolder}/partial` as BytePath;

/** Unfinished files of a drive. */
export interface Partials {
  /** Where a run begun now writes, apart from what stays. */
  readonly folder: BytePath;
  /** Files that have an unfinished one's content, without the drive's file system knowing: shown names. */
  readonly damaged: readonly string[];
  /** Removes what is unfinished. Throws the system's error. */
  readonly remove: () => void;
}

/**
 * Removes what a killed run left unfinished. File systems in user space rename in two steps, and one that was killed
 * between them may have left a file with two names that counts only its old one: to remove that would take the content from
 * the new one, so it stays. Throws the system's error.
 */
export function removePartials(
  root: string,
  isFuse: boolean,
  lookAt: (path: string) => Stats = lstatSync,
): Partials {
  const top = join(root, partialFolder);
  const unfinished = isFuse ? filesIn(top, lookAt) : new Map<number, string>();
  const kept = new Set<string>();
  const damaged: string[] = [];
  if (unfinished.size > 0) {
    for (const { path, stats } of walkDrive(root)) {
      const partial = stats === null ? undefined : unfinished.get(stats.ino);
      if (partial === undefined || lookAt(partial).nlink > 1) continue;
      kept.add(partial);
      damaged.push(displayOf(path));
    }
  }

  function remove(): void {
    if (kept.size === 0) rmSync(top, { recursive: true, force: true });
    else for (const path of filesIn(top, lookAt).values()) if (!kept.has(path)) rmSync(path);
  }

  remove();
  const name = kept.size === 0 ? '' : `/${Date.now().toString(36)}`;
  return { folder: `${partialFolder}${name}` as BytePath, damaged, remove };
}

/** All files below a folder by their number in the file system; none where there is no such folder. */
function filesIn(top: string, lookAt: (path: string) => Stats): Map<number, string> {
  const found = new Map<number, string>();
  let entries: readonly string[];
  try {
    entries = readdirSync(top, { recursive: true, encoding: 'utf8' });
  } catch {
    return found;
  }
  for (const name of entries) {
    const path = join(top, name);
    try {
      const stats = lookAt(path);
      if (stats.isFile()) found.set(stats.ino, path);
    } catch {
      // Nothing to be read there is nothing that could be lost with it.
    }
  }
  return found;
}
