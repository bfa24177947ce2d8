import { createHash, hash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { closeSync, constants, openSync, readSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import type { BlockSums } from './block-sums.ts';
import { alignedBuffer, directBlockBytes, directFlag, isDirectRefused } from './direct-io.ts';

/**
 * How content was read back. `direct`: past the cache of the computer, from the drive itself. `flushed`: the file
 * system runs as a process (FUSE), so the cache of its block device was emptied first, then read directly.
 * `fuse`: read directly, but that process may have answered from the cache of its device. `cached`: the system offers
 * no way past its cache here, so only a remount proves more.
 */
export type ReadBackMethod = 'direct' | 'flushed' | 'fuse' | 'cached';

/** What each method means, for a report. */
export const readBackWords: Readonly<Record<ReadBackMethod, string>> = {
  direct: 'read back from the medium, past the page cache (direct I/O)',
  flushed: 'read back from the medium (direct I/O through FUSE, the device cache emptied first)',
  fuse: 'read back through FUSE; the device cache may have answered: unplug the drive, plug it in, run drivepost verify',
  cached: 'read back through the page cache: unplug the drive, plug it in, run drivepost verify',
};

/** Reads files back so that, as far as the system allows, the medium answers and not the cache. */
export interface ReadBack {
  /** The method that the files read so far went through; the weakest, when there were several. */
  readonly method: ReadBackMethod;
  /** Called once after a batch was written and flushed, before its files are read. */
  prepare(): void;
  /**
   * MD5 in hexadecimal of what lies on the medium. Throws the system's error. `keepOn` may throw to stop between chunks.
   * With `sizeBytes`, which the caller compares with the file's, nothing is asked for behind it, which spares a read.
   */
  md5Of(path: string | Buffer, keepOn: (bytes: number) => void, sizeBytes?: number): string;
  /**
   * Where what lies on the medium first differs from what is expected: the offset of that block; null when it does not. What
   * lies behind the expected size is not looked at. Throws as `md5Of` does.
   */
  differenceFrom(expected: BlockSums, path: string | Buffer, keepOn: (bytes: number) => void): number | null;
}

export interface ReadBackOptions {
  /** Block device of a FUSE file system. */
  readonly device: string;
  readonly isFuse: boolean;
  readonly chunkBytes?: number | undefined;
}

const strength: readonly ReadBackMethod[] = ['direct', 'flushed', 'fuse', 'cached'];

/** The read-back of this system: direct I/O on Linux and Windows, through the cache on macOS. */
export function createReadBack(options: ReadBackOptions): ReadBack {
  const chunkBytes = options.chunkBytes ?? 1024 * 1024;
  const buffer = alignedBuffer(chunkBytes);
  let canFlush = options.isFuse && process.platform === 'linux' && options.device.startsWith('/dev/');
  let weakest: ReadBackMethod | null = null;

  function note(method: ReadBackMethod): void {
    if (weakest === null || strength.indexOf(method) > strength.indexOf(weakest)) weakest = method;
  }

  function bestMethod(): ReadBackMethod {
    if (directFlag() === 0) return 'cached';
    if (!options.isFuse) return 'direct';
    return canFlush ? 'flushed' : 'fuse';
  }

  function prepare(): void {
    if (!canFlush) return;
    canFlush = emptyDeviceCache(options.device);
  }

  /** Reads directly; through the cache where the file system does not let us, which is seen at the latest by the first read. */
  function openAndRead<T>(path: string | Buffer, read: (file: number) => T): T {
    const direct = directFlag();
    if (direct !== 0) {
      try {
        const result = withFile(path, direct, read);
        note(bestMethod());
        return result;
      } catch (error) {
        if (!isDirectRefused(error)) throw error;
      }
    }
    note('cached');
    return withFile(path, 0, read);
  }

  return {
    get method() {
      return weakest ?? bestMethod();
    },
    prepare,
    md5Of: (path, keepOn, sizeBytes = Infinity) =>
      openAndRead(path, (file) => hashFile(file, { buffer, keepOn, sizeBytes })),
    differenceFrom: (expected, path, keepOn) =>
      openAndRead(path, (file) => compareFile(file, expected, { buffer, keepOn })),
  };
}

function withFile<T>(path: string | Buffer, flags: number, read: (file: number) => T): T {
  const file = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | flags);
  try {
    return read(file);
  } finally {
    closeSync(file);
  }
}

interface Reading {
  readonly buffer: Uint8Array;
  readonly keepOn: (bytes: number) => void;
}

/** MD5 of `sizeBytes`, Infinity for all there is. */
function hashFile(
  file: number,
  { buffer, keepOn, sizeBytes }: Reading & { readonly sizeBytes: number },
): string {
  const first = readPiece(file, buffer, { at: 0, end: sizeBytes });
  keepOn(first);
  if (first >= sizeBytes || endsFile(first)) return hash('md5', buffer.subarray(0, first));
  const md5 = createHash('md5').update(buffer.subarray(0, first));
  for (let at = first; ;) {
    const read = readPiece(file, buffer, { at, end: sizeBytes });
    md5.update(buffer.subarray(0, read));
    keepOn(read);
    at += read;
    if (at >= sizeBytes || endsFile(read)) return md5.digest('hex');
  }
}

function compareFile(
  file: number,
  { sizeBytes, blockBytes, crc32s }: BlockSums,
  { buffer, keepOn }: Reading,
): number | null {
  let begin = 0;
  for (const expected of crc32s) {
    const end = Math.min(begin + blockBytes, sizeBytes);
    let sum = 0;
    for (let at = begin; at < end;) {
      // A file that has grown gives more than was asked for: the rest of its last block.
      const read = Math.min(readPiece(file, buffer, { at, end }), end - at);
      sum = crc32(buffer.subarray(0, read), sum);
      keepOn(read);
      at += read;
      if (at < end && endsFile(read)) return begin;
    }
    if (sum !== expected) return begin;
    begin = end;
  }
  return begin === sizeBytes ? null : begin;
}

/**
 * Reads as much as the buffer holds, and no more than the blocks that it takes to the end: Linux fills the memory behind the
 * end of a file with zeros, which for a small file costs more than reading it.
 */
function readPiece(
  file: number,
  buffer: Uint8Array,
  { at, end }: { readonly at: number; readonly end: number },
): number {
  const wanted = Math.ceil((end - at) / directBlockBytes) * directBlockBytes;
  return readSync(file, buffer, 0, Math.min(buffer.length, wanted), at);
}

/** A read that ends inside a block has met the end of the file. */
function endsFile(readBytes: number): boolean {
  return readBytes === 0 || readBytes % 512 !== 0;
}

function emptyDeviceCache(device: string): boolean {
  for (const command of ['blockdev', '/sbin/blockdev', '/usr/sbin/blockdev']) {
    try {
      execFileSync(command, ['--flushbufs', device], { stdio: 'ignore', timeout: 60_000 });
      return true;
    } catch {
      // Missing under this name, or not allowed: the next one, then none.
    }
  }
  return false;
}
