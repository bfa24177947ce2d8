import { fold } from '../drive/file-systems.ts';

/**
 * What a claim found: a path nobody has, the very same path of the same kind, the same path as file and as folder,
 * another path that some file systems take for this one, or a path that is kept free.
 */
export type Claim = 'new' | 'same' | 'otherKind' | 'caseClash' | 'normalisationClash' | 'taken';

/** Remembers which paths are taken, in fourteen bytes each plus what a hash table leaves free, and not the paths themselves. */
export interface PathTable {
  /** Claims a path; after `new`, and after a clash that `isCaseSensitive` allows, it is taken. */
  claim(path: string, kind: 'file' | 'folder'): Claim;
  /** Keeps a path, in every spelling, free of files and folders. */
  keepFree(path: string): void;
}

const keptFree = 0;
const longChain = 32;

/**
 * Makes a path table. Paths are known by 64 bits of a hash of their fold and 30 bits of a hash of their spelling: that
 * two paths are taken for one by chance happens once in millions of drives.
 */
export function createPathTable(isCaseSensitive: boolean): PathTable {
  let slots = createSlots(1024);
  let used = 0;

  function insert(high: number, low: number, exact: number, form: number): void {
    if (used * 4 >= slots.low.length * 3) slots = grown(slots);
    put(slots, { high, low, exact, form });
    used += 1;
  }

  return {
    claim(path, kind) {
      const folded = fold(path);
      const spelled = hash(path, 0x2c1b3c6d);
      const exact = ((spelled & ~3) | (kind === 'folder' ? 3 : 2)) >>> 0;
      const form = hash(path.normalize('NFD'), 0x165667b1) & 0xffff;
      let high = hash(folded, 0x9e3779b1);
      let low = (hash(folded, 0x85ebca77) | 1) >>> 0;
      let found: Claim = 'new';
      let chain = 0;
      const mask = slots.low.length - 1;
      for (let at = high & mask; slots.low[at] !== 0; at = (at + 1) & mask) {
        if (slots.low[at] !== low || slots.high[at] !== high) continue;
        const other = slots.exact[at] ?? 0;
        if (other === exact) return 'same';
        if (other === keptFree) return 'taken';
        if ((other | 1) === (exact | 1)) return 'otherKind';
        found = slots.form[at] === form ? 'normalisationClash' : 'caseClash';
        if (!isCaseSensitive) return found;
        chain += 1;
        if (chain === longChain) {
          // So many spellings of one name are told apart by the spelling, lest each has to pass all the others.
          high = (high ^ exact) >>> 0;
          low = ((Math.imul(low, 0x01000193) ^ exact) | 1) >>> 0;
          at = (high - 1) & mask;
        }
      }
      insert(high, low, exact, form);
      return found;
    },
    keepFree(path) {
      const folded = fold(path);
      insert(hash(folded, 0x9e3779b1), (hash(folded, 0x85ebca77) | 1) >>> 0, keptFree, 0);
    },
  };
}

interface Slots {
  readonly high: Uint32Array;
  /** 0 where the slot is free. */
  readonly low: Uint32Array;
  readonly exact: Uint32Array;
  readonly form: Uint16Array;
}

interface Slot {
  readonly high: number;
  readonly low: number;
  readonly exact: number;
  readonly form: number;
}

function createSlots(count: number): Slots {
  return {
    high: new Uint32Array(count),
    low: new Uint32Array(count),
    exact: new Uint32Array(count),
    form: new Uint16Array(count),
  };
}

function grown(old: Slots): Slots {
  const slots = createSlots(old.low.length * 2);
  for (let at = 0; at < old.low.length; at += 1) {
    const low = old.low[at] ?? 0;
    if (low === 0) continue;
    put(slots, { high: old.high[at] ?? 0, low, exact: old.exact[at] ?? 0, form: old.form[at] ?? 0 });
  }
  return slots;
}

function put(slots: Slots, slot: Slot): void {
  const mask = slots.low.length - 1;
  let at = slot.high & mask;
  while (slots.low[at] !== 0) at = (at + 1) & mask;
  slots.high[at] = slot.high;
  slots.low[at] = slot.low;
  slots.exact[at] = slot.exact;
  slots.form[at] = slot.form;
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
