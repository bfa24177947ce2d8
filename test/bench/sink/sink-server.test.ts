import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { base64OfCrc32 } from './body-check.ts';
import { combineCrc32 } from './crc32-combine.ts';
import { createCrc64 } from './crc64-nvme.ts';
import type { SinkStats } from './sink-requests.ts';
import { startSink, type SinkServer } from './sink-server.ts';

let sink: SinkServer;

beforeAll(async () => {
  sink = await startSink();
  await send('PUT', '/bucket');
});
afterAll(() => sink.close());

interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  /** The code of an error; empty for none. */
  readonly code: string;
}

/** A body of several pieces goes out in HTTP's own chunks. */
function send(
  method: string,
  path: string,
  given: {
    readonly headers?: Record<string, string>;
    readonly body?: string | Buffer | readonly Buffer[];
  } = {},
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const outgoing = request(`${sink.url}${path}`, { method, headers: given.headers ?? {} }, (incoming) => {
      let text = '';
      incoming.setEncoding('utf8').on('data', (piece: string) => (text += piece));
      incoming.once('end', () => {
        const code = /<Code>([^<]*)</.exec(text)?.[1] ?? '';
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text, code });
      });
    });
    outgoing.once('error', reject);
    const { body } = given;
    if (Array.isArray(body)) {
      for (const piece of body) outgoing.write(piece);
      outgoing.end();
    } else outgoing.end(body);
  });
}

function md5(bytes: string | Buffer, encoding: 'hex' | 'base64'): string {
  return createHash('md5').update(bytes).digest(encoding);
}

function crcOf(bytes: string | Buffer): string {
  return base64OfCrc32(crc32(bytes));
}

const large = Buffer.alloc(300_000, 'abcdefg');

describe('the sink', () => {
  it.each([
    ['small', Buffer.from('hello')],
    ['empty', Buffer.alloc(0)],
    ['large', large],
  ])('answers with the MD5 of a %s body, whatever was sent with it', async (name, body) => {
    const answer = await send('PUT', `/bucket/${name}`, { body });
    expect(answer).toMatchObject({ status: 200, headers: { etag: `"${md5(body, 'hex')}"` } });
    const head = await send('HEAD', `/bucket/${name}`);
    expect(head.headers).toMatchObject({
      'content-length': String(body.length),
      etag: answer.headers['etag'],
    });
  });

  it.each([
    ['Content-MD5', { 'content-md5': md5('other', 'base64') }, 'BadDigest'],
    ['Content-MD5 that is none', { 'content-md5': 'abc' }, 'InvalidDigest'],
    ['CRC32', { 'x-amz-checksum-crc32': crcOf('other') }, 'BadDigest'],
    ['CRC32 that is none', { 'x-amz-checksum-crc32': 'abc' }, 'InvalidRequest'],
    ['CRC64NVME', { 'x-amz-checksum-crc64nvme': 'AAAAAAAAAAA=' }, 'BadDigest'],
    ['SHA-256', { 'x-amz-checksum-sha256': Buffer.alloc(32).toString('base64') }, 'BadDigest'],
    ['CRC32C, which it does not know', { 'x-amz-checksum-crc32c': 'AAAAAA==' }, 'NotImplemented'],
  ])('refuses a wrong %s, and keeps nothing', async (_, headers, code) => {
    for (const body of [Buffer.from('hello'), large]) {
      expect((await send('PUT', '/bucket/refused', { headers, body })).code).toBe(code);
      expect((await send('HEAD', '/bucket/refused')).status).toBe(404);
    }
  });

  it('knows a body that came before from one that differs in its middle alone', async () => {
    const other = Buffer.from(large);
    other.writeUInt8(other.readUInt8(150_000) ^ 1, 150_000);
    for (const body of [large, other, large, other]) {
      const answer = await send('PUT', '/bucket/again', { body });
      expect(answer.headers).toMatchObject({ etag: `"${md5(body, 'hex')}"` });
    }
  });

  it('takes right checksums and tells them again', async () => {
    for (const body of [Buffer.from('hello'), large]) {
      const headers = { 'content-md5': md5(body, 'base64'), 'x-amz-checksum-crc32': crcOf(body) };
      const answer = await send('PUT', '/bucket/right', { headers, body });
      expect(answer.headers).toMatchObject({
        'x-amz-checksum-crc32': crcOf(body),
        'x-amz-checksum-type': 'FULL_OBJECT',
      });
    }
  });

  it('reads aws-chunked content and checks its trailer', async () => {
    const parts = [large.subarray(0, 100_000), large.subarray(100_000)];
    const framed = (checksum: string): Buffer[] => [
      ...parts.flatMap((part) => [Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n')]),
      Buffer.from(`0\r\nx-amz-checksum-crc32:${checksum}\r\n\r\n`),
    ];
    const headers = {
      'content-encoding': 'aws-chunked',
      'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
      'x-amz-decoded-content-length': String(large.length),
      'x-amz-trailer': 'x-amz-checksum-crc32',
    };
    for (const whole of [true, false]) {
      const body = framed(crcOf(large));
      const right = await send('PUT', '/bucket/chunked', {
        headers,
        body: whole ? Buffer.concat(body) : body,
      });
      expect(right).toMatchObject({ status: 200, headers: { etag: `"${md5(large, 'hex')}"` } });
    }
    const wrong = await send('PUT', '/bucket/chunked-wrong', { headers, body: framed(crcOf('other')) });
    expect(wrong.code).toBe('BadDigest');
    const short = await send('PUT', '/bucket/chunked-wrong', {
      headers: { ...headers, 'x-amz-decoded-content-length': '7' },
      body: framed(crcOf(large)),
    });
    expect(short.code).toBe('InvalidRequest');
  });

  it('puts parts together, with the ETag of S3 and the checksum of the whole', async () => {
    const path = '/bucket/in%20parts';
    const announced = { 'x-amz-checksum-algorithm': 'CRC32', 'x-amz-checksum-type': 'FULL_OBJECT' };
    const begun = await send('POST', `${path}?uploads`, { headers: announced });
    const uploadId = /<UploadId>([^<]+)</.exec(begun.text)?.[1] ?? '';
    const parts = [large.subarray(0, 100_000), large.subarray(100_000)];
    for (const [at, body] of parts.entries())
      await send('PUT', `${path}?partNumber=${at + 1}&uploadId=${uploadId}`, { body });
    const listed = parts.map(
      (part, at) =>
        `<Part><ETag>&quot;${md5(part, 'hex')}&quot;</ETag><PartNumber>${at + 1}</PartNumber></Part>`,
    );
    const complete = (xml: readonly string[], headers = {}): Promise<Answered> =>
      send('POST', `${path}?uploadId=${uploadId}`, {
        headers,
        body: `<CompleteMultipartUpload>${xml.join('')}</CompleteMultipartUpload>`,
      });
    expect((await complete([...listed].reverse())).code).toBe('InvalidPartOrder');
    expect((await complete([listed[0]?.replace(/[0-9a-f]{32}/, md5('x', 'hex')) ?? ''])).code).toBe(
      'InvalidPart',
    );
    expect((await complete(listed, { 'x-amz-checksum-crc32': crcOf('other') })).code).toBe('BadDigest');
    const { text } = await complete(listed, { 'x-amz-checksum-crc32': crcOf(large) });
    const digests = Buffer.concat(parts.map((part) => createHash('md5').update(part).digest()));
    expect(text).toContain(`<ETag>&#34;${md5(digests, 'hex')}-2&#34;</ETag>`);
    expect(text).toContain(`<ChecksumCRC32>${crcOf(large)}</ChecksumCRC32>`);
    expect((await complete(listed)).code).toBe('NoSuchUpload');
  });

  it('counts what arrives, tells when the first came, lists, and gives small objects back', async () => {
    await send('PUT', '/counted');
    const beforeMs = Date.now();
    await send('PUT', '/counted/a%2Fb', { body: 'one' });
    await send('PUT', '/counted/c', { body: 'three' });
    await send('PUT', '/counted/c', { body: 'seven' });
    const stats = JSON.parse((await send('GET', '/-/stats')).text) as SinkStats;
    expect(stats['counted']).toMatchObject({ objects: 2, bytes: 8, openUploads: 0 });
    const [first] = stats['counted']?.firstArrivals ?? [];
    expect(first?.key).toBe('a/b');
    expect(first?.atMs).toBeGreaterThanOrEqual(beforeMs - 1);
    const list = await send('GET', '/counted?list-type=2&prefix=a');
    expect([...list.text.matchAll(/<Key>([^<]*)</g)].map(([, key]) => key)).toEqual(['a/b']);
    expect((await send('GET', '/counted/c')).text).toBe('seven');
    expect((await send('GET', '/counted?location')).status).toBe(200);
    const source = { 'x-amz-copy-source': '/counted/a%2Fb' };
    expect((await send('PUT', '/counted/copy', { headers: source })).text).toContain(md5('one', 'hex'));
    expect((await send('HEAD', '/counted/copy')).headers['content-length']).toBe('3');
    expect((await send('DELETE', '/counted/c')).status).toBe(204);
    expect((await send('GET', '/counted/c')).code).toBe('NoSuchKey');
    expect((await send('PUT', '/nowhere/c', { body: 'x' })).code).toBe('NoSuchBucket');
  });
});

describe('checksums', () => {
  it('takes the CRC-64/NVME of the catalogue', () => {
    const crc = createCrc64();
    crc.update(Buffer.from('1234'));
    crc.update(Buffer.from('56789'));
    expect(Buffer.from(crc.base64(), 'base64').toString('hex')).toBe('ae8b14860a799888');
  });

  it('combines CRC32s', () => {
    const pieces = [large.subarray(0, 1), large.subarray(1, 77_777), large.subarray(77_777)];
    const combined = pieces.reduce((crc, piece) => combineCrc32(crc, crc32(piece), piece.length), crc32(''));
    expect(combined).toBe(crc32(large));
  });
});
