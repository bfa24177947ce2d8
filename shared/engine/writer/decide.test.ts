import { expect, it } from 'vitest';
import { decideCopy } from './decide.ts';

const source = { sizeBytes: 5, mtimeMs: 1000 };
const there = { isFile: true, sizeBytes: 5 };
const known = { md5: '', sourceMtimeMs: 1000, isClaimed: false };

it.each([
  ['nothing is there', null, null, 'copy'],
  ['an earlier run verified it', there, known, 'verified'],
  ['the source has another time now', there, { ...known, sourceMtimeMs: 999 }, 'replace'],
  ['the source has another size now', { ...there, sizeBytes: 6 }, known, 'replace'],
  ['another source has the name', there, { ...known, isClaimed: true }, 'conflict'],
  ['nothing is known of it and the size is the same', there, null, 'adopt'],
  ['it was hashed in place and the size is the same', there, { ...known, sourceMtimeMs: null }, 'adopt'],
  ['nothing is known of it and the size differs', { ...there, sizeBytes: 6 }, null, 'conflict'],
  ['a folder is there', { isFile: false, sizeBytes: 5 }, null, 'conflict'],
] as const)('%s', (_name, file, knowledge, decision) => {
  expect(decideCopy({ there: file, known: knowledge, source })).toBe(decision);
});
