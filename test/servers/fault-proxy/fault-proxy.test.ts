import { connect } from 'node:net';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sendRaw, type RawAnswer, type RawRequest } from '../../conformance/raw-s3.ts';
import { startStrictS3, type StrictS3 } from '../strict-s3/strict-s3.ts';
import { startFaultProxy, type FaultProxy } from './fault-proxy.ts';
import type { StoreFault } from './store-fault.ts';

const bucket = 'proxied';
const contentEtag = '"9a0364b9e99bb480dd25e1f0284c8555"';
let server: StrictS3;
let proxy: FaultProxy;

beforeEach(async () => {
  server = await startStrictS3({ buckets: [bucket] });
  proxy = await startFaultProxy(server.url);
});
afterEach(async () => {
  await proxy.close();
  await server.close();
});

function send(request: Partial<RawRequest> = {}): Promise<RawAnswer> {
  const { credentials, region } = server;
  const put = { method: 'PUT', resource: `${bucket}/a key`, body: 'content' };
  return sendRaw({ url: proxy.url, credentials, region }, { ...put, ...request });
}

function isStored(): boolean {
  return server.objects(bucket).has('a key');
}

describe('the fault proxy', () => {
  it('passes on what it is not told to spoil, signatures and connections included', async () => {
    expect((await send()).status).toBe(200);
    const read = await send({ method: 'GET', body: '' });
    expect([read.status, read.text]).toEqual([200, 'content']);
    const begun = await send({ method: 'POST', query: [['uploads', '']], body: '' });
    const uploadId = /<UploadId>(.*)<\/UploadId>/.exec(begun.text)?.[1] ?? '';
    expect((await send({ method: 'DELETE', query: [['uploadId', uploadId]], body: '' })).status).toBe(204);
    expect((await send({ method: 'HEAD', body: '' })).headers['content-length']).toBe('7');
    expect((await send({ method: 'GET', resource: `${bucket}/none`, body: '' })).code).toBe('NoSuchKey');
    const wrong = { accessKeyId: server.credentials.accessKeyId, secretAccessKey: 'wrong' };
    expect((await send({ credentials: wrong })).code).toBe('SignatureDoesNotMatch');
    expect(proxy.seen.map(({ kind }) => kind)).toEqual(['put', 'get', 'begin', 'abort', 'get', 'get', 'put']);
  });

  it('befalls the requests of a rule and no other', async () => {
    const fault: StoreFault = { kind: 'error', status: 503, code: 'SlowDown', retryAfter: '1' };
    proxy.add({ fault, kinds: ['put'], skip: 1, times: 2 });
    const answers: RawAnswer[] = [];
    for (const method of ['GET', 'PUT', 'PUT', 'PUT', 'PUT']) answers.push(await send({ method }));
    expect(answers.map(({ status }) => status)).toEqual([404, 200, 503, 503, 200]);
    expect(answers[2]).toMatchObject({ code: 'SlowDown', headers: { 'retry-after': '1' } });
    proxy.add({ fault });
    proxy.clear();
    expect((await send()).status).toBe(200);
  });

  it('befalls everything for a while', async () => {
    proxy.add({ fault: { kind: 'error', status: 500, code: 'InternalError' }, durationMs: 60 });
    const beganMs = Date.now();
    let refused = 0;
    while ((await send()).status === 500) refused += 1;
    expect(Date.now() - beganMs).toBeGreaterThanOrEqual(60);
    expect(refused).toBeGreaterThan(0);
  });

  it.each<[StoreFault, boolean]>([
    [{ kind: 'reset', when: 'before' }, false],
    [{ kind: 'reset', when: 'during' }, false],
    [{ kind: 'reset', when: 'after' }, false],
    [{ kind: 'reset', when: 'stored' }, true],
    [{ kind: 'reset', when: 'answering' }, true],
    [{ kind: 'truncated' }, true],
    [{ kind: 'garbage', bytes: 'SSH-2.0-none\r\n', isEnded: true }, false],
    [{ kind: 'endless', where: 'head', status: 200 }, false],
  ])('breaks the connection: %o', async (fault, stored) => {
    proxy.add({ fault, times: 1 });
    await expect(send()).rejects.toThrow(/reset|hang up|Parse|aborted|overflow|Header/i);
    expect(isStored()).toBe(stored);
    expect((await send()).status).toBe(200);
  });

  it.each<[StoreFault, Partial<RawAnswer>, boolean]>([
    [{ kind: 'error', status: 403, code: 'ExpiredToken', beforeBody: true }, { code: 'ExpiredToken' }, false],
    [
      { kind: 'lost' },
      { status: 200, headers: expect.objectContaining({ etag: contentEtag }) as never },
      false,
    ],
    [{ kind: 'etag', etag: '"x"' }, { headers: expect.objectContaining({ etag: '"x"' }) as never }, true],
    [
      { kind: 'checksum', name: 'x-a', value: 'b' },
      { headers: expect.objectContaining({ 'x-a': 'b' }) as never },
      true,
    ],
    [
      { kind: 'hollow', body: '<html>', contentType: 'text/html', isStored: false },
      { text: '<html>' },
      false,
    ],
    [
      { kind: 'redirect', status: 307, location: 'http://x/' },
      { status: 307, code: 'TemporaryRedirect' },
      false,
    ],
    [{ kind: 'late', delayMs: 5 }, { status: 200 }, true],
    [{ kind: 'drip', delayMs: 0 }, { status: 200 }, true],
    [{ kind: 'preface', bytes: 'HTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\n' }, { status: 200 }, true],
  ])('answers otherwise: %o', async (fault, answer, stored) => {
    proxy.add({ fault, times: 1 });
    expect(await send()).toMatchObject(answer);
    expect(isStored()).toBe(stored);
    expect((await send()).status).toBe(200);
  });

  it('closes a connection that is kept alive when the next request is on its way', async () => {
    proxy.add({ fault: { kind: 'close', when: 'next', isReset: true }, times: 1 });
    expect((await send()).status).toBe(200);
    await expect(send()).rejects.toThrow(/reset|hang up/i);
    expect(proxy.seen).toHaveLength(1);
  });

  it('hands on what it held when the client has given up long ago', async () => {
    proxy.add({ fault: { kind: 'held', delayMs: 50 }, times: 1 });
    const { hostname, port } = new URL(proxy.url);
    const socket = connect(Number(port), hostname);
    // The signature does not matter: that it comes to the server does.
    socket.write('PUT /proxied/a HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\na');
    while (proxy.seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 2));
    socket.destroy();
    await once(socket, 'close');
    expect(server.requestCount()).toBe(0);
    await proxy.settled();
    expect(server.requestCount()).toBe(1);
  });

  it.each<[StoreFault, RegExp]>([
    [{ kind: 'twice' }, /^HTTP\/1.1 403.*HTTP\/1.1 403.*AccessDenied<\/Code>.*<\/Error>$/s],
    [{ kind: 'stall', when: 'silent', isStored: true }, /^$/],
    [{ kind: 'stall', when: 'head', isStored: true }, /^HTTP\/1.1 403 (?!.*\r\n\r\n)/s],
    [{ kind: 'stall', when: 'body', isStored: true }, /^HTTP\/1.1 403 .*\r\n\r\n<(?!.*<\/Error>)/s],
  ])('says so much and no more: %o', async (fault, said) => {
    proxy.add({ fault, times: 1 });
    const { hostname, port } = new URL(proxy.url);
    const socket = connect(Number(port), hostname);
    let text = '';
    socket.on('data', (chunk) => (text += chunk.toString()));
    socket.write('PUT /proxied/a HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\na');
    while (server.requestCount() === 0) await new Promise((resolve) => setTimeout(resolve, 2));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(text).toMatch(said);
    socket.destroy();
  });
});
