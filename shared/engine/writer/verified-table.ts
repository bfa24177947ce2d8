import type { BytePath } from '../files/byte-path.ts';
import {
  createRecord,
  keyWords,
  recordWords,
  type DriveFile,
  type KnownContent,
  type VerifiedFile,
} from './verified-record.ts';

/**
 * What is known of the files on a drive: about 46 bytes for each of them in typed arrays, none of which is copied while
 * the table grows but the small index, so that memory stays small for millions of files.
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
  /** Forgets what is claimed under this path: it did not get its name, which is told elsewhere. */
  withdraw(path: BytePath): void;
  /** Takes all marks off again. */
  resetClaims(): void;
  /** From here on counts which claimed files are met. */
  beginStock(): void;
  /** As `get`, for a file that was met. What is claimed under its path counts as met, unless its content is known to be another. */
  take(file: DriveFile): VerifiedFile | null;
  /** Counts what is claimed under a path as met, whatever it is: that something is wrong with it is told elsewhere. */
  takePath(path: BytePath): void;
  /** How many claimed files were not met. */
  missingCount(): number;
  /** Whether a file is claimed and was not met. */
  isMissing(file: DriveFile): boolean;
}

const known = 0;
const claimed = 1;
const met = 2;
const withdrawn = 3;
type State = typeof known | typeof claimed | typeof met | typeof withdrawn;

const segmentRecords = 8192;
const largestLoad = 0.8;

/** An empty table. */
export function createVerifiedTable(mtimeStepMs: number): VerifiedTable {
  /** Records in the order in which they came. */
  const segments: Segment[] = [];
  let used = 0;
  /** A hash table. For each record its number plus one, times four, plus its state; 0 in a free slot. */
  let index = new Uint32Array(8192);
  let count = 0;
  const record = createRecord(mtimeStepMs);

  function after(slot: number): number {
    return slot + 1 === index.length ? 0 : slot + 1;
  }

  function stateAt(slot: number): State {
    return ((index[slot] ?? 0) & 3) as State;
  }

  function setState(slot: number, state: State): void {
    index[slot] = ((index[slot] ?? 0) & ~3) | state;
  }

  function segmentAt(slot: number): Segment {
    return segmentOf(numberAt(slot));
  }

  function segmentOf(number: number): Segment {
    const segment = segments[Math.floor(number / segmentRecords)];
    if (segment === undefined) throw new RangeError('No such record.');
    return segment;
  }

  function numberAt(slot: number): number {
    return ((index[slot] ?? 0) >>> 2) - 1;
  }

  /** Where the record of a slot begins in its segment. */
  function startAt(slot: number): number {
    return (numberAt(slot) % segmentRecords) * recordWords;
  }

  function isPath(slot: number, key: Uint32Array, from: number): boolean {
    const { words } = segmentAt(slot);
    const at = startAt(slot);
    return words[at] === key[from] && words[at + 1] === key[from + 1];
  }

  /** The slot with this key, or the free one where it belongs. */
  function find(key: Uint32Array, from: number): number {
    for (let slot = (key[from] ?? 0) % index.length; ; slot = after(slot)) {
      if (index[slot] === 0) return slot;
      if (!isPath(slot, key, from)) continue;
      const { words } = segmentAt(slot);
      const at = startAt(slot);
      if (words[at + 2] === key[from + 2] && words[at + 3] === key[from + 3]) return slot;
    }
  }

  function put(records: Uint32Array, from: number, state: State): void {
    const slot = find(records, from);
    const isNew = index[slot] === 0;
    if (isNew || stateAt(slot) === withdrawn) count += 1;
    if (isNew) {
      if (used % segmentRecords === 0) segments.push(createSegment());
      used += 1;
      index[slot] = used * 4;
    }
    setState(slot, state);
    const { words } = segmentAt(slot);
    const at = startAt(slot);
    for (let word = 0; word < recordWords; word += 1) words[at + word] = records[from + word] ?? 0;
    if (used > index.length * largestLoad) growIndex();
  }

  function growIndex(): void {
    const old = index;
    index = new Uint32Array(old.length * 2);
    for (const entry of old) {
      if (entry === 0) continue;
      const number = (entry >>> 2) - 1;
      const first = segmentOf(number).words[(number % segmentRecords) * recordWords] ?? 0;
      let slot = first % index.length;
      while (index[slot] !== 0) slot = after(slot);
      index[slot] = entry;
    }
  }

  function slotOf(file: DriveFile): number {
    return find(record.setFile(file), 0);
  }

  function contentAt(slot: number): VerifiedFile | null {
    if (index[slot] === 0 || stateAt(slot) === withdrawn) return null;
    const { bytes } = segmentAt(slot);
    const at = startAt(slot) * 4;
    const sourceMtimeMs = bytes.readDoubleLE(at + keyWords * 4 + 16);
    return {
      md5: bytes.toString('hex', at + keyWords * 4, at + keyWords * 4 + 16),
      // NaN where there is none.
      sourceMtimeMs: Number.isNaN(sourceMtimeMs) ? null : sourceMtimeMs,
      isClaimed: isClaimedAt(slot),
    };
  }

  function isClaimedAt(slot: number): boolean {
    const state = stateAt(slot);
    return state === claimed || state === met;
  }

  /** The claimed records of a path. */
  function* claimsOf(path: BytePath): Generator<number> {
    const key = record.setPath(path);
    for (let slot = (key[0] ?? 0) % index.length; index[slot] !== 0; slot = after(slot)) {
      if (isClaimedAt(slot) && isPath(slot, key, 0)) yield slot;
    }
  }

  /** Gives all records that are claimed, or met, another state. */
  function setClaimed(state: typeof known | typeof claimed): void {
    for (let slot = 0; slot < index.length; slot += 1) if (isClaimedAt(slot)) setState(slot, state);
  }

  return {
    get count() {
      return count;
    },
    add(file, content) {
      const made = record.setFile(file);
      record.setContent(content);
      put(made, 0, known);
    },
    addRecords(records, isOfSource) {
      for (let from = 0; from < records.length; from += recordWords) {
        put(records, from, isOfSource ? claimed : known);
      }
    },
    get: (file) => contentAt(slotOf(file)),
    claim(file) {
      const slot = slotOf(file);
      if (index[slot] !== 0 && stateAt(slot) !== withdrawn) setState(slot, claimed);
    },
    isClaimed(path) {
      return claimsOf(path).next().done !== true;
    },
    withdraw(path) {
      for (const slot of claimsOf(path)) {
        setState(slot, withdrawn);
        count -= 1;
      }
    },
    resetClaims: () => setClaimed(known),
    beginStock: () => setClaimed(claimed),
    take(file) {
      const slot = slotOf(file);
      const content = contentAt(slot);
      if (content?.isClaimed === true) setState(slot, met);
      else {
        for (const other of claimsOf(file.path)) {
          if (content === null || contentAt(other)?.md5 === content.md5) setState(other, met);
        }
      }
      return content;
    },
    takePath(path) {
      for (const slot of claimsOf(path)) setState(slot, met);
    },
    missingCount() {
      let missing = 0;
      for (const entry of index) if ((entry & 3) === claimed) missing += 1;
      return missing;
    },
    isMissing(file) {
      const slot = slotOf(file);
      return index[slot] !== 0 && stateAt(slot) === claimed;
    },
  };
}

interface Segment {
  readonly words: Uint32Array;
  /** The same memory. */
  readonly bytes: Buffer;
}

function createSegment(): Segment {
  const words = new Uint32Array(segmentRecords * recordWords);
  return { words, bytes: Buffer.from(words.buffer) };
}
