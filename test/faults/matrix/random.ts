/** Numbers that look like chance and are the same for the same seed. */
export interface Random {
  /** At least 0 and below 1. */
  next(): number;
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number;
  pick<T>(from: readonly T[]): T;
}

/** Starts a row of numbers (mulberry32) from a seed and what they are for. */
export function createRandom(seed: number, purpose = ''): Random {
  let state = seed >>> 0;
  for (const character of purpose) state = Math.imul(state ^ character.charCodeAt(0), 0x9e3779b1) >>> 0;

  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  return {
    next,
    between: (from, to) => from + Math.floor(next() * (to - from + 1)),
    pick<T>(from: readonly T[]): T {
      if (from.length === 0) throw new Error('nothing to pick from');
      // What may be picked may be `undefined`.
      return from[Math.floor(next() * from.length)] as T;
    },
  };
}
