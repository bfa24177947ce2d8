import {
  ftruncateSync,
  mkdirSync,
  openSync,
  closeSync,
  readdirSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Progress } from '../../shared/base/progress.ts';
import { systemClock } from '../../shared/base/time.ts';
import { runVerify } from '../../shared/engine/loader/verify.ts';
import { loadDrive, postDrive, testBucket, type PostedDrive } from '../journey/load-drive.ts';
import { startStrictS3, type StrictS3 } from '../servers/strict-s3/strict-s3.ts';
import { makeLoopDrive, whyNoLoopDrive } from './support/loop-drive.ts';
import { manifestText, prepare, specFor, tempFolder } from './support/prepare-fixture.ts';

const tebibyte = 2 ** 40;
const mebibyte = 2 ** 20;

/** A file of holes. False where the file system takes none so large. */
function makeSparse(file: string, sizeBytes: number): boolean {
  const handle = openSync(file, 'w');
  try {
    ftruncateSync(handle, sizeBytes);
    return true;
  } catch {
    return false;
  } finally {
    closeSync(handle);
  }
}

describe('a file of 1 TiB', () => {
  let server: StrictS3;
  let posted: PostedDrive;

  /** Bytes of each part that was sent. */
  let parts: number[];

  beforeEach(async () => {
    parts = [];
    server = await startStrictS3({
      buckets: [testBucket],
      onStep(step, { method, query, headers }) {
        if (step === 'done' && method === 'PUT' && query.some(([name]) => name === 'partNumber'))
          parts.push(Number(headers['content-length']));
        return Promise.resolve();
      },
    });
    posted = await postDrive({ 'a.txt': 'small', 'z.txt': 'behind it' });
  });
  afterEach(async () => {
    await server.close();
    await posted.remove();
  });

  it('is measured beside a rehearsal, which can be stopped in it', async (context) => {
    if (!makeSparse(join(posted.drive, 'm.bin'), tebibyte)) context.skip('no file can be that large here');
    const stop = new AbortController();
    const seen: Progress[] = [];
    const verifying = runVerify(
      { driveRoot: posted.drive },
      { clock: systemClock, writeLog: null },
      { signal: stop.signal, report: (snapshot) => seen.push(snapshot) },
    );
    const ended = verifying.then(
      () => null,
      (error: unknown) => error,
    );
    while (!seen.some(({ totalBytes }) => (totalBytes ?? 0) > tebibyte)) await wait(20);
    while ((seen.at(-1)?.bytes ?? 0) < mebibyte) await wait(20);
    const reason = new Error('stopped by the test');
    stop.abort(reason);
    expect(await ended).toBe(reason);
  });

  it('is loaded in parts that are few enough; stopped, it leaves none behind, and the load goes on', async (context) => {
    const file = join(posted.drive, 'm.bin');
    if (!makeSparse(file, tebibyte)) context.skip('no file can be that large here');
    const stop = new AbortController();
    const load = loadDrive(posted, server, { signal: stop.signal }).catch((error: unknown) => error);
    const largeParts = (): readonly number[] => parts.filter((bytes) => bytes > mebibyte);
    while (largeParts().length < 2) await wait(20);
    // As S3 counts: at most 10,000 parts.
    expect(largeParts()[0]).toBeGreaterThanOrEqual(tebibyte / 10_000);
    const reason = new Error('stopped by the test');
    stop.abort(reason);
    expect(await load).toBe(reason);
    expect(server.openUploads(testBucket)).toEqual([]);
    expect([...server.objects(testBucket).keys()]).not.toContain('m.bin');

    truncateSync(file, 20 * mebibyte);
    expect(await loadDrive(posted, server)).toMatchObject({ progressCode: 'Complete', loaded: 3 });
    expect(server.read(testBucket, 'm.bin')).toHaveLength(20 * mebibyte);
    expect(server.openUploads(testBucket)).toEqual([]);
  });

  it('of a size that S3 does not take gets its row, unread', async (context) => {
    if (!makeSparse(join(posted.drive, 'm.bin'), 5 * tebibyte + 1)) context.skip('no file can be that large');
    expect(await loadDrive(posted, server)).toMatchObject({ loaded: 2, failed: 1 });
    expect(posted.log().find((row) => row.startsWith('"m.bin"'))).toMatch(/,400,EntityTooLarge,/);
  });
});

const reason = whyNoLoopDrive('ext4');

it.skipIf(reason !== null)(
  `a source of 1 TiB is refused before anything is written${reason === null ? '' : ` (skipped: ${reason})`}`,
  async (context) => {
    const folder = tempFolder();
    const drive = makeLoopDrive('ext4', 32 * mebibyte);
    try {
      const source = join(folder.path, 'source');
      mkdirSync(source);
      writeFileSync(join(source, 'a.txt'), 'small');
      if (!makeSparse(join(source, 'm.bin'), tebibyte)) context.skip('no file can be that large here');
      const spec = specFor({ sources: [source], drive: drive.root, manifest: Buffer.from(manifestText) });
      await expect(prepare(spec)).rejects.toMatchObject({ code: 'PREPARE_REFUSED' });
      expect(readdirSync(drive.root)).toEqual(['lost+found']);
    } finally {
      drive.remove();
      folder.remove();
    }
  },
);
