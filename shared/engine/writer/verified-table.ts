import { hash } from 'node:crypto';
import type { BytePath } from '../files/byte-path.ts';

/** A file on the drive as its own file system tells it; another size or time makes it another file. */
export interface DriveFile {
  readonly path: BytePath;
  readonly sizeBytes: number;
  readonly mtimeMs: number;
}

/** What is found out about a file when its content is. */
interface KnownContent {
  readonly md5: string;
  /** Null for a file that was hashed where it lay. */
  readonly sourceMtimeMs: number | null;
}

export interface VerifiedFile extends KnownContent {
  /** Whether this run put it there or found it already there, for a source of this run. */
  readonly isClaimed: boolean;
}

/**
 * A record, in words of 32 bits: a quarter of the SHA-256 of the path, as much again mixed with size and time, the MD5, the
 * source's time.
 */
const keyWords = 4;
const recordWords = 10;

/** Bytes of a record. */
export const recordBytes = recordWords * 4;

/** Makes the records of verified files, away from the table that takes them. */
export interface RecordWriter {
  add(file: DriveFile, content: KnownContent): void;
  /** All records up to now, ten words each. */
  records(): Uint32Array;
}

/**
 * What is known of the files on a drive: 41 bytes for each of them in typed arrays, so that memory stays small for
 * millions of files.
 */
export interface VerifiedTable {
  readonly count: number;
  add(file: DriveFile, content: KnownContent): void;
  /** Takes what a record writer made with the same step of time; claims it, if it was put there for sources of this run. */
  addRecords(records: Uint32Array, isClaimed: boolean): void;
  get(file: DriveFile): VerifiedFile | null;
  /** Marks a file as belonging to a source of this run. Nothing happens when it is not known. */
  claim(file: DriveFile): void;
  /** Whether a file of this path, whatever its size and time, belongs to a source of this run. */
  isClaimed(path: BytePath): boolean;
  /** Takes all marks off again. */
  resetClaims(): void;
}

/** Room for one record. How finely a file system keeps times is `mtimeStepMs`: 2,000 for FAT. */
function createRecord(mtimeStepMs: number): {
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

const free = 0;
const known = 1;
const claimed = 2;

/** An empty table. */
export function createVerifiedTable(mtimeStepMs: number): VerifiedTable {
  let slots = 4096;
  let words = new Uint32Array(slots * recordWords);
  let bytes = Buffer.from(words.buffer);
  let states = new Uint8Array(slots);
  let count = 0;
  const record = createRecord(mtimeStepMs);

  function after(slot: number): number {
    return slot + 1 === slots ? 0 : slot + 1;
  }

  /** The slot with this key, or the free one where it belongs. */
  function find(key: Uint32Array, from: number): number {
    const [first, second, third, fourth] = [key[from], key[from + 1], key[from + 2], key[from + 3]];
    for (let slot = (first ?? 0) % slots; ; slot = after(slot)) {
      if (states[slot] === free) return slot;
      const at = slot * recordWords;
      if (
        words[at] === first &&
        words[at + 1] === second &&
        words[at + 2] === third &&
        words[at + 3] === fourth
      ) {
        return slot;
      }
    }
  }

  function put(records: Uint32Array, from: number, state: number): void {
    const slot = find(records, from);
    if (states[slot] === free) count += 1;
    for (let word = 0; word < recordWords; word += 1) {
      words[slot * recordWords + word] = records[from + word] ?? 0;
    }
    states[slot] = state;
  }

  function grow(): void {
    const [oldWords, oldStates] = [words, states];
    slots = Math.ceil(slots * 1.5);
    words = new Uint32Array(slots * recordWords);
    bytes = Buffer.from(words.buffer);
    states = new Uint8Array(slots);
    count = 0;
    for (let slot = 0; slot < oldStates.length; slot += 1) {
      const state = oldStates[slot] ?? free;
      if (state !== free) put(oldWords, slot * recordWords, state);
    }
  }

  function makeRoom(): void {
    if (count >= slots * 0.85) grow();
  }

  function slotOf(file: DriveFile): number {
    return find(record.setFile(file), 0);
  }

  /** NaN where there is none. */
  function sourceTimeAt(slot: number): number {
    return bytes.readDoubleLE((slot * recordWords + 8) * 4);
  }

  return {
    get count() {
      return count;
    },
    add(file, content) {
      makeRoom();
      const made = record.setFile(file);
      record.setContent(content);
      put(made, 0, known);
    },
    addRecords(records, isClaimed) {
      for (let from = 0; from < records.length; from += recordWords) {
        makeRoom();
        put(records, from, isClaimed ? claimed : known);
      }
    },
    get(file) {
      const slot = slotOf(file);
      if (states[slot] === free) return null;
      const sourceMtimeMs = sourceTimeAt(slot);
      const md5At = (slot * recordWords + keyWords) * 4;
      return {
        md5: bytes.toString('hex', md5At, md5At + 16),
        sourceMtimeMs: Number.isNaN(sourceMtimeMs) ? null : sourceMtimeMs,
        isClaimed: states[slot] === claimed,
      };
    },
    claim(file) {
      const slot = slotOf(file);
      if (states[slot] !== free) states[slot] = claimed;
    },
    isClaimed(path) {
      const key = record.setPath(path);
      for (let slot = (key[0] ?? 0) % slots; states[slot] !== free; slot = after(slot)) {
        const at = slot * recordWords;
        const isSame = words[at] === key[0] && words[at + 1] === key[1];
        if (isSame && states[slot] === claimed) return true;
      }
      return false;
    },
    resetClaims() {
      for (let slot = 0; slot < slots; slot += 1) if (states[slot] === claimed) states[slot] = known;
    },
  };
}
