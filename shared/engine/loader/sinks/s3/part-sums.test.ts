import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { md5Of, partedBody, variedBytes } from '../../../../../test/conformance/bodies.ts';
import { startAnswering } from '../../../../../test/servers/answering.ts';
import type { S3Request } from '../../../../../test/servers/strict-s3/s3-request.ts';
import { startStrictS3, type StrictS3 } from '../../../../../test/servers/strict-s3/strict-s3.ts';
import { systemClock } from '../../../../base/time.ts';
import { S3Client } from '../../../s3/s3-client.ts';
import { compositeCrc32, encodeCrc32, findPartSum } from './part-sums.ts';
import { createS3Sink } from './s3-sink.ts';

const never = new AbortController().signal;
const bucket = 'parts';
const partSizeBytes = 5 * 2 ** 20;
const object = { bucket, key: 'large', contentType: 'a/b', metadata: new Map<string, string>() };
const closing: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function strictServer(): Promise<StrictS3> {
  const server = await startStrictS3({ buckets: [bucket] });
  closing.push(() => server.close());
  return server;
}

/** The sink on a server, and the parts that it sends of the object. */
function sinkOf(server: StrictS3): { sink: ReturnType<typeof createS3Sink>; parts: S3Request[] } {
  const parts: S3Request[] = [];
  server.faults.add({
    fault: { kind: 'slow', delayMs: 0 },
    matches(request) {
      if (request.method === 'PUT' && request.key === object.key) parts.push(request);
      return false;
    },
  });
  const { url: endpointUrl, region, credentials } = server;
  const sink = createS3Sink({ endpointUrl, region, credentials, clock: systemClock });
  closing.push(() => sink.close());
  return { sink, parts };
}

describe('the checksum of a part', () => {
  it('is a CRC32 where the store compares it, asked once and leaving nothing', async () => {
    const server = await strictServer();
    const { sink, parts } = sinkOf(server);
    const bytes = variedBytes(partSizeBytes + 3);
    for (let time = 0; time < 2; time += 1) {
      const receipt = await sink.put(object, partedBody(bytes, { partSizeBytes }), never);
      expect(receipt.md5).toBe(md5Of(bytes));
    }
    expect(parts).toHaveLength(4);
    const slices = [bytes.subarray(0, partSizeBytes), bytes.subarray(partSizeBytes)];
    const sums = slices.map((slice) => encodeCrc32(crc32(slice)));
    for (const part of parts) {
      expect(part.headers['content-md5']).toBeUndefined();
      expect(sums).toContain(part.headers['x-amz-checksum-crc32']);
    }
    expect([...server.objects(bucket).keys()]).toEqual([object.key]);
    expect(server.openUploads(bucket)).toEqual([]);
  });

  it.each([
    ['takes every part', 200, ''],
    ['refuses every part', 400, '<Error><Code>InvalidRequest</Code></Error>'],
  ])('is an MD5 where the store %s', async (_title, status, text) => {
    const server = await startAnswering((response) => response.writeHead(status).end(text));
    closing.push(() => server.close());
    const credentials = { accessKeyId: 'A', secretAccessKey: 'B' };
    const client = new S3Client({
      endpointUrl: server.url,
      region: 'us-east-1',
      credentials,
      clock: systemClock,
    });
    closing.push(() => client.close());
    const upload = { bucket, key: 'k', uploadId: 'u' };
    expect(await findPartSum(client, upload, never)).toBe('md5');
  });

  it('is an MD5 for this object, and asked again for the next, when the store gave no clear answer', async () => {
    const server = await strictServer();
    const { sink, parts } = sinkOf(server);
    server.faults.add({
      fault: { kind: 'error', code: 'InternalError' },
      times: 1,
      matches: ({ method, key }) => method === 'PUT' && key !== object.key,
    });
    const bytes = variedBytes(partSizeBytes);
    await sink.put(object, partedBody(bytes, { partSizeBytes }), never);
    await sink.put(object, partedBody(bytes, { partSizeBytes }), never);
    const md5 = createHash('md5').update(bytes).digest('base64');
    expect(parts.map(({ headers }) => headers['content-md5'])).toEqual([md5, undefined]);
    expect(server.openUploads(bucket)).toEqual([]);
  });

  it('makes the one of the whole as S3 does', () => {
    const parts = [Buffer.from('one'), Buffer.from('two')];
    const joined = Buffer.concat(parts.map((part) => Buffer.from(encodeCrc32(crc32(part)), 'base64')));
    expect(compositeCrc32(parts.map((part) => encodeCrc32(crc32(part))))).toBe(
      `${encodeCrc32(crc32(joined))}-2`,
    );
    expect(encodeCrc32(crc32(Buffer.from('123456789')))).toBe('y/Q5Jg==');
  });
});
