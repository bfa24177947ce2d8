import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { md5Of, variedBytes } from '../conformance/bodies.ts';
import { loadDrive, postDrive, testBucket, type PostedDrive } from '../journey/load-drive.ts';
import type { Fault } from '../servers/strict-s3/faults.ts';
import type { S3Request } from '../servers/strict-s3/s3-request.ts';
import { startStrictS3, type StrictS3 } from '../servers/strict-s3/strict-s3.ts';

const large = variedBytes(40 * 2 ** 20 + 5);
const files: Record<string, string | Buffer> = { 'large.bin': large };
for (let at = 0; at < 60; at += 1) files[`small/${at}.txt`] = `file ${at}`;
const fileCount = Object.keys(files).length;

function isPut(request: S3Request): boolean {
  return request.method === 'PUT' && request.key !== '';
}

function isOf(key: string) {
  return (request: S3Request): boolean => isPut(request) && request.key === key;
}

function isCompletion(request: S3Request): boolean {
  return request.method === 'POST' && request.query.some(([name]) => name === 'uploadId');
}

describe('a store that fails', () => {
  let server: StrictS3;
  let posted: PostedDrive;

  beforeEach(async () => {
    server = await startStrictS3({ buckets: [testBucket] });
    posted = await postDrive(files);
  });
  afterEach(async () => {
    await server.close();
    await posted.remove();
  });

  /** Every file but those of `except` is an object with its own content, and there is nothing else but the log. */
  function expectObjects(except: readonly string[] = []): void {
    const wanted = Object.keys(files).filter((path) => !except.includes(path));
    const stored = [...server.objects(testBucket).keys()].filter((key) => !key.startsWith('import-log-'));
    expect(new Set(stored)).toEqual(new Set(wanted));
    for (const path of wanted) {
      expect(md5Of(server.read(testBucket, path))).toBe(md5Of(Buffer.from(files[path] ?? '')));
    }
    expect(server.openUploads(testBucket)).toEqual([]);
  }

  it.each<[string, Fault, number]>([
    ['answers 503 SlowDown for a while', { kind: 'error', code: 'SlowDown' }, 40],
    [
      'answers 500 behind each body for a while',
      { kind: 'error', code: 'InternalError', afterBody: true },
      40,
    ],
    ['asks for patience with 429', { kind: 'error', code: 'TooManyRequests', retryAfterSeconds: 1 }, 10],
    ['resets connections before bodies', { kind: 'reset', when: 'before' }, 20],
    ['resets connections amidst bodies', { kind: 'reset', when: 'during' }, 20],
    ['resets connections instead of answering', { kind: 'reset', when: 'after' }, 20],
    ['is slow', { kind: 'slow', delayMs: 50 }, 70],
  ])('gets everything when it %s', async (_title, fault, times) => {
    server.faults.add({ fault, times, matches: isPut });
    const report = await loadDrive(posted, server);
    expect(report).toMatchObject({ progressCode: 'Complete', loaded: fileCount, failed: 0 });
    expectObjects();
  });

  it('gets everything when it hangs on some requests', async () => {
    server.faults.add({ fault: { kind: 'hang' }, times: 5, matches: isPut });
    const report = await loadDrive(posted, server, { s3: { silenceMs: 400 } });
    expect(report).toMatchObject({ progressCode: 'Complete', loaded: fileCount });
    expectObjects();
  });

  it('gets the large file when its end is not answered', async () => {
    server.faults.add({ fault: { kind: 'reset', when: 'after' }, times: 2, matches: isCompletion });
    const report = await loadDrive(posted, server);
    expect(report).toMatchObject({ progressCode: 'Complete', loaded: fileCount });
    expectObjects();
  });

  it.each<[string, Fault, string]>([
    ['says another ETag', { kind: 'wrongEtag' }, 'small/7.txt'],
    ['changes a bit and looks away', { kind: 'corrupt' }, 'small/7.txt'],
    ['says another ETag for a part', { kind: 'wrongEtag' }, 'large.bin'],
    ['changes a bit of a part and looks away', { kind: 'corrupt' }, 'large.bin'],
  ])('has a failed row, not a wrong object, when it %s', async (_title, fault, key) => {
    server.faults.add({ fault, matches: isOf(key) });
    const report = await loadDrive(posted, server);
    expect(report).toMatchObject({ progressCode: 'SuccessWithErrors', loaded: fileCount - 1, failed: 1 });
    expect(posted.log().filter((row) => row.startsWith(`"${key}"`))).toEqual([
      expect.stringMatching(/^"[^"]+",5\d\d,ChecksumMismatch,/),
    ]);
    expectObjects([key]);
  });

  it.each<[string, Fault, string]>([
    ['answers 503', { kind: 'error', code: 'SlowDown' }, '503,SlowDown'],
    ['refuses it', { kind: 'error', code: 'AccessDenied' }, '403,AccessDenied'],
    ['says that bytes were damaged', { kind: 'error', code: 'BadDigest', afterBody: true }, '400,BadDigest'],
    ['resets the connection', { kind: 'reset', when: 'before' }, '503,ConnectionLost'],
  ])('costs one file and no other when it always %s', async (_title, fault, statusAndCode) => {
    server.faults.add({ fault, matches: isOf('small/7.txt') });
    server.faults.add({ fault, matches: isOf('large.bin') });
    const report = await loadDrive(posted, server, { s3: { attempts: 2 } });
    expect(report).toMatchObject({ progressCode: 'SuccessWithErrors', loaded: fileCount - 2, failed: 2 });
    for (const key of ['small/7.txt', 'large.bin']) {
      expect(posted.log().find((row) => row.startsWith(`"${key}"`))).toContain(`,${statusAndCode},`);
    }
    expectObjects(['small/7.txt', 'large.bin']);
  });

  it('does not call a job complete whose log was not stored', async () => {
    server.faults.add({
      fault: { kind: 'error', code: 'SlowDown' },
      matches: (request) => request.key.startsWith('import-log-'),
    });
    await expect(loadDrive(posted, server, { s3: { attempts: 2 } })).rejects.toMatchObject({ scope: 'job' });
    expect(await posted.progressCode()).toBe('InProgress');
    expectObjects();
    server.faults.clear();
    const before = server.requestCount();
    expect(await loadDrive(posted, server)).toMatchObject({ progressCode: 'Complete', resumed: true });
    expect(await posted.progressCode()).toBe('Complete');
    // Only the log was left to do: no file was sent again.
    expect(server.requestCount() - before).toBeLessThan(10);
    expect(server.objects(testBucket).has(`import-log-${posted.jobId}`)).toBe(true);
  });

  it('does not begin a job whose bucket is missing or whose keys are refused', async () => {
    const other = await startStrictS3();
    try {
      const missing = loadDrive(posted, other);
      await expect(missing).rejects.toMatchObject({ code: 'TARGET_BUCKET_MISSING', scope: 'job' });
      const credentials = { accessKeyId: 'NOBODY', secretAccessKey: 'nothing' };
      const refused = loadDrive(posted, other, { s3: { credentials } });
      await expect(refused).rejects.toMatchObject({ code: 'TARGET_DENIED', scope: 'job' });
    } finally {
      await other.close();
    }
    expect(await posted.progressCode()).toBe('Pending');
  });

  it('stops, and goes on, when the store goes away amidst a load', async () => {
    const { port } = server;
    const going = server;
    let puts = 0;
    server.faults.add({
      fault: { kind: 'slow', delayMs: 100 },
      matches(request) {
        if (!isPut(request)) return false;
        puts += 1;
        if (puts === 1) void going.close();
        return true;
      },
    });
    await expect(loadDrive(posted, server, { s3: { attempts: 2 } })).rejects.toMatchObject({
      code: 'TARGET_UNREACHABLE',
      scope: 'job',
    });
    expect(await posted.progressCode()).toBe('InProgress');
    server = await startStrictS3({ buckets: [testBucket], port });
    expect(await loadDrive(posted, server)).toMatchObject({ progressCode: 'Complete' });
    expect(posted.log()).toHaveLength(fileCount + 1);
  });
});
