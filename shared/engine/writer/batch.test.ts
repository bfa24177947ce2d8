import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createHash, randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alignedBuffer } from '../drives/direct-io.ts';
import { createReadBack, type ReadBack } from '../drives/read-back.ts';
import { bytePath } from '../files/byte-path.ts';
import { identityOf, type FolderIdentity, type HeldFolder } from '../files/held-folder.ts';
import { createBatch, type Batch, type BatchTools } from './batch.ts';
import { createFolderGuard, type FolderGuard } from './folder-guard.ts';
import type { CopyItem } from './worker-messages.ts';
import { RunStop } from './write-errors.ts';

let folder: string;
let source: string;
let drive: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drivepost-batch-'));
  source = join(folder, 'source');
  drive = join(folder, 'drive');
  mkdirSync(source);
  mkdirSync(join(drive, 'partial'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const honest = createReadBack({ device: '', isFuse: false });

function batchWith(part: Partial<BatchTools>): Batch {
  return createBatch({
    driveRoot: drive,
    partialFolder: bytePath('partial'),
    guard: createFolderGuard(held(identityOf(drive))),
    readBack: honest,
    buffers: [alignedBuffer(4096), alignedBuffer(4096)],
    isDirect: true,
    flushJournal: () => {},
    isJournalFlushedWithAll: true,
    onWritten: () => {},
    onReadBack: () => {},
    onFileReadBack: () => {},
    ...part,
  });
}

function failWithEio(): never {
  throw Object.assign(new Error('EIO'), { code: 'EIO' });
}

function held(identity: FolderIdentity): HeldFolder {
  return { folder: drive, identity, path: drive, place: null };
}

function itemFor(name: string): CopyItem {
  return { sourceRoot: source, sourcePath: bytePath(name), target: bytePath(`in/${name}`), mode: 'copy' };
}

describe('a batch', () => {
  it('gives names only when it is committed', async () => {
    writeFileSync(join(source, 'a'), 'alpha');
    const batch = batchWith({});
    const { entries, failures } = await batch.stage([itemFor('a')]);
    expect(failures).toEqual([]);
    expect(entries).toMatchObject([{ path: 'in/a', sizeBytes: 5 }]);
    expect(existsSync(join(drive, 'in'))).toBe(false);
    expect(batch.commit()).toEqual({ files: 1, bytes: 5, failures: [] });
    expect(readFileSync(join(drive, 'in/a'), 'utf8')).toBe('alpha');
  });

  it('writes once more what the medium gives back wrong, and then gives the file up', async () => {
    writeFileSync(join(source, 'a'), 'alpha');
    let wrong = 1;
    const differenceFrom: ReadBack['differenceFrom'] = (expected, path, keepOn) => {
      wrong -= 1;
      return wrong >= 0 ? 4096 : honest.differenceFrom(expected, path, keepOn);
    };
    const batch = batchWith({ readBack: { ...honest, differenceFrom } });
    expect((await batch.stage([itemFor('a')])).entries).toHaveLength(1);
    writeFileSync(join(source, 'b'), 'beta');
    wrong = 2;
    expect(await batch.stage([itemFor('b')])).toMatchObject({
      entries: [],
      failures: [{ path: 'in/b', code: 'READ_BACK_DIFFERS', atByte: 4096 }],
      committed: { files: 1, bytes: 5, failures: [] },
    });
    expect(batch.commit()).toMatchObject({ files: 0, failures: [] });
    expect(existsSync(join(drive, 'in/b'))).toBe(false);
  });

  it('gives names with the next batch, and not before the journal is flushed', async () => {
    writeFileSync(join(source, 'a'), 'alpha');
    writeFileSync(join(source, 'b'), 'beta');
    const namedAtFlush: boolean[] = [];
    const flushJournal = (): void => void namedAtFlush.push(existsSync(join(drive, 'in/a')));
    const batch = batchWith({ flushJournal });
    expect((await batch.stage([itemFor('a')])).committed.files).toBe(0);
    expect(namedAtFlush).toEqual([]);
    expect((await batch.stage([itemFor('b')])).committed).toEqual({ files: 1, bytes: 5, failures: [] });
    expect(namedAtFlush).toEqual([false]);
    expect(existsSync(join(drive, 'in/a'))).toBe(true);
    expect(existsSync(join(drive, 'in/b'))).toBe(false);
  });

  it('keeps what was verified before it is stopped', async () => {
    writeFileSync(join(source, 'a'), 'alpha');
    let isStopped = false;
    const onWritten = (): void => {
      if (isStopped) throw new RunStop('CANCELLED');
    };
    const batch = batchWith({ onWritten });
    await batch.stage([itemFor('a')]);
    isStopped = true;
    await expect(batch.stage([itemFor('a')])).rejects.toThrow('CANCELLED');
    expect(readFileSync(join(drive, 'in/a'), 'utf8')).toBe('alpha');
  });

  it('takes an old file away that the journal could take for the new one', async () => {
    const item = { ...itemFor('a'), mode: 'replace' } as const;
    mkdirSync(join(drive, 'in'));
    for (const [oldTime, isLeft] of [
      [1_700_000_000, false],
      [1_600_000_000, true],
    ] as const) {
      writeFileSync(join(source, 'a'), 'alpha');
      utimesSync(join(source, 'a'), 1_700_000_001, 1_700_000_001);
      writeFileSync(join(drive, 'in/a'), 'older');
      utimesSync(join(drive, 'in/a'), oldTime, oldTime);
      const batch = batchWith({});
      expect((await batch.stage([item])).entries).toHaveLength(1);
      expect(existsSync(join(drive, 'in/a'))).toBe(isLeft);
      batch.commit();
      expect(readFileSync(join(drive, 'in/a'), 'utf8')).toBe('alpha');
    }
  });

  it('fails one file where the medium cannot be read', async () => {
    writeFileSync(join(source, 'a'), 'alpha');
    writeFileSync(join(source, 'b'), 'beta');
    let reads = 0;
    const differenceFrom: ReadBack['differenceFrom'] = (expected, path, keepOn) => {
      reads += 1;
      if (reads === 1) failWithEio();
      return honest.differenceFrom(expected, path, keepOn);
    };
    const result = await batchWith({ readBack: { ...honest, differenceFrom } }).stage([
      itemFor('a'),
      itemFor('b'),
    ]);
    expect(result.failures).toEqual([{ path: 'in/a', code: 'READ_BACK_FAILED', systemCode: 'EIO' }]);
    expect(result.entries).toMatchObject([{ path: 'in/b' }]);
  });

  it('reads a source again that changed under it, and gives it up when it changes again', async () => {
    const file = join(source, 'a');
    writeFileSync(file, 'alpha');
    let changes = 1;
    const onWritten = (): void => {
      changes -= 1;
      if (changes >= 0) appendFileSync(file, '!');
    };
    const batch = batchWith({ onWritten });
    expect((await batch.stage([itemFor('a')])).entries).toMatchObject([{ sizeBytes: 6 }]);
    batch.commit();
    expect(readFileSync(join(drive, 'in/a'), 'utf8')).toBe('alpha!');
    changes = 2;
    expect((await batch.stage([itemFor('a')])).failures).toMatchObject([{ code: 'SOURCE_CHANGED' }]);
  });

  it.each([true, false])(
    'finds one wrong bit on the medium, and says from where on (direct: %s)',
    async (isDirect) => {
      // Whole blocks and a rest: what is written directly, and what cannot be.
      const content = randomBytes(3 * 4096 + 100);
      writeFileSync(join(source, 'a'), content);
      for (const flippedAt of [0, 4096 * 2 + 17, content.length - 1]) {
        const differenceFrom: ReadBack['differenceFrom'] = (expected, path, keepOn) => {
          const bytes = readFileSync(path);
          expect(bytes.equals(content)).toBe(true);
          bytes[flippedAt] = (bytes[flippedAt] ?? 0) ^ 0x10;
          writeFileSync(path, bytes, { flush: true });
          return honest.differenceFrom(expected, path, keepOn);
        };
        const batch = batchWith({ isDirect, readBack: { ...honest, differenceFrom } });
        const atByte = flippedAt - (flippedAt % 4096);
        expect((await batch.stage([itemFor('a')])).failures).toMatchObject([
          { code: 'READ_BACK_DIFFERS', atByte },
        ]);
        expect(existsSync(join(drive, 'in/a'))).toBe(false);
      }
    },
  );

  it.each([true, false])('writes a file of any length (direct: %s)', async (isDirect) => {
    const lengths = [0, 1, 4095, 4096, 4097, 8192, 3 * 4096 - 1, 5 * 4096];
    for (const length of lengths) writeFileSync(join(source, `${length}`), randomBytes(length));
    const batch = batchWith({ isDirect });
    const { entries, failures } = await batch.stage(lengths.map((length) => itemFor(`${length}`)));
    expect(failures).toEqual([]);
    batch.commit();
    for (const { md5, sizeBytes } of entries) {
      const bytes = readFileSync(join(drive, `in/${sizeBytes}`));
      expect(bytes.equals(readFileSync(join(source, `${sizeBytes}`)))).toBe(true);
      expect(createHash('md5').update(bytes).digest('hex')).toBe(md5);
    }
  });

  it('finds a file that has become longer or shorter since', async () => {
    const content = randomBytes(2 * 4096 + 100);
    writeFileSync(join(source, 'a'), content);
    for (const [length, atByte] of [
      [content.length + 1, content.length],
      [content.length - 1, 2 * 4096],
      [4096, 4096],
      [0, 0],
    ] as const) {
      const differenceFrom: ReadBack['differenceFrom'] = (expected, path, keepOn) => {
        truncateSync(path, length);
        return honest.differenceFrom(expected, path, keepOn);
      };
      const { failures } = await batchWith({ readBack: { ...honest, differenceFrom } }).stage([itemFor('a')]);
      expect(failures).toMatchObject([{ code: 'READ_BACK_DIFFERS', atByte }]);
    }
  });

  it('fails a file that is gone or is no file, and nothing else', async () => {
    writeFileSync(join(source, 'a'), 'alpha');
    mkdirSync(join(source, 'folder'));
    const { entries, failures } = await batchWith({}).stage(['gone', 'folder', 'a'].map(itemFor));
    expect(entries).toHaveLength(1);
    expect(failures.map(({ code }) => code)).toEqual(['SOURCE_UNREADABLE', 'NOT_A_FILE']);
  });

  it('fails one file where the drive gives an error at its name alone, and stops where it is gone', async () => {
    for (const name of ['a', 'b']) writeFileSync(join(source, name), 'alpha');
    const honestGuard = createFolderGuard(held(identityOf(drive)));
    let isGone = false;
    const guard: FolderGuard = {
      makeFolderOf(file) {
        if (file === 'in/a') failWithEio();
        honestGuard.makeFolderOf(file);
      },
      checkRoot() {
        if (isGone) throw new RunStop('DRIVE_GONE');
      },
    };
    const batch = batchWith({ guard });
    await batch.stage(['a', 'b'].map(itemFor));
    expect(batch.commit()).toEqual({
      files: 1,
      bytes: 5,
      failures: [{ path: 'in/a', code: 'DRIVE_ERROR', systemCode: 'EIO' }],
    });
    await batch.stage([itemFor('a')]);
    isGone = true;
    expect(() => batch.commit()).toThrow('DRIVE_GONE');
  });

  it('says of a drive that is there and cannot be written to that it fails, not that it is gone', async () => {
    writeFileSync(join(source, 'a'), 'alpha');
    const batch = batchWith({ flushJournal: failWithEio });
    await batch.stage([itemFor('a')]);
    expect(() => batch.commit()).toThrow('DRIVE_FAILING');
  });

  it('never gives a name that something else took meanwhile', async () => {
    writeFileSync(join(source, 'a'), 'alpha');
    const batch = batchWith({});
    await batch.stage([itemFor('a')]);
    mkdirSync(join(drive, 'in'));
    writeFileSync(join(drive, 'in/a'), 'theirs');
    expect(batch.commit().failures).toMatchObject([{ path: 'in/a', code: 'NAME_TAKEN' }]);
    expect(readFileSync(join(drive, 'in/a'), 'utf8')).toBe('theirs');
  });

  it('stops when the folder is no longer the drive that it was', async () => {
    writeFileSync(join(source, 'a'), 'alpha');
    const batch = batchWith({ guard: createFolderGuard(held({ dev: -1, ino: 0 })) });
    await expect(batch.stage([itemFor('a')])).rejects.toThrow(RunStop);
  });
});
