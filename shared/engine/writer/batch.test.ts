import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReadBack } from '../drives/read-back.ts';
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

const honest: ReadBack = {
  method: 'cached',
  prepare: () => {},
  md5Of: (path) => createHash('md5').update(readFileSync(path)).digest('hex'),
};

function batchWith(part: Partial<BatchTools>): Batch {
  return createBatch({
    driveRoot: drive,
    partialFolder: bytePath('partial'),
    guard: createFolderGuard(held(identityOf(drive))),
    readBack: honest,
    buffer: Buffer.alloc(4096),
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
  it('gives names only when it is committed', () => {
    writeFileSync(join(source, 'a'), 'alpha');
    const batch = batchWith({});
    const { entries, failures } = batch.stage([itemFor('a')]);
    expect(failures).toEqual([]);
    expect(entries).toMatchObject([{ path: 'in/a', sizeBytes: 5 }]);
    expect(existsSync(join(drive, 'in'))).toBe(false);
    expect(batch.commit()).toEqual({ files: 1, bytes: 5, failures: [] });
    expect(readFileSync(join(drive, 'in/a'), 'utf8')).toBe('alpha');
  });

  it('writes once more what the medium gives back wrong, and then gives the file up', () => {
    writeFileSync(join(source, 'a'), 'alpha');
    let wrong = 1;
    const md5Of: ReadBack['md5Of'] = (path, keepOn) => {
      wrong -= 1;
      return wrong >= 0 ? '0'.repeat(32) : honest.md5Of(path, keepOn);
    };
    const batch = batchWith({ readBack: { ...honest, md5Of } });
    expect(batch.stage([itemFor('a')]).entries).toHaveLength(1);
    writeFileSync(join(source, 'b'), 'beta');
    wrong = 2;
    expect(batch.stage([itemFor('b')])).toMatchObject({
      entries: [],
      failures: [{ path: 'in/b', code: 'READ_BACK_DIFFERS' }],
      committed: { files: 1, bytes: 5, failures: [] },
    });
    expect(batch.commit()).toMatchObject({ files: 0, failures: [] });
    expect(existsSync(join(drive, 'in/b'))).toBe(false);
  });

  it('gives names with the next batch, and not before the journal is flushed', () => {
    writeFileSync(join(source, 'a'), 'alpha');
    writeFileSync(join(source, 'b'), 'beta');
    const namedAtFlush: boolean[] = [];
    const flushJournal = (): void => void namedAtFlush.push(existsSync(join(drive, 'in/a')));
    const batch = batchWith({ flushJournal });
    expect(batch.stage([itemFor('a')]).committed.files).toBe(0);
    expect(namedAtFlush).toEqual([]);
    expect(batch.stage([itemFor('b')]).committed).toEqual({ files: 1, bytes: 5, failures: [] });
    expect(namedAtFlush).toEqual([false]);
    expect(existsSync(join(drive, 'in/a'))).toBe(true);
    expect(existsSync(join(drive, 'in/b'))).toBe(false);
  });

  it('keeps what was verified before it is stopped', () => {
    writeFileSync(join(source, 'a'), 'alpha');
    let isStopped = false;
    const onWritten = (): void => {
      if (isStopped) throw new RunStop('CANCELLED');
    };
    const batch = batchWith({ onWritten });
    batch.stage([itemFor('a')]);
    isStopped = true;
    expect(() => batch.stage([itemFor('a')])).toThrow('CANCELLED');
    expect(readFileSync(join(drive, 'in/a'), 'utf8')).toBe('alpha');
  });

  it('takes an old file away that the journal could take for the new one', () => {
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
      expect(batch.stage([item]).entries).toHaveLength(1);
      expect(existsSync(join(drive, 'in/a'))).toBe(isLeft);
      batch.commit();
      expect(readFileSync(join(drive, 'in/a'), 'utf8')).toBe('alpha');
    }
  });

  it('fails one file where the medium cannot be read', () => {
    writeFileSync(join(source, 'a'), 'alpha');
    writeFileSync(join(source, 'b'), 'beta');
    let reads = 0;
    const md5Of: ReadBack['md5Of'] = (path, keepOn) => {
      reads += 1;
      if (reads === 1) failWithEio();
      return honest.md5Of(path, keepOn);
    };
    const result = batchWith({ readBack: { ...honest, md5Of } }).stage([itemFor('a'), itemFor('b')]);
    expect(result.failures).toEqual([{ path: 'in/a', code: 'READ_BACK_FAILED', systemCode: 'EIO' }]);
    expect(result.entries).toMatchObject([{ path: 'in/b' }]);
  });

  it('reads a source again that changed under it, and gives it up when it changes again', () => {
    const file = join(source, 'a');
    writeFileSync(file, 'alpha');
    let changes = 1;
    const onWritten = (): void => {
      changes -= 1;
      if (changes >= 0) appendFileSync(file, '!');
    };
    const batch = batchWith({ onWritten });
    expect(batch.stage([itemFor('a')]).entries).toMatchObject([{ sizeBytes: 6 }]);
    batch.commit();
    expect(readFileSync(join(drive, 'in/a'), 'utf8')).toBe('alpha!');
    changes = 2;
    expect(batch.stage([itemFor('a')]).failures).toMatchObject([{ code: 'SOURCE_CHANGED' }]);
  });

  it('fails a file that is gone or is no file, and nothing else', () => {
    writeFileSync(join(source, 'a'), 'alpha');
    mkdirSync(join(source, 'folder'));
    const { entries, failures } = batchWith({}).stage(['gone', 'folder', 'a'].map(itemFor));
    expect(entries).toHaveLength(1);
    expect(failures.map(({ code }) => code)).toEqual(['SOURCE_UNREADABLE', 'NOT_A_FILE']);
  });

  it('fails one file where the drive gives an error at its name alone, and stops where it is gone', () => {
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
    batch.stage(['a', 'b'].map(itemFor));
    expect(batch.commit()).toEqual({
      files: 1,
      bytes: 5,
      failures: [{ path: 'in/a', code: 'DRIVE_ERROR', systemCode: 'EIO' }],
    });
    batch.stage([itemFor('a')]);
    isGone = true;
    expect(() => batch.commit()).toThrow('DRIVE_GONE');
  });

  it('says of a drive that is there and cannot be written to that it fails, not that it is gone', () => {
    writeFileSync(join(source, 'a'), 'alpha');
    const batch = batchWith({ flushJournal: failWithEio });
    batch.stage([itemFor('a')]);
    expect(() => batch.commit()).toThrow('DRIVE_FAILING');
  });

  it('never gives a name that something else took meanwhile', () => {
    writeFileSync(join(source, 'a'), 'alpha');
    const batch = batchWith({});
    batch.stage([itemFor('a')]);
    mkdirSync(join(drive, 'in'));
    writeFileSync(join(drive, 'in/a'), 'theirs');
    expect(batch.commit().failures).toMatchObject([{ path: 'in/a', code: 'NAME_TAKEN' }]);
    expect(readFileSync(join(drive, 'in/a'), 'utf8')).toBe('theirs');
  });

  it('stops when the folder is no longer the drive that it was', () => {
    writeFileSync(join(source, 'a'), 'alpha');
    const batch = batchWith({ guard: createFolderGuard(held({ dev: -1, ino: 0 })) });
    expect(() => batch.stage([itemFor('a')])).toThrow(RunStop);
  });
});
