import { createHash, hash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { closeSync, constants, openSync, readSync } from 'node:fs';
import { systemCode } from '../../base/errors.ts';

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
}

export interface ReadBackOptions {
  /** Block device of a FUSE file system. */
  readonly device: string;
  readonly isFuse: boolean;
  readonly chunkBytes?: number | undefined;
}

/** FILE_FLAG_NO_BUFFERING as Node's file functions hand it on under Windows, which names no constant for it. */
const windowsDirect = 0x02000000;

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

  function md5Of(path: string | Buffer, keepOn: (bytes: number) => void, sizeBytes = Infinity): string {
    const direct = directFlag();
    if (direct !== 0) {
      try {
        const md5 = hashFile({ path, flags: direct, buffer, keepOn, sizeBytes });
        note(bestMethod());
        return md5;
      } catch (error) {
        // The file system takes no direct reads (EINVAL at open or at the first read): the cache has to do.
        if (systemCode(error) !== 'EINVAL' && systemCode(error) !== 'ENOTSUP') throw error;
      }
    }
    note('cached');
    return hashFile({ path, flags: 0, buffer, keepOn, sizeBytes });
  }

  return {
    get method() {
      return weakest ?? bestMethod();
    },
    prepare,
    md5Of,
  };
}

interface WithWebAssembly {
  readonly WebAssembly: {
    readonly Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
  };
}

function directFlag(): number {
  if (process.platform === 'linux') return constants.O_DIRECT;
  return process.platform === 'win32' ? windowsDirect : 0;
}

interface HashFile {
  readonly path: string | Buffer;
  readonly flags: number;
  readonly buffer: Uint8Array;
  readonly keepOn: (bytes: number) => void;
  /** How much is read; Infinity for all there is. */
  readonly sizeBytes: number;
}

function hashFile({ path, flags, buffer, keepOn, sizeBytes }: HashFile): string {
  const file = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | flags);
  try {
    const first = readPiece(file, buffer, { at: 0, sizeBytes });
    keepOn(first);
    if (first >= sizeBytes || endsFile(first)) return hash('md5', buffer.subarray(0, first));
    const md5 = createHash('md5').update(buffer.subarray(0, first));
    for (let at = first; ;) {
      const read = readPiece(file, buffer, { at, sizeBytes });
      md5.update(buffer.subarray(0, read));
      keepOn(read);
      at += read;
      if (at >= sizeBytes || endsFile(read)) return md5.digest('hex');
    }
  } finally {
    closeSync(file);
  }
}

/**
 * Reads as much as the buffer holds, and no more than the blocks that the size takes: Linux fills the memory behind the
 * end of a file with zeros, which for a small file costs more than reading it.
 */
function readPiece(
  file: number,
  buffer: Uint8Array,
  { at, sizeBytes }: { readonly at: number; readonly sizeBytes: number },
): number {
  const wanted = Math.ceil((sizeBytes - at) / blockBytes) * blockBytes;
  return readSync(file, buffer, 0, Math.min(buffer.length, wanted), at);
}

const blockBytes = 4096;

/** A read that ends inside a block has met the end of the file. */
function endsFile(readBytes: number): boolean {
  return readBytes === 0 || readBytes % 512 !== 0;
}

/** Direct reads need memory on a block's boundary; WebAssembly memory begins on a page, other buffers need not. */
function alignedBuffer(sizeBytes: number): Uint8Array {
  // Node's types name no WebAssembly; every Node has it.
  const { WebAssembly } = globalThis as unknown as WithWebAssembly;
  const memory = new WebAssembly.Memory({ initial: Math.ceil(sizeBytes / 65_536) });
  return new Uint8Array(memory.buffer, 0, sizeBytes);
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
