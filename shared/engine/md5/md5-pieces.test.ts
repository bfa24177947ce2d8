import { hash } from 'node:crypto';
import { array, assert, integer, nat, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginMd5, md5Hex, Md5Pieces, type Md5Piece } from './md5-pieces.ts';

const hasher = new Md5Pieces();

/** Bytes that look random, the same at each run. */
function bytesOf(lengthBytes: number, seed: number): Uint8Array {
  let state = seed * 2_654_435_761 + 1;
  return new Uint8Array(lengthBytes).map(() => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  });
}

/** Hashes messages side by side, each in pieces of its own size; one that is at its end leaves its lane. */
function digestsOf(
  messages: readonly { readonly bytes: Uint8Array; readonly pieceBytes: number }[],
): string[] {
  const work = messages.map(({ bytes, pieceBytes }) => ({ bytes, pieceBytes, at: 0, words: beginMd5() }));
  let open = work;
  while (open.length > 0) {
    const pieces: Md5Piece[] = open.map((one) => {
      const end = Math.min(one.bytes.length, one.at + one.pieceBytes);
      const messageBytes = end === one.bytes.length ? end : null;
      const bytes = one.bytes.subarray(one.at, end);
      one.at = end;
      return { bytes, words: one.words, messageBytes };
    });
    hasher.absorb(pieces);
    open = open.filter((_, index) => pieces[index]?.messageBytes === null);
  }
  return work.map(({ words }) => md5Hex(words));
}

describe('MD5 of pieces', () => {
  it('is that of the message for each length around the ends of blocks', () => {
    for (let length = 0; length <= 200; length += 1) {
      const bytes = bytesOf(length, length);
      expect(digestsOf([{ bytes, pieceBytes: 64 }])).toEqual([hash('md5', bytes, 'hex')]);
    }
  });

  it('is that of each message, however many are hashed side by side', () => {
    const message = record({ length: nat(200_000), seed: nat(), blocks: integer({ min: 1, max: 2000 }) });
    assert(
      property(array(message, { minLength: 1, maxLength: 8 }), (shapes) => {
        const messages = shapes.map(({ length, seed, blocks }) => ({
          bytes: bytesOf(length, seed),
          pieceBytes: blocks * 64,
        }));
        const expected = messages.map(({ bytes }) => hash('md5', bytes, 'hex'));
        expect(digestsOf(messages)).toEqual(expected);
      }),
      { numRuns: 40, seed: 22 },
    );
  });

  it('knows lengths that take more than 32 bits', () => {
    const words = beginMd5();
    const zeros = new Uint8Array(64 * 1024 * 1024);
    for (let count = 1; count <= 8; count += 1) {
      hasher.absorb([{ bytes: zeros, words, messageBytes: count === 8 ? 8 * zeros.length : null }]);
    }
    // `head -c 512M /dev/zero | md5sum`
    expect(md5Hex(words)).toBe('aa559b4e3523a6c931f08f4df52d58f2');
  });
});
