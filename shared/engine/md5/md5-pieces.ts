import { hash } from 'node:crypto';
import { blockBytes, laneCount, layout, md5Constants, md5LanesModule } from './md5-lanes-code.ts';
import { md5SingleModule } from './md5-single-code.ts';
import { md5Start } from './md5-steps.ts';
import { wasmMemory, wasmRun, type WasmMemory } from './wasm-engine.ts';

/** The next piece of a message. */
export interface Md5Piece {
  /** Whole blocks, unless it is the last piece. */
  readonly bytes: Uint8Array;
  /** How far the message is: A, B, C and D, which are moved on. Made by `beginMd5`. */
  readonly words: Uint32Array;
  /** How long the message is, where this is its last piece; else null. Bytes. */
  readonly messageBytes: number | null;
}

/** So much of each message is copied to where it is hashed, and hashed while the processor's cache has it. Bytes. */
const windowBytes = 64 * 1024;

/** From so many messages on, lanes are faster than one message behind the other: four of them, then eight. */
const fewestInFourLanes = 3;
const fewestInEightLanes = 5;

const lastWords = 8;

/** A message of which nothing is hashed yet. */
export function beginMd5(): Uint32Array {
  return Uint32Array.from(md5Start);
}

/** The MD5 of a message whose last piece is hashed. 32 hexadecimal digits in lower case. */
export function md5Hex(words: Uint32Array): string {
  const bytes = Buffer.alloc(md5Start.length * 4);
  for (const [index, word] of words.entries()) bytes.writeUInt32LE(word, index * 4);
  return bytes.toString('hex');
}

/** Takes pieces of several messages into their MD5s: of three or more side by side, in the lanes of vectors. */
export class Md5Pieces {
  private readonly bytes: Uint8Array;
  private readonly numbers: Uint32Array;
  private readonly runOne: (blocks: number) => void;
  private readonly lanes: Lanes | null;

  /** Throws where there is no WebAssembly that hashes rightly. Where there are only no vectors, it does without. */
  constructor() {
    const memory = wasmMemory(layout.free + laneCount * windowBytes);
    this.bytes = new Uint8Array(memory.buffer);
    this.numbers = new Uint32Array(memory.buffer);
    this.numbers.set(md5Constants(), layout.constants / 4);
    this.runOne = wasmRun(md5SingleModule(), memory);
    this.lanes = lanesOn(memory);
    if (!this.hashesRightly(fewestInFourLanes) || !this.hashesRightly(laneCount)) this.lanes = null;
    if (!this.hashesRightly(1)) throw new Error('MD5 comes out wrong.');
  }

  /** Moves the words of each message on. At most eight pieces, each of another message. */
  absorb(pieces: readonly Md5Piece[]): void {
    let active = pieces.map(({ bytes, words }) => ({ bytes, words, at: 0, left: wholeBlocks(bytes) }));
    for (;;) {
      active = active.filter(({ left }) => left > 0);
      if (active.length === 0) break;
      const lengthBytes = active.reduce((least, { left }) => Math.min(least, left), windowBytes);
      this.take(active, lengthBytes);
      for (const one of active) {
        one.at += lengthBytes;
        one.left -= lengthBytes;
      }
    }
    for (const piece of pieces) if (piece.messageBytes !== null) this.end(piece, piece.messageBytes);
  }

  /** Hashes the next bytes of each. */
  private take(active: readonly Active[], lengthBytes: number): void {
    const { lanes } = this;
    if (lanes !== null && active.length >= fewestInFourLanes) {
      this.runOn(active, lengthBytes, active.length >= fewestInEightLanes ? lanes.eight : lanes.four);
      return;
    }
    for (const one of active) this.runOn([one], lengthBytes, this.runOne);
  }

  private runOn(active: readonly Active[], lengthBytes: number, run: (blocks: number) => void): void {
    const { numbers, bytes } = this;
    for (let lane = 0; lane < laneCount; lane += 1) {
      const one = active[lane];
      const at = layout.free + lane * windowBytes;
      // A lane without a message hashes another's once more; nobody asks for what comes of it.
      numbers[layout.pointers / 4 + lane] = one === undefined ? layout.free : at;
      if (one === undefined) continue;
      bytes.set(one.bytes.subarray(one.at, one.at + lengthBytes), at);
      for (const [letter, word] of one.words.entries()) numbers[placeOf(letter, lane)] = word;
    }
    run(lengthBytes / blockBytes);
    for (const [lane, { words }] of active.entries()) {
      for (let letter = 0; letter < words.length; letter += 1) {
        words[letter] = numbers[placeOf(letter, lane)] ?? 0;
      }
    }
  }

  /** What is left of a message behind its last whole block, and what MD5 puts behind that (RFC 1321, 3.1 and 3.2). */
  private end({ bytes, words }: Md5Piece, messageBytes: number): void {
    const rest = bytes.subarray(wholeBlocks(bytes));
    const padded = new Uint8Array(Math.ceil((rest.length + 1 + lastWords) / blockBytes) * blockBytes);
    padded.set(rest);
    padded[rest.length] = 0x80;
    const view = new DataView(padded.buffer, padded.length - lastWords);
    view.setUint32(0, (messageBytes * 8) % 2 ** 32, true);
    view.setUint32(4, Math.floor((messageBytes * 8) / 2 ** 32), true);
    this.runOn([{ bytes: padded, words, at: 0 }], padded.length, this.runOne);
  }

  /** Compares with `node:crypto`, for so many messages at once: what hashes wrongly must never hash a file. */
  private hashesRightly(count: number): boolean {
    const messages = Array.from({ length: count }, (_, index) => {
      const bytes = new Uint8Array(3 * blockBytes + index).fill(index * 31 + 1);
      return { bytes, words: beginMd5(), messageBytes: bytes.length };
    });
    this.absorb(messages);
    return messages.every(({ bytes, words }) => md5Hex(words) === hash('md5', bytes, 'hex'));
  }
}

/** Hashes in one vector, or in two. */
interface Lanes {
  readonly four: (blocks: number) => void;
  readonly eight: (blocks: number) => void;
}

/** A message, and from where on it is to be hashed. */
interface Active {
  readonly bytes: Uint8Array;
  readonly words: Uint32Array;
  readonly at: number;
}

function lanesOn(memory: WasmMemory): Lanes | null {
  try {
    return { four: wasmRun(md5LanesModule(4), memory), eight: wasmRun(md5LanesModule(), memory) };
  } catch {
    return null;
  }
}

function wholeBlocks(bytes: Uint8Array): number {
  return bytes.length - (bytes.length % blockBytes);
}

function placeOf(letter: number, lane: number): number {
  return layout.state / 4 + letter * laneCount + lane;
}
