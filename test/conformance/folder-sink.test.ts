import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { systemCode } from '../../shared/base/errors.ts';
import { createFolderSink } from '../../shared/engine/loader/sinks/folder-sink.ts';
import { SinkError } from '../../shared/engine/loader/sinks/sink.ts';
import { wholeBody } from './bodies.ts';
import { describeSink, type SinkTraits, type SinkUnderTest } from './sink.ts';

const bucket = 'sink-check';
const partials = '.drivepost-partial';

const traits: SinkTraits = {
  missingBucketIsAnError: false,
  keepsHeaders: false,
  comparesMd5: false,
  // What no file system can hold as a path.
  mayRefuse: (key) => key.split('/').some((name) => ['', '.', '..'].includes(name)),
};

async function open(): Promise<SinkUnderTest> {
  const folder = await mkdtemp(join(tmpdir(), 'drivepost-sink-'));
  return {
    sink: createFolderSink({ folder, owner: 'test' }),
    bucket,
    async read(key) {
      try {
        return await readFile(join(folder, bucket, key));
      } catch (error) {
        if (['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'].includes(systemCode(error) ?? '')) return null;
        throw error;
      }
    },
    list: () => filesBelow(join(folder, bucket)),
    leftovers: () => filesBelow(join(folder, partials)),
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

async function filesBelow(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

describeSink('folder', open, traits);

it('never follows a link out of its folder', async () => {
  const work = await mkdtemp(join(tmpdir(), 'drivepost-sink-'));
  const sink = createFolderSink({ folder: join(work, 'objects'), owner: 'test' });
  const { signal } = new AbortController();
  try {
    await mkdir(join(work, 'outside'));
    await writeFile(join(work, 'outside', 'kept'), 'kept');
    await sink.prepare([bucket], signal);
    await symlink(join(work, 'outside'), join(work, 'objects', bucket, 'folder'));
    await symlink(join(work, 'outside', 'kept'), join(work, 'objects', bucket, 'file'));
    const object = (key: string) => ({ bucket, key, contentType: 'text/plain', metadata: new Map() });
    const refused = sink.put(object('folder/new'), wholeBody('x'), signal);
    await expect(refused).rejects.toBeInstanceOf(SinkError);
    await sink.put(object('file'), wholeBody('replaced'), signal);
    expect(await readdir(join(work, 'outside'))).toEqual(['kept']);
    expect(await readFile(join(work, 'outside', 'kept'), 'utf8')).toBe('kept');
  } finally {
    await sink.close();
    await rm(work, { recursive: true, force: true });
  }
});
