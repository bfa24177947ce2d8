import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  formatInventory,
  formatInventoryLine,
  parseInventory,
  parseInventoryLine,
  type InventoryEntry,
} from '../../domain/inventory/inventory-line.ts';
import { nativePath, type BytePath } from '../files/byte-path.ts';
import { driveContents } from './drive-contents.ts';
import { fileSha256, readInventory, type InventoryItem } from './read-inventory.ts';

const emptyMd5 = 'd41d8cd98f00b204e9800998ecf8427e';

const byteStrings = fc
  .uint8Array({ minLength: 1, maxLength: 30 })
  .map((bytes) => Buffer.from(bytes).toString('latin1'))
  .filter((path) => !path.startsWith('./'));

describe('inventory lines', () => {
  it('are read back as they were', () => {
    fc.assert(
      fc.property(byteStrings, (path) => {
        const line = formatInventoryLine({ path, md5: emptyMd5 });
        expect(line.indexOf('\n')).toBe(line.length - 1);
        expect(parseInventoryLine(line.slice(0, -1))).toEqual({
          kind: 'entry',
          entry: { path, md5: emptyMd5 },
        });
      }),
    );
  });

  it.each([
    [`${emptyMd5} *a b`, 'a b'],
    [`${emptyMd5.toUpperCase()}  a\r`, 'a'],
    [`${emptyMd5}  ./a/./b`, 'a/./b'],
    [`\\${emptyMd5}  a\\\\n\\n\\r`, 'a\\n\n\r'],
    [`${emptyMd5}  a\\n`, 'a\\n'],
    [`${emptyMd5}   two spaces`, ' two spaces'],
  ])('%j has the path %j', (line, path) => {
    expect(parseInventoryLine(line)).toEqual({ kind: 'entry', entry: { path, md5: emptyMd5 } });
  });

  it.each([
    'hello',
    emptyMd5,
    `${emptyMd5}  `,
    `\\${emptyMd5}  a\\t`,
    `\\${emptyMd5}  a\\`,
    `x${emptyMd5}  a`,
  ])('%j is none', (line) => {
    expect(parseInventoryLine(line).kind).toBe('bad');
  });

  it('are sorted by bytes, and bad ones are told by number', () => {
    const text = formatInventory(['b', 'a\xff', 'a/', 'a'].map((path) => ({ path, md5: emptyMd5 })));
    expect(parseInventory(`# comment\n${text}\nnonsense\n`)).toEqual({
      entries: ['a', 'a/', 'a\xff', 'b'].map((path) => ({ path, md5: emptyMd5 })),
      badLines: [{ line: 7, reason: 'it is not an MD5, two spaces and a path' }],
    });
  });
});

function hasMd5sum(): boolean {
  try {
    return execFileSync('md5sum', ['--version'], { encoding: 'utf8' }).includes('GNU');
  } catch {
    return false;
  }
}

async function readAll(file: string): Promise<InventoryItem[]> {
  const items: InventoryItem[] = [];
  for await (const item of readInventory(file)) items.push(item);
  return items;
}

describe('an inventory file', () => {
  let drive = '';
  const names = [
    'plain',
    'new\nline',
    'back\\slash',
    '\\n',
    'ret\rurn',
    'no utf-8 \xff',
    'folder/ü',
    ' *star',
    '#hash',
    '-dash',
  ];
  beforeAll(() => {
    drive = mkdtempSync(join(tmpdir(), 'drivepost-inventory-'));
    mkdirSync(join(drive, 'folder'));
  });
  afterAll(() => rmSync(drive, { recursive: true, force: true }));

  it.skipIf(!hasMd5sum())('is what GNU md5sum writes and checks (needs GNU md5sum)', async () => {
    const entries: InventoryEntry[] = names.map((path) => {
      writeFileSync(nativePath(drive, path as BytePath), path, 'latin1');
      return { path, md5: createHash('md5').update(path, 'latin1').digest('hex') };
    });
    const file = join(drive, 'sums');
    const text = formatInventory(entries);
    writeFileSync(file, text, 'latin1');
    const check = execFileSync('md5sum', ['--strict', '-c', 'sums'], { cwd: drive, encoding: 'latin1' });
    expect(check.match(/: OK$/gm)).toHaveLength(names.length);
    const theirs = execFileSync(
      'sh',
      ['-c', 'LC_ALL=C find . -type f ! -name sums -print0 | LC_ALL=C sort -z | xargs -0 md5sum'],
      { cwd: drive },
    );
    expect(formatInventory(parseInventory(theirs.toString('latin1')).entries)).toBe(text);
    expect((await readAll(file)).map((item) => (item.kind === 'entry' ? item.path : item))).toEqual(
      [...names].sort(),
    );
  });

  it('is read across the borders of chunks, the last line with its end or without', async () => {
    const entries = Array.from({ length: 20_000 }, (_, at) => ({
      path: `folder/${String(at).padStart(6, '0')}`,
      md5: emptyMd5,
    }));
    const file = join(drive, 'large');
    writeFileSync(file, formatInventory(entries).trimEnd());
    const items = await readAll(file);
    expect(items).toHaveLength(20_000);
    expect(items.at(-1)).toEqual({ kind: 'entry', path: 'folder/019999', md5: emptyMd5, line: 20_000 });
    expect(await fileSha256(file)).toBe(createHash('sha256').update(readFileSync(file)).digest('hex'));
  });

  it('tells how much is on the drive, without what is no longer there', async () => {
    const other = mkdtempSync(join(tmpdir(), 'drivepost-contents-'));
    try {
      mkdirSync(join(other, '.drivepost'));
      writeFileSync(nativePath(other, 'ü\n' as BytePath), '12345');
      const entries = ['ü\n', 'gone'].map((path) => ({ path, md5: emptyMd5 }));
      writeFileSync(join(other, '.drivepost', 'manifest-md5.txt'), formatInventory(entries), 'latin1');
      expect(await driveContents(other)).toEqual({ files: 2, bytes: 5 });
    } finally {
      rmSync(other, { recursive: true });
    }
  });

  it('may hold a comment that is longer than any path', async () => {
    const file = join(drive, 'comment.txt');
    writeFileSync(file, `# ${'x'.repeat(100_000)}\n${'0'.repeat(32)}  a\n# ${'y'.repeat(300_000)}`);
    expect(await readAll(file)).toMatchObject([{ kind: 'entry', path: 'a', line: 2 }]);
  });

  it('that is none is reported, not swallowed', async () => {
    const file = join(drive, 'zeros');
    writeFileSync(file, Buffer.alloc(3_000_000));
    expect(await readAll(file)).toEqual([{ kind: 'bad', line: 1, reason: 'it is too long' }]);
    await expect(readAll(join(drive, 'gone'))).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
  });
});
