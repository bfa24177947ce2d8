import { createCipheriv, createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { createRandom } from '../random.ts';

/** A file of the sources. Paths have `/`. */
export interface TreeFile {
  readonly path: string;
  /** Where it is to lie on a drive that is laid out for NTFS: written down here, not asked of the layout. */
  readonly drivePath: string;
  readonly content: Buffer;
}

const kibibyte = 1024;
const mebibyte = 1024 * kibibyte;

/** Names that have gone wrong somewhere; the second is what NTFS can hold, with substitutions. */
const oddNames: readonly (readonly [string, string])[] = [
  ['a "quoted", name.txt', 'a $QUOTE$quoted$QUOTE$, name.txt'],
  ['12:30 notes?.txt', '12$COLON$30 notes$QUESTION$.txt'],
  ['+plus & <angle>.xml', '+plus & $LESS$angle$GREATER$.xml'],
  ['Über Größe – 日本.txt', 'Über Größe – 日本.txt'],
  ['%41 percent.txt', '%41 percent.txt'],
  ["it's~#[x]{y}.txt", "it's~#[x]{y}.txt"],
  ['.hidden', '.hidden'],
  ["=1+1 formula'.csv", "=1+1 formula'.csv"],
];

/**
 * The files that a seed stands for: empty, tiny, 4 KiB, around the limits at which files are read in steps and stored in
 * parts, in folders, with odd names, ignored ones, a gzip file.
 */
export function treeFor(seed: number): readonly TreeFile[] {
  const random = createRandom(seed, 'tree');
  const files: TreeFile[] = [];
  const add = (path: string, sizeBytes: number, drivePath = path): void => {
    files.push({ path, drivePath, content: contentFor(seed, path, sizeBytes) });
  };
  for (const [name, onDrive] of oddNames) {
    const folder = random.pick(['', 'odd/', 'odd/deeper/']);
    add(folder + name, random.between(1, 300), folder + onDrive);
  }
  const count = random.between(10, 30);
  for (let at = 0; at < count; at += 1) {
    const folder = random.pick(['', 'a/', 'a/b/', 'a/b/c/', 'many/', 'many/', 'z z/']);
    add(`${folder}file-${at}.dat`, random.pick([0, 1, 17, 4 * kibibyte, 4 * kibibyte, 70_001]));
  }
  add('a/empty.txt', 0);
  add('a/scratch.tmp', 99);
  add('one-mebibyte.bin', mebibyte);
  add('just-above.bin', mebibyte + 1);
  add('m/parts.bin', random.pick([8 * mebibyte + 1, 9 * mebibyte, 16 * mebibyte, 17 * mebibyte + 3]));
  if (random.next() < 0.5) add('n/more-parts.bin', 8 * mebibyte + random.between(0, 70_000));
  const path = 'a/packed.gz';
  files.push({ path, drivePath: path, content: gzipSync(contentFor(seed, path, 5000)) });
  return files;
}

/** One file of each kind, so that every step of a work can have a history of its own. */
export function smallTree(seed: number): readonly TreeFile[] {
  const sizes: Readonly<Record<string, number>> = {
    'a/b/empty.txt': 0,
    'a/four-kibibytes.dat': 4 * kibibyte,
    'a/scratch.tmp': 99,
    'just-above.bin': mebibyte + 1,
    'm/parts.bin': 8 * mebibyte + 1,
    tiny: 1,
  };
  const files = Object.entries(sizes).map(([path, sizeBytes]): TreeFile => {
    return { path, drivePath: path, content: contentFor(seed, path, sizeBytes) };
  });
  const [path, drivePath] = oddNames[0] ?? ['', ''];
  return [...files, { path, drivePath, content: contentFor(seed, path, 300) }];
}

/** Bytes that no other path has and no other seed. */
export function contentFor(seed: number, path: string, sizeBytes: number): Buffer {
  const key = createHash('md5').update(`${seed}:${path}`).digest();
  return createCipheriv('aes-128-ctr', key, Buffer.alloc(16)).update(Buffer.alloc(sizeBytes));
}

/** Writes files below a folder. */
export function writeTree(folder: string, files: readonly Pick<TreeFile, 'path' | 'content'>[]): void {
  for (const { path, content } of files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}
