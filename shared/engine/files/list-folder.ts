import { opendirSync, readdirSync, type Dirent } from 'node:fs';
import { nativePath, type BytePath } from './byte-path.ts';

/** What is neither a file nor a folder. */
export type OddKind = 'link' | 'special';

/** The names in a folder. */
export interface Listing {
  /** Sorted by their bytes; folders end in `/`, which puts them where their files belong in the order of paths. */
  readonly names: readonly string[];
  /** Null where there are only files and folders, so that no name has to be looked up. */
  readonly oddKinds: ReadonlyMap<string, OddKind> | null;
}

/** A folder that is larger itself has so many names that they are better not held twice. Bytes. */
const wholeLimitBytes = 1024 * 1024;

const entriesAtOnce = 512;

/**
 * The names in a folder below `root`. `sizeBytes` is the size of the folder itself, as far as its file system tells: most
 * are read whole, which is faster, large ones piece by piece. Throws the system's error.
 */
export function listFolder(root: string, folder: BytePath, sizeBytes: number): Listing {
  const names: string[] = [];
  let oddKinds: Map<string, OddKind> | null = null;
  for (const entry of entriesOf(nativePath(root, folder), sizeBytes)) {
    if (entry.isFile()) names.push(entry.name);
    else if (entry.isDirectory()) names.push(`${entry.name}/`);
    else {
      oddKinds ??= new Map();
      oddKinds.set(entry.name, entry.isSymbolicLink() ? 'link' : 'special');
      names.push(entry.name);
    }
  }
  names.sort();
  return { names, oddKinds };
}

function entriesOf(path: string | Buffer, sizeBytes: number): Iterable<Dirent> {
  if (sizeBytes > wholeLimitBytes) return pieces(path);
  return readdirSync(path, { encoding: 'latin1', withFileTypes: true });
}

function* pieces(path: string | Buffer): Generator<Dirent> {
  const handle = opendirSync(path, { encoding: 'latin1', bufferSize: entriesAtOnce });
  try {
    for (let entry = handle.readSync(); entry !== null; entry = handle.readSync()) yield entry;
  } finally {
    handle.closeSync();
  }
}
