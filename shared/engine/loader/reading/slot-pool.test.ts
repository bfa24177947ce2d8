import { describe, expect, it } from 'vitest';
import { SlotPool } from './slot-pool.ts';

async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

/** What has been given so far, in the order it was asked for. */
function takeAll(pool: SlotPool, kinds: readonly ('slot' | 'wide')[]): Uint8Array[] {
  const given: Uint8Array[] = [];
  for (const kind of kinds) void pool.take(kind === 'wide').then((slot) => given.push(slot));
  return given;
}

function overlap(one: Uint8Array, other: Uint8Array): boolean {
  if (one.buffer !== other.buffer) return false;
  return one.byteOffset < other.byteOffset + other.length && other.byteOffset < one.byteOffset + one.length;
}

describe('slots', () => {
  it('never overlap, whatever is taken and given back, and nobody is left waiting', async () => {
    const pool = new SlotPool(3, 8);
    const waiting: Promise<Uint8Array>[] = [];
    const taken: Uint8Array[] = [];
    for (let turn = 0; turn < 300; turn += 1) {
      const wanted = pool.take(turn % 5 === 0);
      waiting.push(wanted);
      void wanted.then((slot) => taken.push(slot));
      await settled();
      expect(taken.some((one, index) => taken.slice(index + 1).some((other) => overlap(one, other)))).toBe(
        false,
      );
      const [back] = taken.splice((turn * 7) % Math.max(1, taken.length), turn % 3 === 0 ? 0 : 1);
      if (back !== undefined) pool.give(back);
    }
    const all = Promise.all(waiting).then((slots) => slots.length);
    for (let turn = 0; turn < 300; turn += 1) {
      const back = taken.shift();
      if (back !== undefined) pool.give(back);
      await settled();
    }
    expect(await all).toBe(300);
  });

  it('are as many as the rows have room for', async () => {
    const pool = new SlotPool(2, 8);
    expect(pool.wideSlotBytes).toBe(32);
    const given = takeAll(pool, ['slot', 'slot', 'slot', 'slot', 'wide', 'wide', 'slot']);
    await settled();
    expect(given.map((slot) => slot.length)).toEqual([8, 8, 8, 8, 32]);
    // One that waits for a whole row is not overtaken by those that could do with less.
    for (const slot of given.slice(0, 3)) pool.give(slot);
    await settled();
    expect(given).toHaveLength(5);
    for (const slot of given.slice(3, 5)) pool.give(slot);
    await settled();
    expect(given.map((slot) => slot.length)).toEqual([8, 8, 8, 8, 32, 32, 8]);
  });
});
