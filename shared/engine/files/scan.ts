import { lstatSync, statSync } from 'node:fs';
import { systemCode } from '../../base/errors.ts';
import { nativePath, type BytePath } from './byte-path.ts';
import { listFolder, type Listing, type OddKind } from './list-folder.ts';

/**
 * What a scan finds. Only `file` is ever opened. An empty folder is named because it has no object;
 * `otherDevice` is a folder where another file system is mounted, which is not entered. A folder's path ends in `/`.
 */
export interface Found {
  readonly path: BytePath;
  readonly kind: 'file' | OddKind | 'emptyFolder' | 'otherDevice' | 'unreadable';
  /** The system's error code, for `unreadable`. */
  readonly errorCode?: string | undefined;
}

export interface ScanOptions {
  /**
   * Goes on behind this path: nothing up to and including it is found, and nothing in it where it is a folder's. Only a
   * folder that the rest of was to be found in, and that can be entered no more, is found although it lies before it.
   */
  readonly after?: BytePath | undefined;
}

/**
 * Walks a folder, found paths sorted by their bytes (as S3 lists keys), so that two scans of the same drive find the
 * same things in the same order on any system. Holds the names of one folder a level, nothing else.
 * Links are never followed. Throws the system's error when the root itself cannot be read.
 */
export function* scan(root: string, options: ScanOptions = {}): Generator<Found> {
  const after = options.after ?? ('' as BytePath);
  const { dev: device, size } = statSync(root);
  const levels = [open('' as BytePath, listFolder(root, '' as BytePath, size))];
  for (let level = levels.at(-1); level !== undefined; level = levels.at(-1)) {
    const name = level.names[level.next];
    if (name === undefined) {
      levels.pop();
      continue;
    }
    level.next += 1;
    const path = (level.folder + name) as BytePath;
    if (!isFolder(name)) {
      if (after === '' || path > after) yield { path, kind: level.oddKinds?.get(name) ?? 'file' };
    } else if (path > after || (after.startsWith(path) && after !== path)) {
      const entered = enter(root, path, device);
      if ('kind' in entered) yield entered;
      else if (entered.names.length > 0) levels.push(open(path, entered));
      else if (path > after) yield { path, kind: 'emptyFolder' };
    }
  }
}

/** A folder whose names are being gone through. */
interface Level extends Listing {
  readonly folder: BytePath;
  next: number;
}

function open(folder: BytePath, { names, oddKinds }: Listing): Level {
  // Named one by one: of what is spread, each property is looked up anew for each file.
  return { names, oddKinds, folder, next: 0 };
}

function enter(root: string, folder: BytePath, device: number): Listing | Found {
  try {
    const path = folder.slice(0, -1) as BytePath;
    const { dev, size } = lstatSync(nativePath(root, path));
    if (dev !== device) return { path: folder, kind: 'otherDevice' };
    return listFolder(root, path, size);
  } catch (error) {
    return { path: folder, kind: 'unreadable', errorCode: systemCode(error) };
  }
}

function isFolder(name: string): boolean {
  return name.charCodeAt(name.length - 1) === 0x2f;
}
