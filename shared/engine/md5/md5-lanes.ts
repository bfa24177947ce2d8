import { hash } from 'node:crypto';
import { blockBytes, laneCount, layout, md5Constants, md5LanesModule } from './md5-lanes-code.ts';
import type { Md5Queue } from './md5-queue.ts';
import { md5Start } from './md5-steps.ts';
import { wasmMemory, wasmRun } from './wasm-engine.ts';

/** What a message grows by at most: a byte, zeros up to the end of a block, its length. And one byte read too far. */
const paddingBytes = blockBytes + 8 + 1;

/** When so much waits, and enough of it for every lane, it is hashed while the processor's caches have it. Bytes. */
const hashAtBytes = 256 * 1024;

/** The test suite of RFC 1321 (A.5): messages and their digests. */
const knownDigests: readonly (readonly [string, string])[] = [
  ['', 'd41d8cd98f00b204e9800998ecf8427e'],
  ['a', '0cc175b9c0f1b6a831c399e269772661'],
  ['abc', '900150983cd24fb0d6963f7d28e17f72'],
  ['message digest', 'f96b697d7cb7938d525a2f31aaf161d0'],
  ['abcdefghijklmnopqrstuvwxyz', 'c3fcd3d76192e4007dfb496cca67e13b'],
  ['ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789', 'd174ab98d277d9f5a5611c2c9f419d9f'],
  ['1234567890'.repeat(8), '57edf4a22be3c955ac49da2e2107b67a'],
];

/**
 * Hashes many messages side by side, eight in the lanes of the processor's vectors: of messages of a few KiB several times
 * as many as one by one. A lane whose message is at its end takes the next one, so that they need not be equally long.
 */
export class Md5Lanes implements Md5Queue {
  readonly bytes: Uint8Array;
  private readonly limitBytes: number;
  private readonly numbers: Int32Array;
  private readonly run: (blocks: number) => void;
  private readonly waiting: Message[] = [];
  private waitingBlocks = 0;
  private longestBlocks = 0;
  private end: number = layout.free;

  /** Room for eight messages of `messageLimitBytes`. Throws where there are no vectors or where they hash wrongly. */
  constructor(messageLimitBytes: number) {
    this.limitBytes = messageLimitBytes;
    const wantedBytes = layout.free + laneCount * (messageLimitBytes + paddingBytes + blockBytes);
    const memory = wasmMemory(wantedBytes);
    this.run = wasmRun(md5LanesModule(), memory);
    this.bytes = new Uint8Array(memory.buffer);
    this.numbers = new Int32Array(memory.buffer);
    new Uint32Array(memory.buffer).set(md5Constants(), layout.constants / 4);
    this.check();
  }

  get at(): number {
    return this.end;
  }

  add(sizeBytes: number, into: Uint8Array, digestAt: number): void {
    const from = this.end;
    const blocks = Math.floor((sizeBytes + 8) / blockBytes) + 1;
    const to = from + blocks * blockBytes;
    this.bytes[from + sizeBytes] = 0x80;
    this.bytes.fill(0, from + sizeBytes + 1, to);
    // The length in bits, 64 of them; here it always fits into 32.
    this.numbers[to / 4 - 2] = sizeBytes * 8;
    this.waiting.push({ from, sizeBytes, blocks, into, digestAt });
    this.waitingBlocks += blocks;
    this.longestBlocks = Math.max(this.longestBlocks, blocks);
    this.end = to;
    const isEnough =
      this.waitingBlocks * blockBytes >= hashAtBytes && this.waitingBlocks >= this.longestBlocks * laneCount;
    if (isEnough || to + this.limitBytes + paddingBytes > this.bytes.length) this.flush();
  }

  flush(): void {
    const messages = this.waiting.splice(0).sort((one, other) => other.blocks - one.blocks);
    let blocks = this.waitingBlocks;
    this.waitingBlocks = 0;
    this.longestBlocks = 0;
    this.end = layout.free;
    let first = 0;
    for (; first < messages.length; first += 1) {
      const message = messages[first];
      // With nothing to put beside it, a message is hashed sooner by itself.
      if (message === undefined || message.blocks * 2 <= blocks) break;
      const { from, sizeBytes, into, digestAt } = message;
      into.set(hash('md5', this.bytes.subarray(from, from + sizeBytes), 'buffer'), digestAt);
      blocks -= message.blocks;
    }
    this.hash(first === 0 ? messages : messages.slice(first));
  }

  private hash(messages: readonly Message[]): void {
    const { numbers } = this;
    const lanes: Lane[] = [];
    let next = 0;
    for (; next < messages.length && next < laneCount; next += 1) {
      lanes.push(this.begin(next, messages[next]));
    }
    let active = lanes.length;
    while (active > 0) {
      let blocks = Infinity;
      let pointer = 0;
      for (let lane = 0; lane < lanes.length; lane += 1) {
        const left = lanes[lane]?.left ?? Infinity;
        if (left >= blocks) continue;
        blocks = left;
        pointer = numbers[layout.pointers / 4 + lane] ?? 0;
      }
      // A lane without a message hashes another's once more; nobody asks for what comes of it.
      for (let lane = 0; lane < laneCount; lane += 1) {
        if ((lanes[lane]?.left ?? Infinity) === Infinity) numbers[layout.pointers / 4 + lane] = pointer;
      }
      this.run(blocks);
      for (let lane = 0; lane < lanes.length; lane += 1) {
        const work = lanes[lane];
        if (work === undefined || work.message === undefined) continue;
        work.left -= blocks;
        if (work.left > 0) continue;
        this.finish(lane, work.message);
        lanes[lane] = this.begin(lane, messages[next]);
        if (next >= messages.length) active -= 1;
        next += 1;
      }
    }
  }

  private begin(lane: number, message: Message | undefined): Lane {
    if (message === undefined) return { message, left: Infinity };
    const { numbers } = this;
    const at = layout.state / 4 + lane;
    for (const [letter, value] of md5Start.entries()) numbers[at + laneCount * letter] = value;
    numbers[layout.pointers / 4 + lane] = message.from;
    return { message, left: message.blocks };
  }

  private finish(lane: number, { into, digestAt }: Message): void {
    for (let letter = 0; letter < 4; letter += 1) {
      const value = this.numbers[layout.state / 4 + letter * laneCount + lane] ?? 0;
      const at = digestAt + letter * 4;
      into[at] = value;
      into[at + 1] = value >>> 8;
      into[at + 2] = value >>> 16;
      into[at + 3] = value >>> 24;
    }
  }

  /** Vectors that hash wrongly must never hash a file. */
  private check(): void {
    const digests = new Uint8Array(knownDigests.length * 16);
    for (const [index, [message]] of knownDigests.entries()) {
      this.bytes.set(Buffer.from(message, 'latin1'), this.at);
      this.add(message.length, digests, index * 16);
    }
    // Not `flush`: every one of them is to go through a lane.
    this.hash(this.waiting.splice(0));
    this.flush();
    const expected = knownDigests.map(([, digest]) => digest).join('');
    if (Buffer.from(digests).toString('hex') !== expected) throw new Error('The vectors hash wrongly.');
  }
}

interface Message {
  readonly from: number;
  readonly sizeBytes: number;
  readonly blocks: number;
  /** Where its digest goes, and from which byte on. */
  readonly into: Uint8Array;
  readonly digestAt: number;
}

/** A lane without a message never gets to an end. */
interface Lane {
  readonly message: Message | undefined;
  left: number;
}
