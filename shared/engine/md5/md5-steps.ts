/** By how many bits the four steps that repeat through a round rotate, for each round (RFC 1321, 3.4). */
const rotations = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21],
] as const;

/** What A, B, C and D begin with (RFC 1321, 3.3). */
export const md5Start: readonly number[] = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];

/** What one of the 64 steps of MD5 works with. */
export interface Md5Step {
  /** 0 to 3. */
  readonly round: number;
  /** Which word of the block, 0 to 15. */
  readonly word: number;
  readonly bits: number;
  /** The whole part of 2^32 × |sin(step + 1)|. */
  readonly constant: number;
}

/** A step of MD5 (RFC 1321, 3.4), 0 to 63. */
export function md5Step(step: number): Md5Step {
  const round = step >>> 4;
  const word = ([step, 5 * step + 1, 3 * step + 5, 7 * step][round] ?? 0) % 16;
  const bits = rotations[round]?.[step % 4] ?? 0;
  return { round, word, bits, constant: Math.floor(2 ** 32 * Math.abs(Math.sin(step + 1))) };
}
