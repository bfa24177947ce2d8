import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

export interface Corpus {
  readonly folder: string;
  readonly name: string;
  readonly files: number;
  readonly bytes: number;
}

const blockBytes = 4 * 2 ** 20;

/** Makes a folder of files of one size, a hundred to a folder, no two alike; one made before is used again. */
export function makeCorpus(root: string, options: { files: number; sizeBytes: number }): Corpus {
  const { files, sizeBytes } = options;
  const name = `${files.toLocaleString('en-US')} × ${sizeName(sizeBytes)}`;
  const folder = join(root, `${files}-of-${sizeBytes}`);
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
