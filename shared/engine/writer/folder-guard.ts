import { existsSync, lstatSync, mkdirSync } from 'node:fs';
import { systemCode } from '../../base/errors.ts';
import { deviceEntryOf } from '../drives/drive-device.ts';
import { isHeldThere, type HeldFolder } from '../files/held-folder.ts';
import { nativePath, type BytePath } from '../files/byte-path.ts';
import { ItemStop, RunStop } from './write-errors.ts';

const keptFolders = 2000;

/** Makes folders on a drive, never through a link and never onto another file system. */
export interface FolderGuard {
  /** Makes sure that the folder of a file is there. Throws ItemStop NAME_TAKEN when something else is in its place. */
  makeFolderOf(file: BytePath): void;
  /** Throws RunStop DRIVE_GONE when the drive is unplugged, or its root no longer the one the run began with. */
  checkRoot(): void;
}

/** The guard of one drive. */
export function createFolderGuard(drive: HeldFolder): FolderGuard {
  const known = new Set<string>();
  const { path: root } = drive;
  const device = drive.identity.dev;

  const deviceEntry = deviceEntryOf(device);

  function checkRoot(): void {
    const isPlugged = deviceEntry === null || existsSync(deviceEntry);
    if (!isPlugged || !isHeldThere(drive)) throw new RunStop('DRIVE_GONE');
  }

  function make(folder: string): void {
    if (folder === '' || known.has(folder)) return;
    make(parentOf(folder));
    const path = nativePath(root, folder as BytePath);
    try {
      mkdirSync(path);
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') throw error;
      const there = lstatSync(path);
      if (!there.isDirectory() || there.dev !== device) throw new ItemStop('NAME_TAKEN', error);
    }
    if (known.size >= keptFolders) known.clear();
    known.add(folder);
  }

  return { makeFolderOf: (file) => make(parentOf(file)), checkRoot };
}

/** The folder that a path lies in, without its slash; empty for the root. */
export function parentOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}
