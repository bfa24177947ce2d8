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
import { writeAll } from './journal.ts';
import { ItemStop, onDrive, onSource } from './write-errors.ts';

export interface CopyFile {
  readonly source: string | Buffer;
  /** Where the copy goes; nothing may be there. Null only hashes the source. */
  readonly partial: string | Buffer | null;
  readonly buffer: Buffer;
  /** Whether to flush the copy itself; else the caller flushes the whole file system. */
  readonly mustFlush: boolean;
  /** Told of each piece; may throw to stop. */
  readonly keepOn: (bytes: number) => void;
}

export interface Copied {
  readonly md5: string;
  readonly sizeBytes: number;
  readonly sourceMtimeMs: number;
}

const readFlags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * Reads a source once, hashing, and writes it under a partial name with the source's times. Throws ItemStop
 * SOURCE_CHANGED when size, time of change or of status moved while it was read, or what `onSource` and `onDrive` throw.
 */
export function copyFile(copy: CopyFile): Copied {
  const source = onSource(() => openSync(copy.source, readFlags));
  try {
    const before = onSource(() => fstatSync(source));
    if (!before.isFile()) throw new ItemStop('NOT_A_FILE');
    const { partial } = copy;
    const target = partial === null ? null : onDrive(() => openSync(partial, 'wx', 0o644));
    try {
      const { md5, readBytes } = pump(copy, { source, target, sizeBytes: before.size });
      const after = onSource(() => fstatSync(source));
      if (isChanged(before, after) || readBytes !== before.size) throw new ItemStop('SOURCE_CHANGED');
      if (target !== null) {
        onDrive(() => {
          futimesSync(target, before.atimeMs / 1000, before.mtimeMs / 1000);
          if (copy.mustFlush) fsyncSync(target);
        });
      }
      return { md5, sizeBytes: readBytes, sourceMtimeMs: before.mtimeMs };
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

function pump(copy: CopyFile, { source, target, sizeBytes }: Pipe): { md5: string; readBytes: number } {
  const { buffer, keepOn } = copy;
  const take = (): number => onSource(() => readSync(source, buffer, 0, buffer.length, null));
  const put = (length: number): void => {
    if (target !== null && length > 0) onDrive(() => writeAll(target, buffer.subarray(0, length)));
    keepOn(length);
  };
  const first = take();
  if (first < buffer.length && first === sizeBytes) {
    put(first);
    return { md5: hash('md5', buffer.subarray(0, first)), readBytes: first };
  }
  const md5 = createHash('md5');
  let readBytes = 0;
  for (let length = first; length > 0; length = take()) {
    md5.update(buffer.subarray(0, length));
    put(length);
    readBytes += length;
  }
  return { md5: md5.digest('hex'), readBytes };
}

/** Whether a file was touched between two looks at it. */
export function isChanged(before: Stats, after: Stats): boolean {
  return before.size !== after.size || before.mtimeMs !== after.mtimeMs || before.ctimeMs !== after.ctimeMs;
}
