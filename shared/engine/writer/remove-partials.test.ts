import {
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
  type Stats,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { partialFolder, removePartials } from './remove-partials.ts';

let drive: string;
let partials: string;

beforeEach(() => {
  drive = mkdtempSync(join(tmpdir(), 'drivepost-partials-'));
  partials = join(drive, partialFolder);
  mkdirSync(join(partials, '0'), { recursive: true });
  mkdirSync(join(partials, '1'));
  writeFileSync(join(partials, '0/1'), 'unfinished');
  writeFileSync(join(partials, '1/1'), 'renamed by half');
  linkSync(join(partials, '1/1'), join(drive, 'file'));
});
afterEach(() => rmSync(drive, { recursive: true, force: true }));

/** As ntfs-3g leaves it when it is killed in the midst of a rename. */
function countsOne(path: string): Stats {
  return Object.assign(lstatSync(path), { nlink: 1 });
}

describe('what a killed run left unfinished', () => {
  it('is removed, also where it has a second name that counts', () => {
    for (const isFuse of [true, false]) {
      mkdirSync(partials, { recursive: true });
      expect(removePartials(drive, isFuse)).toMatchObject({ folder: partialFolder, damaged: [] });
      expect(existsSync(partials)).toBe(false);
      expect(readFileSync(join(drive, 'file'), 'utf8')).toBe('renamed by half');
    }
  });

  it('stays where the file system takes it for the only name of a file that has two', () => {
    const found = removePartials(drive, true, countsOne);
    expect(found.damaged).toEqual(['file']);
    expect(found.folder).not.toBe(partialFolder);
    found.remove();
    expect(existsSync(join(partials, '0/1'))).toBe(false);
    expect(existsSync(join(partials, '1/1'))).toBe(true);
  });
});
