import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as z from 'zod';
import { openDocument, type DocumentKind } from './json-document.ts';

const kind: DocumentKind<{ names: string[] }> = {
  formatVersion: 2,
  schema: z.object({ names: z.array(z.string()) }),
  empty: () => ({ names: [] }),
  migrate: (content) => ({ names: [(content as { name: string }).name] }),
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drivepost-document-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('changes are made one after the other and are there when it is opened again', async () => {
  const file = join(folder, 'deep', 'names.json');
  const document = await openDocument(file, kind);
  await Promise.all(
    ['a', 'b', 'c'].map((name) => document.change(({ names }) => ({ names: [...names, name] }))),
  );
  expect((await openDocument(file, kind)).get()).toEqual({ names: ['a', 'b', 'c'] });
  expect(await readdir(join(folder, 'deep'))).toEqual(['names.json']);
});

test('an older version is migrated, a newer one refused and kept', async () => {
  const file = join(folder, 'names.json');
  await writeFile(file, JSON.stringify({ formatVersion: 1, content: { name: 'old' } }));
  expect((await openDocument(file, kind)).get()).toEqual({ names: ['old'] });
  const newer = JSON.stringify({ formatVersion: 3, content: {} });
  await writeFile(file, newer);
  await expect(openDocument(file, kind)).rejects.toMatchObject({ code: 'DOCUMENT_NEWER' });
  expect(await readFile(file, 'utf8')).toBe(newer);
});

test.each(['', '{', 'null', '[]', '{"formatVersion":2,"content":{"names":5}}', '{"formatVersion":"2"}'])(
  'what cannot be read is set aside: %j',
  async (text) => {
    const file = join(folder, 'names.json');
    await writeFile(file, text);
    const document = await openDocument(file, kind);
    expect(document.get()).toEqual({ names: [] });
    expect(await readFile(document.setAside ?? '', 'utf8')).toBe(text);
  },
);

test('a change that cannot be saved changes nothing', async () => {
  await writeFile(join(folder, 'file'), '');
  const document = await openDocument(join(folder, 'names.json'), kind);
  await rm(folder, { recursive: true });
  await writeFile(folder, 'a file where the folder was');
  await expect(document.change(() => ({ names: ['x'] }))).rejects.toMatchObject({
    code: 'DOCUMENT_UNWRITABLE',
  });
  expect(document.get()).toEqual({ names: [] });
});
