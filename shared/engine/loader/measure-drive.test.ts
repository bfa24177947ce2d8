import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FolderSize } from '../files/measure-folder.ts';
import { measureBeside } from './measure-drive.ts';
import { ReaderPool } from './reading/reader-pool.ts';
import { Tally } from './tally.ts';

let root = '';
let pool: ReaderPool;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'drivepost-measure-'));
  for (let at = 0; at < 600; at += 1) {
    const folder = join(root, `a${at % 3}`, `b${at % 5}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `f${at}`), 'seven..');
  }
  mkdirSync(join(root, 'empty'));
  symlinkSync('/usr', join(root, 'link'));
  pool = new ReaderPool(root, 1);
});
afterEach(async () => {
  await pool.close();
  rmSync(root, { recursive: true, force: true });
});

describe('measureBeside', () => {
  it('adds up files and bytes between other work, and follows no link', async () => {
    const size = new Promise<FolderSize>((resolve) => measureBeside(pool, resolve, 0));
    expect(await size).toEqual({ files: 601, bytes: 4200 });
  });

  it('tells nothing when it is stopped, when the run is short, or when the drive is gone', async () => {
    const told: FolderSize[] = [];
    const tell = (size: FolderSize): void => void told.push(size);
    measureBeside(pool, tell, 10)();
    const stop = measureBeside(pool, tell, 0);
    await wait(1);
    stop();
    const gone = new ReaderPool(join(root, 'nowhere'), 1);
    measureBeside(gone, tell, 0);
    await wait(200);
    await gone.close();
    expect(told).toEqual([]);
  });
});

describe('the totals of a tally', () => {
  const row = { atMs: 0, file: 'f', key: '', md5: '', contentType: '' };

  it('are unknown until the drive is measured, then count what can still be loaded', () => {
    const tally = new Tally({ loaded: 2, ignored: 0, failed: 0, loadedBytes: 20 });
    expect(tally.progress('Loading')).toMatchObject({
      files: 2,
      bytes: 20,
      totalFiles: null,
      totalBytes: null,
    });
    tally.endMeasuring({ files: 5, bytes: 50 });
    tally.add({ ...row, status: 103, code: 'Ignored', sizeBytes: 10 });
    expect(tally.progress('Loading')).toMatchObject({ files: 3, totalFiles: 5, bytes: 20, totalBytes: 40 });
    tally.endScan(6);
    expect(tally.progress('Loading')).toMatchObject({ totalFiles: 6, totalBytes: 40 });
  });
});
