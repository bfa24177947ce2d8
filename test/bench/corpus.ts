import { randomBytes } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

export interface Corpus {
  readonly folder: string;
  readonly name: string;
  readonly files: number;
  readonly bytes: number;
}

export interface CorpusShape {
  readonly files: number;
  readonly sizeBytes: number;
  /** Tells one folder from another of the same shape. */
  readonly label?: string;
}

const blockBytes = 4 * 2 ** 20;

/** Makes a folder of files of one size, a hundred to a folder, no two alike; one made before is used again. */
export function makeCorpus(root: string, { files, sizeBytes, label }: CorpusShape): Corpus {
  const name = `${files.toLocaleString('en-US')} × ${sizeName(sizeBytes)}`;
  const folder = join(root, `${files}-of-${sizeBytes}${label === undefined ? '' : `-${label}`}`);
  const corpus = { folder, name, files, bytes: files * sizeBytes };
  const marker = `${folder}.done`;
  if (existsSync(marker)) return corpus;
  const block = randomBytes(Math.min(blockBytes, sizeBytes));
  for (let at = 0; at < files; at += 1) {
    const parent = join(folder, `folder-${String(Math.floor(at / 100)).padStart(5, '0')}`);
    if (at % 100 === 0) mkdirSync(parent, { recursive: true });
    writeOne(join(parent, `file-${String(at).padStart(7, '0')}.bin`), { at, sizeBytes, block });
  }
  writeFileSync(marker, '');
  return corpus;
}

/** Files that are larger are no part of a tree that people have: caches, programs that were fetched. */
const largestTreeFileBytes = 32 * 2 ** 20;

/** Copies a tree as it is: files of all sizes, without links, hidden folders at its top and very large files. */
export function copyTree(root: string, source: string): Corpus {
  const folder = join(root, 'tree');
  const marker = `${folder}.done`;
  const isMade = existsSync(marker);
  let [files, bytes] = [0, 0];

  function walk(from: string, to: string, isTop: boolean): void {
    if (!isMade) mkdirSync(to, { recursive: true });
    for (const entry of readdirSync(from, { withFileTypes: true })) {
      const [path, target] = [join(from, entry.name), join(to, entry.name)];
      if (entry.isDirectory()) {
        if (!isTop || !entry.name.startsWith('.')) walk(path, target, false);
      } else if (entry.isFile()) {
        const { size } = statSync(path);
        if (!isMade && size > largestTreeFileBytes) continue;
        if (!isMade) copyFileSync(path, target);
        files += 1;
        bytes += size;
      }
    }
  }

  walk(isMade ? folder : source, folder, !isMade);
  writeFileSync(marker, '');
  const mebibytes = Math.round(bytes / 2 ** 20);
  return { folder, name: `${files.toLocaleString('en-US')} files, ${mebibytes} MiB`, files, bytes };
}

function writeOne(file: string, content: { at: number; sizeBytes: number; block: Buffer }): void {
  const { at, sizeBytes, block } = content;
  const descriptor = openSync(file, 'w');
  try {
    for (let written = 0; written < sizeBytes; written += block.length) {
      // Each block is stamped, so that neither files nor blocks are alike.
      block.writeUInt32LE(at, 0);
      block.writeDoubleLE(written, 8);
      writeSync(descriptor, block, 0, Math.min(block.length, sizeBytes - written));
    }
  } finally {
    closeSync(descriptor);
  }
}

function sizeName(sizeBytes: number): string {
  if (sizeBytes >= 2 ** 30) return `${sizeBytes / 2 ** 30} GiB`;
  return sizeBytes >= 2 ** 20 ? `${sizeBytes / 2 ** 20} MiB` : `${sizeBytes / 2 ** 10} KiB`;
}
