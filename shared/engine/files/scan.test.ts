import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bytePath, displayOf, nativePath, textOf, type BytePath } from './byte-path.ts';
import { listFolder } from './list-folder.ts';
import { scan } from './scan.ts';

const isLinux = process.platform === 'linux';
let root = '';

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'drivepost-scan-'));
  for (const folder of ['a', 'a-b', 'b/c', 'empty', 'emptyish'])
    mkdirSync(join(root, folder), { recursive: true });
  for (const file of ['a/x', 'a.txt', 'a-b/y', 'b/é', 'emptyish/z', 'z'])
    writeFileSync(join(root, file), file);
  if (!isLinux) return;
  writeFileSync(nativePath(root, 'b/c/\xff\xfe' as BytePath), 'not UTF-8');
  symlinkSync('/', join(root, 'link'));
  execFileSync('mkfifo', [join(root, 'pipe')]);
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

describe.skipIf(!isLinux)('scan (on Linux, for names that are not UTF-8)', () => {
  it('finds everything once, sorted by the bytes of the paths, and follows no link', () => {
    const found = [...scan(root)];
    expect(found.map(({ path, kind }) => `${displayOf(path)} ${kind}`)).toEqual([
      'a-b/y file',
      'a.txt file',
      'a/x file',
      'b/c/\\xFF\\xFE file',
      'b/é file',
      'empty/ emptyFolder',
      'emptyish/z file',
      'link link',
      'pipe special',
      'z file',
    ]);
    const paths = found.map(({ path }) => path);
    expect([...paths].sort()).toEqual(paths);
  });

  it('goes on behind any path it has found', () => {
    const all = [...scan(root)];
    for (const [at, { path }] of all.entries()) {
      expect([...scan(root, { after: path })]).toEqual(all.slice(at + 1));
    }
  });

  it('throws the error of the system when the root cannot be read', () => {
    expect(() => [...scan(join(root, 'nowhere'))]).toThrow(expect.objectContaining({ code: 'ENOENT' }));
  });
});

describe('byte paths', () => {
  it('give text back exactly, or say that there is none', () => {
    expect(textOf(bytePath('b/é🚗'))).toBe('b/é🚗');
    expect(textOf('\xff' as BytePath)).toBeNull();
  });

  it('show the bytes that are no text and keep the rest', () => {
    expect(displayOf('a\xc3\xa9\xff\xe2\x82z' as BytePath)).toBe('aé\\xFF\\xE2\\x82z');
  });
});

describe('a folder too large to be read whole', () => {
  it('is listed piece by piece, and gives the same names', () => {
    const whole = listFolder(root, '' as BytePath, 0);
    const inPieces = listFolder(root, '' as BytePath, 2 ** 30);
    expect(whole.names.length).toBeGreaterThan(4);
    expect(inPieces).toEqual(whole);
  });
});
