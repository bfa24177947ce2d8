import { fold } from '../drive/file-systems.ts';

/**
 * What a claim found: a path nobody has, the very same path of the same kind, the same path as file and as folder,
 * another path that some file systems take for this one, or a path that is kept free.
 */
export type Claim = 'new' | 'same' | 'otherKind' | 'caseClash' | 'normalisationClash' | 'taken';

/** Remembers which paths are taken, in fourteen bytes each and an index of five to eleven, and not the paths themselves. */
export interface PathTable {
  /** Claims a path; after `new`, and after a clash that `isCaseSensitive` allows, it is taken. */
  claim(path: string, kind: 'file' | 'folder'): Claim;
  /** Keeps a path, in every spelling, free of files and folders. */
  keepFree(path: string): void;
}

const keptFree = 0;
const longChain = 32;
const segmentRecords = 8192;
const recordWords = 3;
const largestLoad = 0.75;

/**
 * Makes a path table. Paths are known by 64 bits of a hash of their fold and 30 bits of a hash of their spelling: that
 * two paths are taken for one by chance happens once in millions of drives.
 */
export function createPathTable(isCaseSensitive: boolean): PathTable {
  /** Records in the order in which they came, never copied. */
  const segments: Segment[] = [];
  let used = 0;
  /** A hash table of the records' numbers, each plus one; 0 in a free slot. */
  let index = new Uint32Array(1024);

  function segmentOf(number: number): Segment {
    const segment = segments[Math.floor(number / segmentRecords)];
    if (segment === undefined) throw new RangeError('No such record.');
    return segment;
  }

  /** The first free slot from the one where `high` belongs. */
  function freeSlot(high: number): number {
    const mask = index.length - 1;
    let slot = high & mask;
    while (index[slot] !== 0) slot = (slot + 1) & mask;
    return slot;
  }

  function insert(high: number, low: number, exact: number, form: number): void {
    if (used >= index.length * largestLoad) growIndex();
    if (used % segmentRecords === 0) segments.push(createSegment());
    const { words, forms } = segmentOf(used);
    const at = used % segmentRecords;
    words[at * recordWords] = high;
    words[at * recordWords + 1] = low;
    words[at * recordWords + 2] = exact;
    forms[at] = form;
    used += 1;
    index[freeSlot(high)] = used;
  }

  function growIndex(): void {
    const old = index;
    index = new Uint32Array(old.length * 2);
    for (const entry of old) {
      if (entry === 0) continue;
      const high = segmentOf(entry - 1).words[((entry - 1) % segmentRecords) * recordWords] ?? 0;
      index[freeSlot(high)] = entry;
    }
  }

  return {
    claim(path, kind) {
      const folded = fold(path);
      const spelled = hash(path, 0x2c1b3c6d);
      const exact = ((spelled & ~3) | (kind === 'folder' ? 3 : 2)) >>> 0;
      const form = hash(path.normalize('NFD'), 0x165667b1) & 0xffff;
      let high = hash(folded, 0x9e3779b1);
      let low = hash(folded, 0x85ebca77);
      let found: Claim = 'new';
      let chain = 0;
      const mask = index.length - 1;
      for (let slot = high & mask; ; slot = (slot + 1) & mask) {
        const entry = index[slot] ?? 0;
        if (entry === 0) break;
        const { words, forms } = segmentOf(entry - 1);
        const at = (entry - 1) % segmentRecords;
        if (words[at * recordWords] !== high || words[at * recordWords + 1] !== low) continue;
        const other = words[at * recordWords + 2] ?? 0;
        if (other === exact) return 'same';
        if (other === keptFree) return 'taken';
        if ((other | 1) === (exact | 1)) return 'otherKind';
        found = forms[at] === form ? 'normalisationClash' : 'caseClash';
        if (!isCaseSensitive) return found;
        chain += 1;
        if (chain === longChain) {
          // So many spellings of one name are told apart by the spelling, lest each has to pass all the others.
          high = (high ^ exact) >>> 0;
          low = (Math.imul(low, 0x01000193) ^ exact) >>> 0;
          slot = (high - 1) & mask;
        }
      }
      insert(high, low, exact, form);
      return found;
    },
    keepFree(path) {
      const folded = fold(path);
      insert(hash(folded, 0x9e3779b1), hash(folded, 0x85ebca77), keptFree, 0);
    },
  };
}

interface Segment {
  /** For each record both words of the hash of the fold, and that of the spelling. */
  readonly words: Uint32Array;
  readonly forms: Uint16Array;
}

function createSegment(): Segment {
  return {
    words: new Uint32Array(segmentRecords * recordWords),
    forms: new Uint16Array(segmentRecords),
  };
}

/** 32 bits of a text: each unit is multiplied in, and the bits are mixed at the end as MurmurHash3 does. */
export function hash(text: string, seed: number): number {
  let value = seed;
  for (let at = 0; at < text.length; at += 1) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x5bd1e995);
    value ^= value >>> 15;
  }
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
