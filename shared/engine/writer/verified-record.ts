import { hash } from 'node:crypto';
import type { BytePath } from '../files/byte-path.ts';

/** A file on the drive as its own file system tells it; another size or time makes it another file. */
export interface DriveFile {
  readonly path: BytePath;
  readonly sizeBytes: number;
  readonly mtimeMs: number;
}

/** What is found out about a file when its content is. */
export interface KnownContent {
  readonly md5: string;
  /** Null for a file that was hashed where it lay. */
  readonly sourceMtimeMs: number | null;
}

export interface VerifiedFile extends KnownContent {
  /** Whether this run put it there or found it already there, for a source of this run. */
  readonly isClaimed: boolean;
}

/**
 * Words of the key of a record, and of all of it: a quarter of the SHA-256 of the path, as much again mixed with size and
 * time; the MD5, the source's time.
 */
export const keyWords = 4;
export const recordWords = 10;

/** Bytes of a record. */
export const recordBytes = recordWords * 4;

/** Makes the records of verified files, away from the table that takes them. */
export interface RecordWriter {
  add(file: DriveFile, content: KnownContent): void;
  /** All records up to now, ten words each. */
  records(): Uint32Array;
}

/** Room for one record, to be overwritten by the next. How finely a file system keeps times is `mtimeStepMs`: 2,000 for FAT. */
export function createRecord(mtimeStepMs: number): {
  setPath(path: BytePath): Uint32Array;
  setFile(file: DriveFile): Uint32Array;
  setContent(content: KnownContent): void;
} {
  const words = new Uint32Array(recordWords);
  const bytes = Buffer.from(words.buffer);
  const numbers = new Float64Array(2);
  const numberWords = new Uint32Array(numbers.buffer);

  function setPath(path: BytePath): Uint32Array {
    bytes.write(hash('sha256', path, 'binary'), 0, keyWords * 4, 'latin1');
    return words;
  }

  return {
    setPath,
    setFile({ path, sizeBytes, mtimeMs }) {
      setPath(path);
      numbers[0] = sizeBytes;
      numbers[1] = mtimeStepMs === 0 ? mtimeMs : Math.floor(mtimeMs / mtimeStepMs);
      for (const word of numberWords) {
        words[2] = mixed(words[2] ?? 0, word, 0x5bd1e995);
        words[3] = mixed(words[3] ?? 0, word, 0x9e3779b1);
      }
      return words;
    },
    setContent({ md5, sourceMtimeMs }) {
      bytes.write(md5, keyWords * 4, 16, 'hex');
      bytes.writeDoubleLE(sourceMtimeMs ?? Number.NaN, 32);
    },
  };
}

function mixed(value: number, word: number, factor: number): number {
  const product = Math.imul(value ^ word, factor);
  return Math.imul(product ^ (product >>> 15), 0x85ebca6b) ^ (product >>> 13);
}

/** Begins a list of records in memory that holds as many, `recordBytes` each. */
export function createRecordWriter(mtimeStepMs: number, all: Uint32Array): RecordWriter {
  const record = createRecord(mtimeStepMs);
  let used = 0;
  return {
    add(file, content) {
      const words = record.setFile(file);
      record.setContent(content);
      all.set(words, used);
      used += recordWords;
    },
    records: () => all.subarray(0, used),
  };
}
