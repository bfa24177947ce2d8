import { describe, expect, it } from 'vitest';
import { PieceMemory } from './piece-memory.ts';

/** What has been given so far, in the order it was asked for. */
function takeAll(memory: PieceMemory, sizes: readonly number[]): SharedArrayBuffer[] {
  const given: SharedArrayBuffer[] = [];
  for (const sizeBytes of sizes) void memory.take(sizeBytes).then((buffer) => given.push(buffer));
  return given;
}

async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

describe('memory for pieces', () => {
  it('is bounded, and given to those who wait in their order', async () => {
    const memory = new PieceMemory(300, 100);
    const given = takeAll(memory, [100, 30, 100, 100, 100]);
    await settled();
    expect(given.map((buffer) => buffer.byteLength)).toEqual([100, 100, 100]);
    const [first] = given;
    if (first !== undefined) memory.give(first);
    await settled();
    expect(given).toHaveLength(4);
    expect(given[3]).toBe(first);
  });

  it('lets a piece that is larger than all of it have it alone', async () => {
    const memory = new PieceMemory(300, 100);
    const given = takeAll(memory, [100, 1000, 100]);
    await settled();
    expect(given).toHaveLength(1);
    for (const count of [2, 3]) {
      const last = given.at(-1);
      if (last !== undefined) memory.give(last);
      await settled();
      expect(given).toHaveLength(count);
    }
    expect(given[1]?.byteLength).toBe(1000);
  });
});
