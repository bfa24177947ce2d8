import { lstatSync, opendirSync, statSync, type Dirent } from 'node:fs';
import { systemCode } from '../../base/errors.ts';
import { nativePath, type BytePath } from './byte-path.ts';

/**
 * What a scan finds. Only `file` is ever opened. An empty folder is named because it has no object;
 * `otherDevice` is a folder where another file system is mounted, which is not entered. A folder's path ends in `/`.
 */
export interface Found {
  readonly path: BytePath;
  readonly kind: 'file' | 'emptyFolder' | 'link' | 'special' | 'otherDevice' | 'unreadable';
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
  const device = statSync(root).dev;
  yield* scanFolder(root, '' as BytePath, { device, after: options.after ?? ('' as BytePath) });
}

interface Walk {
  readonly device: number;
  readonly after: BytePath;
}

function* scanFolder(root: string, folder: BytePath, walk: Walk): Generator<Found> {
  const { names, oddKinds } = namesIn(root, folder);
  if (names.length === 0 && folder !== '' && folder > walk.after) {
    yield { path: folder, kind: 'emptyFolder' };
  }
  for (const name of names) {
    const path = (folder + name) as BytePath;
    if (!name.endsWith('/')) {
      if (path > walk.after) yield { path, kind: oddKinds.get(name) ?? 'file' };
    } else if (path > walk.after || (walk.after.startsWith(path) && walk.after !== path)) {
      yield* enter(root, path, walk);
    }
  }
}

function* enter(root: string, folder: BytePath, walk: Walk): Generator<Found> {
  const inside = scanFolder(root, folder, walk);
  let first: IteratorResult<Found>;
  try {
    if (lstatSync(nativePath(root, folder.slice(0, -1) as BytePath)).dev !== walk.device) {
      yield { path: folder, kind: 'otherDevice' };
      return;
    }
    first = inside.next();
  } catch (error) {
    yield { path: folder, kind: 'unreadable', errorCode: systemCode(error) };
    return;
  }
  if (first.done === true) return;
  yield first.value;
  yield* inside;
}

interface FolderNames {
  /** Sorted; folders end in `/`, which puts them where their files belong in the order. */
  readonly names: string[];
  readonly oddKinds: Map<string, Found['kind']>;
}

function namesIn(root: string, folder: BytePath): FolderNames {
  const names: string[] = [];
  const oddKinds = new Map<string, Found['kind']>();
  const handle = opendirSync(nativePath(root, folder), { encoding: 'latin1', bufferSize: 512 });
  try {
    for (let entry = handle.readSync(); entry !== null; entry = handle.readSync()) {
      if (entry.isDirectory()) names.push(`${entry.name}/`);
      else {
        names.push(entry.name);
        const odd = oddKind(entry);
        if (odd !== undefined) oddKinds.set(entry.name, odd);
      }
    }
  } finally {
    handle.closeSync();
  }
  names.sort();
  return { names, oddKinds };
}

function oddKind(entry: Dirent): Found['kind'] | undefined {
  if (entry.isFile()) return undefined;
  return entry.isSymbolicLink() ? 'link' : 'special';
}
