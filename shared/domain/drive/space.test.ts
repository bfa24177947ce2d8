import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { createSpaceTally, newFolders } from './space.ts';

const files = fc.array(
  fc.record({ size: fc.nat({ max: 2 ** 40 }), name: fc.integer({ min: 1, max: 3000 }) }),
  {
    maxLength: 30,
  },
);

it('is never less than whole blocks for each file, whole blocks itself, and never shrinks', () => {
  fc.assert(
    fc.property(files, fc.constantFrom(512, 4096, 131_072), (list, block) => {
      const tally = createSpaceTally('ntfs', block);
      let least = 0;
      let before = 0;
      for (const { size, name } of list) {
        tally.addFile(size, name);
        least += Math.ceil(size / block) * block;
        expect(tally.totalBytes()).toBeGreaterThanOrEqual(least);
        expect(tally.totalBytes()).toBeGreaterThanOrEqual(before);
        expect(tally.totalBytes() % block).toBe(0);
        before = tally.totalBytes();
      }
    }),
  );
});

it.each([
  ['', 'a', 0],
  ['', 'a/b', 1],
  ['a/b', 'a/c', 0],
  ['a/b/c', 'a/x/y/z', 2],
  ['a/b', 'ab/c', 1],
])('from %j to %j are %i new folders', (previous, path, count) => {
  expect(newFolders(previous, path)).toBe(count);
});
