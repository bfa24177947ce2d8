import { hash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Md5Pieces } from '../../md5/md5-pieces.ts';
import { PieceHasher } from './piece-hasher.ts';
import type { AbsorbedPiece } from './read-protocol.ts';

const pieceBytes = 1024;
const hashing = new Md5Pieces();

/** A hasher, and how many pieces each request had. As between threads, what is sent is a copy. */
function makeHasher(fails: (request: number) => boolean = () => false): {
  readonly hasher: PieceHasher;
  readonly counts: number[];
} {
  const counts: number[] = [];
  const hasher = new PieceHasher((pieces) => {
    counts.push(pieces.length);
    if (fails(counts.length)) return Promise.reject(new Error('the thread has ended'));
    const sent: readonly AbsorbedPiece[] = structuredClone(pieces);
    hashing.absorb(
      sent.map(({ slot, lengthBytes, ...rest }) => ({
        ...rest,
        bytes: new Uint8Array(slot, 0, lengthBytes),
      })),
    );
    return Promise.resolve(sent.map(({ words }) => words));
  });
  return { hasher, counts };
}

interface Sent {
  readonly md5: string;
  readonly expected: string;
}

/** Gives a file to the hasher piece by piece; each slot is spoilt as soon as it is given back. */
async function send(hasher: PieceHasher, sizeBytes: number, seed: number): Promise<Sent> {
  const bytes = new Uint8Array(sizeBytes).map((_, at) => at * 7 + seed);
  const file = hasher.begin(sizeBytes);
  for (let at = 0; at < sizeBytes; at += pieceBytes) {
    const piece = bytes.subarray(at, at + pieceBytes);
    const slot = new SharedArrayBuffer(pieceBytes);
    const view = new Uint8Array(slot);
    view.set(piece);
    file.add(slot, piece.length, () => view.fill(0xff));
    if (at % 3 === 0) await Promise.resolve();
  }
  return { md5: await file.digest(), expected: hash('md5', bytes, 'hex') };
}

describe('hashing pieces of large files', () => {
  it.each([1, 2, 3, 4, 8, 11])('gives the MD5 of each of %d files of unlike sizes', async (count) => {
    const { hasher } = makeHasher();
    const sizes = Array.from({ length: count }, (_, index) => 5000 + index * 1777);
    const sent = await Promise.all(sizes.map((sizeBytes, index) => send(hasher, sizeBytes, index)));
    for (const { md5, expected } of sent) expect(md5).toBe(expected);
  });

  it('hashes three files and more together, and one or two each by itself', async () => {
    const few = makeHasher();
    await Promise.all([1, 2].map((seed) => send(few.hasher, 8 * pieceBytes, seed)));
    expect(new Set(few.counts)).toEqual(new Set([1]));
    const many = makeHasher();
    await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map((seed) => send(many.hasher, 8 * pieceBytes, seed)));
    expect(Math.max(...many.counts)).toBe(8);
    expect(many.counts.length).toBeLessThan(32);
  });

  it('does not wait for ever for a file whose pieces do not come', async () => {
    const { hasher } = makeHasher();
    const stalled = [1, 2, 3].map(() => hasher.begin(2 * pieceBytes));
    for (const file of stalled) file.add(new SharedArrayBuffer(pieceBytes), pieceBytes, () => undefined);
    const { md5, expected } = await send(hasher, 3 * pieceBytes, 9);
    expect(md5).toBe(expected);
  });

  it('goes on without a file that is dropped, and gives its slots back', async () => {
    const { hasher } = makeHasher();
    let released = 0;
    const dropped = hasher.begin(9 * pieceBytes);
    const add = (): void =>
      dropped.add(new SharedArrayBuffer(pieceBytes), pieceBytes, () => {
        released += 1;
      });
    for (let count = 0; count < 3; count += 1) add();
    dropped.drop();
    add();
    const { md5, expected } = await send(hasher, 4000, 1);
    expect(md5).toBe(expected);
    expect(released).toBe(4);
  });

  it('gives slots back and says so when a thread ends', async () => {
    const { hasher } = makeHasher((request) => request === 1);
    let released = 0;
    const file = hasher.begin(3 * pieceBytes);
    for (let count = 0; count < 3; count += 1) {
      file.add(new SharedArrayBuffer(pieceBytes), pieceBytes, () => {
        released += 1;
      });
    }
    await expect(file.digest()).rejects.toThrow('the thread has ended');
    expect(released).toBe(3);
  });

  it('knows the MD5 of nothing, and none of a file that was not given whole', async () => {
    const { hasher } = makeHasher();
    expect(await hasher.begin(0).digest()).toBe(hash('md5', '', 'hex'));
    await expect(hasher.begin(1).digest()).rejects.toThrow('Not all of the file is hashed.');
  });
});
