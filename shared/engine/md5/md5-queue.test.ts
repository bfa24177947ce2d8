import { hash, randomBytes } from 'node:crypto';
import { array, assert, constant, nat, oneof, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMd5Queue } from './create-md5-queue.ts';
import { Md5Lanes } from './md5-lanes.ts';
import { Md5OneByOne } from './md5-one-by-one.ts';
import type { Md5Queue } from './md5-queue.ts';

const limitBytes = 128 * 1024;

function digestsOf(queue: Md5Queue, messages: readonly Uint8Array[]): string[] {
  const into = new Uint8Array(messages.length * 16);
  for (const [index, message] of messages.entries()) {
    queue.bytes.set(message, queue.at);
    queue.add(message.length, into, index * 16);
  }
  queue.flush();
  return messages.map((_, index) => Buffer.from(into.subarray(index * 16, index * 16 + 16)).toString('hex'));
}

function expectedOf(messages: readonly Uint8Array[]): string[] {
  return messages.map((message) => hash('md5', message, 'hex'));
}

/** Bytes that look random, the same at each run. */
function bytesOf(lengthBytes: number, seed: number): Uint8Array {
  const bytes = new Uint8Array(lengthBytes);
  let state = seed * 2_654_435_761 + 1;
  for (let at = 0; at < lengthBytes; at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[at] = state >>> 24;
  }
  return bytes;
}

describe.each([
  ['lanes', () => new Md5Lanes(limitBytes)],
  ['one by one', () => new Md5OneByOne(limitBytes)],
] as const)('MD5 queue: %s', (_, create) => {
  const queue = create();

  it('hashes messages of every length from 0 to 200, in any company', () => {
    const rising = Array.from({ length: 201 }, (__, length) => bytesOf(length, length));
    expect(digestsOf(queue, rising)).toEqual(expectedOf(rising));
    const falling = rising.toReversed();
    expect(digestsOf(queue, falling)).toEqual(expectedOf(falling));
    for (const message of rising) expect(digestsOf(queue, [message])).toEqual(expectedOf([message]));
  });

  it('hashes eight of the same length, for every length from 0 to 200', () => {
    for (let length = 0; length <= 200; length += 1) {
      const messages = Array.from({ length: 8 }, (__, lane) => bytesOf(length, lane + 1));
      expect(digestsOf(queue, messages)).toEqual(expectedOf(messages));
    }
  });

  it('hashes messages of random lengths', () => {
    const lengths = oneof(nat(300), nat(9000), nat(limitBytes), constant(limitBytes));
    assert(
      property(array(lengths, { maxLength: 60 }), nat(1000), (sizes, seed) => {
        const messages = sizes.map((size, index) => bytesOf(size, seed + index));
        expect(digestsOf(queue, messages)).toEqual(expectedOf(messages));
      }),
      { seed: 4, numRuns: 60 },
    );
  });

  it('has room for the longest message and one byte more, whatever came before', () => {
    const into = new Uint8Array(16);
    for (let count = 0; count < 2000; count += 1) {
      expect(queue.bytes.length - queue.at).toBeGreaterThanOrEqual(limitBytes + 1);
      queue.add((count * 997) % (limitBytes + 1), into, 0);
    }
    queue.flush();
  });

  it('does not take what lies behind a message for a part of it', () => {
    const message = bytesOf(100, 7);
    queue.bytes.set(randomBytes(1000), queue.at);
    expect(digestsOf(queue, [message, message])).toEqual(expectedOf([message, message]));
  });
});

it('hashes in lanes here', () => {
  expect(createMd5Queue(100)).toBeInstanceOf(Md5Lanes);
});
