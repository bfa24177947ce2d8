import { hash } from 'node:crypto';
import type { BytePath } from '../files/byte-path.ts';

/** A file on the drive as its own file system tells it; another size or time makes it another file. */
export interface DriveFile {
  readonly path: BytePath;
  readonly sizeBytes: number;
  readonly mtimeMs: number;
}

export interface VerifiedFile {
  readonly md5: string;
  /** Null for a file that was hashed where it lay. */
  readonly sourceMtimeMs: number | null;
  /** Whether this run put it there or found it already there, for a source of this run. */
  readonly isClaimed: boolean;
}

const keyBytes = 16;
const entryBytes = 41;

/**
 * What is known of the files on a drive: 41 bytes for each of them in one typed array, so that memory stays small for
 * millions of files. A key is half the SHA-256 of path, size and time.
 */
export interface VerifiedTable {
  readonly count: number;
  add(file: DriveFile, value: { readonly md5: string; readonly sourceMtimeMs: number | null }): void;
  get(file: DriveFile): VerifiedFile | null;
  /** Marks a file as belonging to a source of this run. Nothing happens when it is not known. */
  claim(file: DriveFile): void;
  /** Takes all marks off again. */
  resetClaims(): void;
}

/** An empty table. `mtimeStepMs` is how finely the drive's file system keeps times: 2,000 for FAT. */
export function createVerifiedTable(mtimeStepMs: number): VerifiedTable {
  let slots = 4096;
  let bytes = Buffer.alloc(slots * entryBytes);
  let count = 0;

  function keyOf(file: DriveFile): Buffer {
    const time = mtimeStepMs === 0 ? file.mtimeMs : Math.floor(file.mtimeMs / mtimeStepMs);
    return hash('sha256', Buffer.from(`${file.sizeBytes} ${time} ${file.path}`, 'latin1'), 'buffer');
  }

  /** Where the entry with this key lies, or the free place where it belongs. */
  function find(key: Buffer): { readonly at: number; readonly isThere: boolean } {
    for (let slot = key.readUInt32LE(0) % slots; ; slot = (slot + 1) % slots) {
      const at = slot * entryBytes;
      if (bytes[at + 40] === 0) return { at, isThere: false };
      if (key.compare(bytes, at, at + keyBytes, 0, keyBytes) === 0) return { at, isThere: true };
    }
  }

  function grow(): void {
    const old = bytes;
    slots = Math.ceil(slots * 1.5);
    bytes = Buffer.alloc(slots * entryBytes);
    for (let from = 0; from < old.length; from += entryBytes) {
      if (old[from + 40] === 0) continue;
      const { at } = find(old.subarray(from, from + keyBytes));
      old.copy(bytes, at, from, from + entryBytes);
    }
  }

  return {
    get count() {
      return count;
    },
    add(file, { md5, sourceMtimeMs }) {
      if (count >= slots * 0.85) grow();
      const key = keyOf(file);
      const { at, isThere } = find(key);
      if (!isThere) count += 1;
      key.copy(bytes, at, 0, keyBytes);
      bytes.write(md5, at + 16, 'hex');
      bytes.writeDoubleLE(sourceMtimeMs ?? Number.NaN, at + 32);
      bytes[at + 40] = 1;
    },
    get(file) {
      const { at, isThere } = find(keyOf(file));
      if (!isThere) return null;
      const sourceMtimeMs = bytes.readDoubleLE(at + 32);
      return {
        md5: bytes.toString('hex', at + 16, at + 32),
        sourceMtimeMs: Number.isNaN(sourceMtimeMs) ? null : sourceMtimeMs,
        isClaimed: bytes[at + 40] === 2,
      };
    },
    claim(file) {
      const { at, isThere } = find(keyOf(file));
      if (isThere) bytes[at + 40] = 2;
    },
    resetClaims() {
      for (let at = 40; at < bytes.length; at += entryBytes) if (bytes[at] === 2) bytes[at] = 1;
    },
  };
}
