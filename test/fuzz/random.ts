/** A seeded source of numbers. */
export interface Random {
  /** A whole number from 0 up to, not including, `below`. */
  below(limit: number): number;
  /** True once in `times`. */
  oneIn(times: number): boolean;
  pick<T>(values: readonly [T, ...T[]] | readonly T[]): T;
  bytes(length: number): Uint8Array;
}

/** The numbers of one case: the same for the same seed and number, whatever ran before it. */
export function createRandom(seed: number, caseNumber: number): Random {
  let a = mix(seed ^ 0x9e3779b9);
  let b = mix(caseNumber + 0x85ebca6b);
  let c = mix(a ^ b);
  let counter = 1;
  // sfc32, which passes PractRand, of 32-bit operations only.
  function next(): number {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }
  for (let at = 0; at < 8; at += 1) next();
  const below = (limit: number): number => Math.floor((next() / 2 ** 32) * limit);
  return {
    below,
    oneIn: (times) => below(times) === 0,
    pick: (values) => values[below(values.length)] as (typeof values)[number],
    bytes(length) {
      const bytes = new Uint8Array(length);
      for (let at = 0; at < length; at += 1) bytes[at] = next() & 0xff;
      return bytes;
    },
  };
}

function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
