import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  deviceNameLength,
  fileSystemNamed,
  fileSystems,
  fold,
  nameLength,
  shortNameLength,
} from './file-systems.ts';

describe('fold', () => {
  it.each([
    ['a', 'A'],
    ['é', 'É'],
    ['é', 'e\u0301'],
    ['Ω', '\u2126'],
    ['k', '\u212A'],
    ['ς', 'σ'],
    ['ß', 'ẞ'],
    ['s', 'ſ'],
    ['a\u200Db', 'ab'],
    ['ｆ', 'Ｆ'],
  ])('takes %j and %j for one', (one, other) => {
    expect(fold(one)).toBe(fold(other));
  });

  it.each([
    ['a', 'b'],
    ['é', 'e'],
    ['ﬃ', 'x'],
    ['a b', 'ab'],
  ])('tells %j and %j apart', (one, other) => {
    expect(fold(one)).not.toBe(fold(other));
  });

  it('is at least as coarse as capitals and normalisation', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 12 }), (text) => {
        const folded = fold(text);
        const forms = [text.normalize('NFC'), text.normalize('NFD'), text.toUpperCase(), text.toLowerCase()];
        expect(forms.map(fold)).toEqual(forms.map(() => folded));
      }),
      { numRuns: 2000 },
    );
  });
});

it.each([
  ['CON', 3],
  ['con.txt', 3],
  ['Con .txt', 3],
  ['lpt9', 4],
  ['COM\u00B9.x', 4],
  ['CONIN$', 6],
  ['console', 0],
  ['COM10', 0],
  ['com', 0],
  ['xcon', 0],
  ['.con', 0],
])('of %j, %i characters are a device', (name, length) => {
  expect(deviceNameLength(name)).toBe(length);
});

it.each([
  ['LETTER~1.TXT', 8],
  ['A~12', 4],
  ['LETTERS~1.TXT', 0],
  ['A~1.HTML', 0],
  ['a~b', 0],
  ['~1', 0],
])('of %j, %i characters may be a short name', (name, length) => {
  expect(shortNameLength(name)).toBe(length);
});

it('counts names as the file systems do', () => {
  expect(nameLength(fileSystems.ntfs, 'é中😀')).toBe(4);
  expect(nameLength(fileSystems.ext4, 'é中😀')).toBe(9);
});

it.each([
  ['vfat', 'fat32'],
  ['HFS+', 'hfsplus'],
  ['ntfs3', 'ntfs'],
  ['XFS', 'ext4'],
  ['iso9660', undefined],
])('%s is %s', (name, fileSystem) => {
  expect(fileSystemNamed(name)).toBe(fileSystem);
});
