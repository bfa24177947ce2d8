import { lstatSync, opendirSync, statSync, type Dir, type Stats } from 'node:fs';
import { nativePath, type BytePath } from './byte-path.ts';

/** What lies below a folder. */
export interface FolderSize {
  /** Files, links and special files: as many as a scan finds, without empty folders. */
  readonly files: number;
  /** Sizes of the regular files. */
  readonly bytes: number;
}

const entriesAStep = 256;

/**
 * Adds up what lies below a folder, a few hundred entries a step, in the order in which the system gives them: holds the
 * names of folders that are yet to be entered, and nothing else. Follows no link and enters no other file system; what
 * cannot be read counts nothing. Throws the system's error when the root is not there.
 */
export function* measureFolder(root: string): Generator<undefined, FolderSize> {
  const { dev: device } = statSync(root);
  const folders = ['' as BytePath];
  let [files, bytes, entries] = [0, 0, 0];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const handle = open(root, folder);
    if (handle === undefined) continue;
    try {
      for (let entry = handle.readSync(); entry !== null; entry = handle.readSync()) {
        entries += 1;
        if (entries % entriesAStep === 0) yield;
        const path = (folder + entry.name) as BytePath;
        const stat = lookAt(root, path);
        if (stat?.isDirectory() === true) {
          if (stat.dev === device) folders.push(`${path}/` as BytePath);
        } else if (stat !== undefined) {
          files += 1;
          if (stat.isFile()) bytes += stat.size;
        }
      }
    } catch {
      // Only a guess of what is to come: a folder that fails halfway counts as far as it was read.
    } finally {
      handle.closeSync();
    }
  }
  return { files, bytes };
}

function open(root: string, folder: BytePath): Dir | undefined {
  try {
    return opendirSync(nativePath(root, folder), { encoding: 'latin1', bufferSize: entriesAStep });
  } catch {
    return undefined;
  }
}

function lookAt(root: string, path: BytePath): Stats | undefined {
  try {
    return lstatSync(nativePath(root, path));
  } catch {
    return undefined;
  }
}
