import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostileKeys } from './hostile-keys.ts';
import {
  listKeys,
  listOpenUploads,
  sendRaw,
  type RawAnswer,
  type RawRequest,
  type S3Endpoint,
} from './raw-s3.ts';

/** What an S3 server answers, whoever made it. The strict server of the tests must agree with a real one. */
export function describeS3Server(
  name: string,
  start: () => Promise<S3Endpoint & { close(): Promise<void> }>,
): void {
  describe(`S3 server: ${name}`, () => {
    let server: Awaited<ReturnType<typeof start>>;
    const bucket = 'server-check';
    const send = (request: RawRequest): Promise<RawAnswer> => sendRaw(server, request);
    const put = (key: string, body: string, headers: Record<string, string> = {}): Promise<RawAnswer> =>
      send({ method: 'PUT', resource: `${bucket}/${key}`, body, headers });
    const status = async (method: string, key: string): Promise<number> =>
      (await send({ method, resource: `${bucket}/${key}` })).status;

    beforeAll(async () => {
      server = await start();
      expect((await send({ method: 'PUT', resource: bucket })).status).toBe(200);
    });
    afterAll(() => server.close());

    it('knows its buckets', async () => {
      expect((await send({ method: 'HEAD', resource: bucket })).status).toBe(200);
      expect((await send({ method: 'HEAD', resource: 'no-such-bucket' })).status).toBe(404);
      const answer = await send({ method: 'PUT', resource: 'no-such-bucket/key', body: 'x' });
      expect([answer.status, answer.code]).toEqual([404, 'NoSuchBucket']);
    });

    it('gives back what it took', async () => {
      const answer = await put('content', 'some bytes', { 'content-md5': md5('some bytes').base64 });
      expect([answer.status, answer.headers['etag']]).toEqual([200, `"${md5('some bytes').hex}"`]);
      const found = await send({ method: 'GET', resource: `${bucket}/content` });
      expect([found.status, found.text, found.headers['etag']]).toEqual([
        200,
        'some bytes',
        `"${md5('some bytes').hex}"`,
      ]);
      const range = await send({
        method: 'GET',
        resource: `${bucket}/content`,
        headers: { range: 'bytes=5-7' },
      });
      expect([range.status, range.text]).toEqual([206, 'byt']);
    });

    it('takes empty objects', async () => {
      expect((await put('empty', '')).headers['etag']).toBe(`"${md5('').hex}"`);
      const found = await send({ method: 'HEAD', resource: `${bucket}/empty` });
      expect([found.status, found.headers['content-length']]).toEqual([200, '0']);
    });

    it('answers 404 for what is not there, and 204 when it is deleted', async () => {
      expect((await send({ method: 'GET', resource: `${bucket}/nothing` })).code).toBe('NoSuchKey');
      await put('short-lived', 'x');
      expect(await status('DELETE', 'short-lived')).toBe(204);
      expect(await status('HEAD', 'short-lived')).toBe(404);
      expect(await status('DELETE', 'short-lived')).toBe(204);
    });

    it('refuses a body that is not what Content-MD5 says', async () => {
      const wrong = await put('wrong', 'sent', { 'content-md5': md5('meant').base64 });
      expect([wrong.status, wrong.code]).toEqual([400, 'BadDigest']);
      const broken = await put('wrong', 'sent', { 'content-md5': 'not a digest' });
      expect([broken.status, broken.code]).toEqual([400, 'InvalidDigest']);
      expect(await status('HEAD', 'wrong')).toBe(404);
    });

    it('refuses a body that is not what was signed', async () => {
      const payloadHash = createHash('sha256').update('other').digest('hex');
      const answer = await send({
        method: 'PUT',
        resource: `${bucket}/unsigned`,
        body: 'sent!',
        payloadHash,
      });
      expect(answer.status).toBe(400);
      expect(await status('HEAD', 'unsigned')).toBe(404);
      const open = { method: 'PUT', resource: `${bucket}/open`, body: 'x', payloadHash: 'UNSIGNED-PAYLOAD' };
      expect((await send(open)).status).toBe(200);
    });

    it('refuses strangers, wrong secrets and old requests', async () => {
      const { accessKeyId } = server.credentials;
      const request = { method: 'PUT', resource: `${bucket}/stranger`, body: 'x' };
      const stranger = { accessKeyId: 'NOBODY', secretAccessKey: 'x' };
      const wrongSecret = { accessKeyId, secretAccessKey: 'wrong' };
      const answers = [
        await send({ ...request, credentials: stranger }),
        await send({ ...request, credentials: wrongSecret }),
        await send({ ...request, atMs: Date.now() - 3_600_000 }),
      ];
      expect(answers.map((answer) => [answer.status, answer.code])).toEqual([
        [403, 'InvalidAccessKeyId'],
        [403, 'SignatureDoesNotMatch'],
        [403, 'RequestTimeTooSkewed'],
      ]);
      expect(await status('HEAD', 'stranger')).toBe(404);
    });

    it('keeps what is said of an object', async () => {
      const headers = {
        'content-type': 'text/x-drive; charset=utf-8',
        'cache-control': 'max-age=60',
        'content-disposition': 'attachment; filename="a b.txt"',
        'content-encoding': 'gzip',
        'content-language': 'de',
        'x-amz-meta-plain': 'value',
        'x-amz-meta-name': 'Zoë 日本',
      };
      await put('described', 'x', headers);
      const found = await send({ method: 'HEAD', resource: `${bucket}/described` });
      for (const [header, value] of Object.entries(headers)) {
        expect(Buffer.from(String(found.headers[header]), 'latin1').toString('utf8')).toBe(value);
      }
    });

    it('keeps the canned ACL and refuses one that does not exist', async () => {
      await put('public', 'x', { 'x-amz-acl': 'public-read' });
      const acl = await send({ method: 'GET', resource: `${bucket}/public`, query: [['acl', '']] });
      expect(acl.text).toContain('http://acs.amazonaws.com/groups/global/AllUsers');
      expect(acl.text).toContain('<Permission>READ</Permission>');
      await put('private', 'x');
      const none = await send({ method: 'GET', resource: `${bucket}/private`, query: [['acl', '']] });
      expect(none.text).not.toContain('AllUsers');
    });

    it('honours If-None-Match', async () => {
      await send({ method: 'DELETE', resource: `${bucket}/once` });
      expect((await put('once', 'first', { 'if-none-match': '*' })).status).toBe(200);
      expect((await put('once', 'second', { 'if-none-match': '*' })).status).toBe(412);
      expect((await send({ method: 'GET', resource: `${bucket}/once` })).text).toBe('first');
    });

    it('takes a key of 1,024 bytes and refuses a longer one', async () => {
      const key = `${'é'.repeat(511)}ab`;
      expect((await put(key, 'x')).status).toBe(200);
      const answer = await put(`${key}c`, 'x');
      expect(answer.status).toBe(400);
      expect(answer.code).toMatch(/^(KeyTooLongError|InvalidObjectName)$/);
    });

    it('keeps hostile keys apart and lists them', async () => {
      for (const key of hostileKeys) expect([key, (await put(`h/${key}`, key)).status]).toEqual([key, 200]);
      for (const key of hostileKeys) {
        expect((await send({ method: 'GET', resource: `${bucket}/h/${key}` })).text).toBe(key);
      }
      const listed = await listKeys(server, bucket, 'h/');
      expect(new Set(listed)).toEqual(new Set(hostileKeys.map((key) => `h/${key}`)));
    });

    it('lists in pages and by folders, in byte order', async () => {
      const keys = ['p/a', 'p/b/1', 'p/b/2', 'p/c', 'p/ﬀ', 'p/😀'];
      for (const key of [...keys].reverse()) await put(key, 'x');
      expect(await listKeys(server, bucket, 'p/')).toEqual(keys);
      const first = await send({ method: 'GET', resource: bucket, query: query('max-keys', '2') });
      expect([...first.text.matchAll(/<Key>/g)]).toHaveLength(2);
      expect(first.text).toContain('<IsTruncated>true</IsTruncated>');
      const folders = await send({ method: 'GET', resource: bucket, query: query('delimiter', '/') });
      expect([...folders.text.matchAll(/<Key>/g)]).toHaveLength(4);
      expect(folders.text).toContain('<Prefix>p/b/</Prefix>');
    });

    it('puts large objects together from parts', async () => {
      const uploadId = await startUpload('large');
      const parts = [Buffer.alloc(5 * 2 ** 20, 'a'), Buffer.from('the end')];
      const etags = [
        await sendPart('large', uploadId, 1, parts[0]),
        await sendPart('large', uploadId, 2, parts[1]),
      ];
      expect(await status('HEAD', 'large')).toBe(404);
      const answer = await complete('large', uploadId, etags);
      expect(answer.status).toBe(200);
      const whole = createHash('md5');
      for (const etag of etags) whole.update(Buffer.from(etag.replaceAll('"', ''), 'hex'));
      const found = await send({ method: 'GET', resource: `${bucket}/large` });
      expect(found.headers['etag']).toBe(`"${whole.digest('hex')}-2"`);
      expect(found.bytes.equals(Buffer.concat(parts))).toBe(true);
      expect(await listOpenUploads(server, bucket)).toEqual([]);
    });

    it('refuses wrong parts, small parts and uploads it does not know', async () => {
      const uploadId = await startUpload('parts');
      const resource = `${bucket}/parts`;
      const wrong = await send({
        method: 'PUT',
        resource,
        query: part(uploadId, 1),
        body: 'sent',
        headers: { 'content-md5': md5('meant').base64 },
      });
      expect(wrong.code).toBe('BadDigest');
      const etags = [
        await sendPart('parts', uploadId, 1, Buffer.from('too small')),
        await sendPart('parts', uploadId, 2, Buffer.from('end')),
      ];
      expect((await complete('parts', uploadId, etags)).code).toBe('EntityTooSmall');
      expect((await complete('parts', uploadId, [`"${'0'.repeat(32)}"`])).code).toBe('InvalidPart');
      const abort = { method: 'DELETE', resource, query: [['uploadId', uploadId]] as const };
      expect((await send(abort)).status).toBe(204);
      // radosgw 16 answers InternalError here.
      expect((await complete('parts', uploadId, etags)).code).toMatch(/^(NoSuchUpload|InternalError)$/);
      expect(await status('HEAD', 'parts')).toBe(404);
    });

    it.each(['"', '&quot;', '&#34;', '&#x22;'])('takes an ETag in quotes written as %s', async (quote) => {
      const uploadId = await startUpload('quoted');
      const etag = await sendPart('quoted', uploadId, 1, Buffer.from('content'));
      expect((await complete('quoted', uploadId, [etag.replaceAll('"', quote)])).status).toBe(200);
    });

    async function startUpload(key: string): Promise<string> {
      const answer = await send({ method: 'POST', resource: `${bucket}/${key}`, query: [['uploads', '']] });
      return /<UploadId>([^<]+)</.exec(answer.text)?.[1] ?? '';
    }

    async function sendPart(
      key: string,
      uploadId: string,
      partNumber: number,
      body: Buffer = Buffer.alloc(0),
    ) {
      const headers = { 'content-md5': createHash('md5').update(body).digest('base64') };
      const resource = `${bucket}/${key}`;
      const answer = await send({
        method: 'PUT',
        resource,
        query: part(uploadId, partNumber),
        body,
        headers,
      });
      expect(answer.status).toBe(200);
      return String(answer.headers['etag']);
    }

    function complete(key: string, uploadId: string, etags: readonly string[]): Promise<RawAnswer> {
      const parts = etags.map(
        (etag, at) => `<Part><PartNumber>${at + 1}</PartNumber><ETag>${etag}</ETag></Part>`,
      );
      return send({
        method: 'POST',
        resource: `${bucket}/${key}`,
        query: [['uploadId', uploadId]],
        body: `<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`,
      });
    }
  });
}

function query(name: string, value: string): [string, string][] {
  return [
    ['list-type', '2'],
    ['prefix', 'p/'],
    [name, value],
  ];
}

function part(uploadId: string, partNumber: number): [string, string][] {
  return [
    ['partNumber', String(partNumber)],
    ['uploadId', uploadId],
  ];
}

function md5(text: string): { hex: string; base64: string } {
  const digest = createHash('md5').update(text).digest();
  return { hex: digest.toString('hex'), base64: digest.toString('base64') };
}
