import type * as fileSystem from 'node:fs';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, it, vi } from 'vitest';
import { Md5OneByOne } from '../../md5/md5-one-by-one.ts';
import { PinnedFolder } from './pinned-folder.ts';
import { batchOutcome, smallFileLimitBytes } from './read-protocol.ts';
import { readBatch } from './read-small.ts';

/** What happens behind the reader's back each time it has looked at an open file. */
const behind = vi.hoisted(() => ({ each: (): void => undefined }));
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof fileSystem>();
  return {
    ...fs,
    fstatSync(descriptor: number) {
      const stat = fs.fstatSync(descriptor);
      behind.each();
      return stat;
    },
  };
});

const folder = mkdtempSync(join(tmpdir(), 'drivepost-read-small-'));
const file = join(folder, 'file');
let writes = 0;

beforeEach(() => {
  writes = 0;
  behind.each = () => undefined;
  writeFileSync(file, Buffer.alloc(10_000, 1));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function read() {
  const tools = { root: new PinnedFolder(folder), queue: new Md5OneByOne(smallFileLimitBytes) };
  try {
    return readBatch(tools, ['file'], null);
  } finally {
    tools.root.close();
  }
}

/** Same size, other content, a time of its own. */
function overwrite(times: number): () => void {
  return () => {
    if (writes >= times) return;
    writes += 1;
    writeFileSync(file, Buffer.alloc(10_000, 1 + writes));
  };
}

it('reads a file again that is overwritten while it is read, though its size stays', () => {
  behind.each = overwrite(1);
  const { outcomes, md5s } = read();
  expect(outcomes[0]).toBe(batchOutcome.read);
  behind.each = () => undefined;
  expect(md5s).toBe(read().md5s);
});

it('names a file as changed that does not come to rest', () => {
  behind.each = overwrite(100);
  expect(read().outcomes[0]).toBe(batchOutcome.changed);
});
