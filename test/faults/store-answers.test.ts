import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../shared/base/time.ts';
import { testStore } from '../../shared/engine/s3/target-test.ts';
import { md5Of, variedBytes } from '../conformance/bodies.ts';
import { loadDrive, postDrive, testBucket, type PostedDrive } from '../journey/load-drive.ts';
import { startFaultProxy, type FaultProxy, type ProxyRule } from '../servers/fault-proxy/fault-proxy.ts';
import type { StoreFault } from '../servers/fault-proxy/store-fault.ts';
import { startStrictS3, type StrictS3 } from '../servers/strict-s3/strict-s3.ts';

const files: Record<string, string | Buffer> = { 'large.bin': variedBytes(2 * 2 ** 20 + 5) };
for (let at = 0; at < 5; at += 1) files[`small/${at}.txt`] = `file ${at}`;
const fileCount = Object.keys(files).length;

const portal = '<html><body>Please log in to the network.</body></html>';
const failed = '<?xml version="1.0"?>\n<Error><Code>InternalError</Code><Message>Later.</Message></Error>';

function hollow(body: string, isStored = false): StoreFault {
  return { kind: 'hollow', body, contentType: 'text/html', isStored };
}

const otherEtag: StoreFault = { kind: 'etag', etag: `"${'0'.repeat(32)}"` };
const wrongHost: StoreFault = { kind: 'redirect', status: 307, location: 'http://127.0.0.1:9/' };

describe('a store whose answers are not to be believed', () => {
  let server: StrictS3;
  let proxy: FaultProxy;
  let posted: PostedDrive;

  beforeEach(async () => {
    server = await startStrictS3({ buckets: [testBucket] });
    proxy = await startFaultProxy(server.url);
    posted = await postDrive(files);
  });
  afterEach(async () => {
    await proxy.close();
    await server.close();
    await posted.remove();
  });

  function load(): ReturnType<typeof loadDrive> {
    return loadDrive(posted, { ...server, url: proxy.url }, { s3: { silenceMs: 400 } });
  }

  function expectWhole(): void {
    for (const [path, content] of Object.entries(files))
      expect([path, md5Of(server.read(testBucket, path))]).toEqual([path, md5Of(Buffer.from(content))]);
    expect(server.objects(testBucket).size).toBe(fileCount + 1);
    expect(server.openUploads(testBucket)).toEqual([]);
  }

  it.each<[string, ProxyRule]>([
    ['a log-in page for an object', { fault: hollow(portal), kinds: ['put'], times: 2 }],
    ['nothing for an object', { fault: hollow(''), kinds: ['put'], skip: 2, times: 1 }],
    ['a log-in page for the log', { fault: hollow(portal), kinds: ['put'], skip: fileCount - 1, times: 1 }],
    ['a log-in page for a part', { fault: hollow(portal), kinds: ['part'], times: 3 }],
    ['a log-in page for a beginning', { fault: hollow(portal, true), kinds: ['begin'], skip: 1, times: 1 }],
    ['a log-in page for the end', { fault: hollow(portal), kinds: ['complete'], times: 1 }],
    ['nothing for the end, which was done', { fault: hollow('', true), kinds: ['complete'], times: 1 }],
    ['a log-in page for a clearing away', { fault: hollow(portal), kinds: ['abort'], times: 3 }],
    ['an error behind a 200', { fault: hollow(failed), kinds: ['complete'], times: 2 }],
    [
      'an error behind a 200, though it was done',
      { fault: hollow(failed, true), kinds: ['complete'], times: 1 },
    ],
    ['another ETag, once', { fault: otherEtag, kinds: ['put'], skip: 1, times: 1 }],
    ['another ETag for a part, once', { fault: otherEtag, kinds: ['part'], times: 1 }],
    [
      'nothing to beginnings that it began',
      { fault: { kind: 'reset', when: 'stored' }, kinds: ['begin'], times: 3 },
    ],
    [
      'too late to beginnings',
      { fault: { kind: 'late', delayMs: 700 }, kinds: ['begin'], skip: 1, times: 1 },
    ],
    ['by sending elsewhere what gives an upload up', { fault: wrongHost, kinds: ['abort'], times: 2 }],
  ])('has every file in the end when it answers %s', async (_title, rule) => {
    proxy.add(rule);
    expect(await load()).toMatchObject({ progressCode: 'Complete', loaded: fileCount, failed: 0 });
    expect(proxy.seen.some(({ fault }) => fault !== null)).toBe(true);
    expectWhole();
  });

  it.each<[string, StoreFault]>([
    ['answers 503 to everything', { kind: 'error', status: 503, code: 'SlowDown' }],
    ['resets every connection', { kind: 'reset', when: 'before' }],
  ])('stops instead of failing files when it %s for long, and goes on', async (_title, fault) => {
    proxy.add({ fault, skip: 4 });
    await expect(load()).rejects.toMatchObject({ code: 'TARGET_UNREACHABLE', scope: 'job' });
    expect(proxy.seen.length).toBeLessThan(150);
    proxy.clear();
    expect(await load()).toMatchObject({ progressCode: 'Complete', loaded: fileCount, failed: 0 });
    expectWhole();
  });

  it.each([301, 302, 303, 307, 308])(
    'is not followed to another host by %i, credentials least of all',
    async (status) => {
      const other = await startFaultProxy(server.url);
      try {
        proxy.add({
          fault: { kind: 'redirect', status, location: `${other.url}/elsewhere` },
          kinds: ['put'],
          times: 2,
        });
        expect(await load()).toMatchObject({ progressCode: 'SuccessWithErrors', failed: 2 });
        expect(other.seen).toEqual([]);
      } finally {
        await other.close();
      }
    },
  );

  it('leaves uploads behind when they may not be cleared away, and says how many', async () => {
    proxy.add({ fault: { kind: 'error', status: 403, code: 'AccessDenied' }, kinds: ['abort'] });
    const { progressCode, openUploads } = await load();
    expect({ progressCode, openUploads }).toEqual({
      progressCode: 'Complete',
      openUploads: server.openUploads(testBucket).length,
    });
    expect(openUploads).toBeGreaterThan(0);
  });

  it.each<[string, StoreFault]>([
    ['a log-in page', hollow(portal)],
    ['403', { kind: 'error', status: 403, code: 'AccessDenied' }],
    ['a redirection', wrongHost],
    ['resets', { kind: 'reset', when: 'during' }],
    ['silence', { kind: 'stall', when: 'silent', isStored: false }],
    ['half an answer', { kind: 'truncated' }],
    ['noise', { kind: 'garbage', bytes: 'SSH-2.0-none\r\n', isEnded: true }],
  ])('is not called good by the test of a target that meets %s', async (_title, fault) => {
    proxy.add({ fault, skip: 1 });
    const { credentials, region } = server;
    const options = { endpointUrl: proxy.url, credentials, region, clock: systemClock, silenceMs: 200 };
    const steps = await testStore(options, testBucket, AbortSignal.timeout(60_000));
    expect(steps.find(({ name }) => name === 'list')?.outcome).toBe('passed');
    expect(
      steps
        .filter(({ name }) => name === 'read' || name === 'write')
        .some(({ outcome }) => outcome === 'failed'),
    ).toBe(true);
    expect(JSON.stringify(steps)).not.toContain(credentials.secretAccessKey);
  });
});
