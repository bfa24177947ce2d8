import { createHash, hash } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  futimesSync,
  openSync,
  readSync,
  type Stats,
} from 'node:fs';
import { crc32 } from 'node:zlib';
import type { BlockSums } from '../drives/block-sums.ts';
import { writeAll } from './journal.ts';
import { createPieceWriter } from './piece-writer.ts';
import { ItemStop, onDrive, onSource } from './write-errors.ts';

export interface CopyFile {
  readonly source: string | Buffer;
  /** Where the copy goes; nothing may be there. Null only hashes the source. */
  readonly partial: string | Buffer | null;
  readonly buffers: CopyBuffers;
  /** Whether to write past the page cache, what is larger than a buffer. */
  readonly isDirect: boolean;
  /** Whether to flush the copy itself; else the caller flushes the whole file system. */
  readonly mustFlush: boolean;
  /** Told of each piece; may throw to stop. */
  readonly keepOn: (bytes: number) => void;
}

/** Equally long; while one is written the other is filled. For direct writes they are from `alignedBuffer`. */
export type CopyBuffers = readonly [Uint8Array, Uint8Array];

/** What was read, in blocks as long as a buffer. */
export interface Copied extends BlockSums {
  readonly md5: string;
  readonly sourceMtimeMs: number;
}

const readFlags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * Reads a source once, hashing, and writes it under a partial name with the source's times. Throws ItemStop
 * SOURCE_CHANGED when size, time of change or of status moved while it was read, or what `onSource` and `onDrive` throw.
 */
export async function copyFile(copy: CopyFile): Promise<Copied> {
  const source = onSource(() => openSync(copy.source, readFlags));
  try {
    const before = onSource(() => fstatSync(source));
    if (!before.isFile()) throw new ItemStop('NOT_A_FILE');
    const { partial } = copy;
    const target = partial === null ? null : onDrive(() => openSync(partial, 'wx', 0o644));
    try {
      const content = await pump(copy, { source, target, sizeBytes: before.size });
      const after = onSource(() => fstatSync(source));
      if (isChanged(before, after) || content.sizeBytes !== before.size) throw new ItemStop('SOURCE_CHANGED');
      if (target !== null) {
        onDrive(() => {
          futimesSync(target, before.atimeMs / 1000, before.mtimeMs / 1000);
          if (copy.mustFlush) fsyncSync(target);
        });
      }
      const { md5, sizeBytes, blockBytes, crc32s } = content;
      return { md5, sizeBytes, blockBytes, crc32s, sourceMtimeMs: before.mtimeMs };
    } finally {
      if (target !== null) onDrive(() => closeSync(target));
    }
  } finally {
    closeSync(source);
  }
}

interface Pipe {
  readonly source: number;
  readonly target: number | null;
  readonly sizeBytes: number;
}

type Content = Omit<Copied, 'sourceMtimeMs'>;

async function pump(copy: CopyFile, pipe: Pipe): Promise<Content> {
  const [buffer] = copy.buffers;
  const { target, sizeBytes } = pipe;
  const first = fill(pipe.source, buffer, sizeBytes);
  if (first === buffer.length && first < sizeBytes) return pumpLarge(copy, pipe);
  const bytes = buffer.subarray(0, first);
  if (target !== null && first > 0) onDrive(() => writeAll(target, bytes));
  copy.keepOn(first);
  const crc32s = first === 0 ? [] : [crc32(bytes)];
  return { md5: hash('md5', bytes), sizeBytes: first, blockBytes: buffer.length, crc32s };
}

/** While a piece is on its way to the drive, the next one is read and hashed. The first buffer is full. */
async function pumpLarge(copy: CopyFile, { source, target, sizeBytes }: Pipe): Promise<Content> {
  const [filled, empty] = copy.buffers;
  const path = copy.isDirect ? copy.partial : null;
  const writer = target === null ? null : createPieceWriter(target, path);
  const md5 = createHash('md5');
  const crc32s: number[] = [];
  let readBytes = 0;
  try {
    let [bytes, other] = [filled, empty];
    for (let length = bytes.length; length > 0; length = fill(source, bytes, sizeBytes - readBytes)) {
      const piece = bytes.subarray(0, length);
      md5.update(piece);
      crc32s.push(crc32(piece));
      await writer?.write(piece, readBytes);
      readBytes += length;
      copy.keepOn(length);
      [bytes, other] = [other, bytes];
    }
    await writer?.finish();
  } finally {
    await writer?.close();
  }
  return { md5: md5.digest('hex'), sizeBytes: readBytes, blockBytes: filled.length, crc32s };
}

/** Reads until the buffer is full, or to the end: where it is expected, or where nothing more comes. Gives the bytes read. */
function fill(source: number, buffer: Uint8Array, expectedBytes: number): number {
  let length = 0;
  for (;;) {
    const read = onSource(() => readSync(source, buffer, length, buffer.length - length, null));
    length += read;
    if (read === 0 || length === expectedBytes || length === buffer.length) return length;
  }
}

/** Whether a file was touched between two looks at it. */
export function isChanged(before: Stats, after: Stats): boolean {
  return before.size !== after.size || before.mtimeMs !== after.mtimeMs || before.ctimeMs !== after.ctimeMs;
}
