import { listObjects } from '../../servers/strict-s3/listing.ts';
import { S3Error } from '../../servers/strict-s3/s3-error.ts';
import { parameter } from '../../servers/strict-s3/s3-request.ts';
import { element, isoTime, xmlDocument } from '../../servers/strict-s3/xml.ts';
import { checkBody, type CheckedBody } from './body-check.ts';
import { completeUpload } from './complete-upload.ts';
import type { Receiver, RequestHead } from './http-connection.ts';
import { createKnownBodies } from './known-bodies.ts';
import { SinkBucket } from './sink-bucket.ts';
import { parseTarget, type Target } from './target.ts';
import { answer, errorAnswer, xmlAnswer } from './wire-answer.ts';

/** What the server says of itself at `GET /-/stats`. */
export interface SinkStats {
  readonly [bucket: string]: {
    readonly objects: number;
    readonly bytes: number;
    readonly openUploads: number;
    /** The first requests that brought content, those of trials among them. */
    readonly firstArrivals: readonly { readonly key: string; readonly atMs: number }[];
  };
}

/** No bucket can have this name: requests to it are about the server. */
const serverItself = '-';
/** Small bodies that can be read again: what a client writes to try a store out. */
const readableBodies = 32;

/** Carries out the requests of S3 that loaders make, on buckets that live as long as it does. */
export function createRequestHandler(): (head: RequestHead) => Receiver {
  const buckets = new Map<string, SinkBucket>();
  const recent = new Map<string, Buffer>();
  const known = createKnownBodies();

  function bucketOf(target: Target): SinkBucket {
    const bucket = buckets.get(target.bucket);
    if (bucket === undefined) throw new S3Error('NoSuchBucket', 'The specified bucket does not exist.');
    return bucket;
  }

  function handle(head: RequestHead, target: Target, body: CheckedBody): string | Buffer {
    if (target.bucket === serverItself) return aboutServer(head, target);
    if (target.key === '') return aboutBucket(head, target);
    const uploadId = parameter(target, 'uploadId');
    const bucket = bucketOf(target);
    if (uploadId !== undefined) return aboutUpload(head, target, { bucket, uploadId, body });
    switch (head.method) {
      case 'PUT':
        if (head.headers['x-amz-copy-source'] !== undefined) return copyObject(head, target, bucket);
        bucket.put(target.key, { etag: body.md5, sizeBytes: body.sizeBytes, modifiedMs: Date.now() });
        remember(`${target.bucket}/${target.key}`, body.bytes);
        return answer(200, [['ETag', `"${body.md5}"`], ...told(body)]);
      case 'POST': {
        const algorithm = head.headers['x-amz-checksum-algorithm'];
        const type = head.headers['x-amz-checksum-type'] ?? 'COMPOSITE';
        const begun = bucket.begin(target.key, algorithm?.toUpperCase() === 'CRC32' ? type : undefined);
        const names = element('Bucket', bucket.name) + element('Key', target.key);
        return xmlAnswer(
          xmlDocument('InitiateMultipartUploadResult', names + element('UploadId', begun.uploadId)),
          algorithm === undefined ? [] : [['x-amz-checksum-algorithm', algorithm]],
        );
      }
      case 'HEAD':
      case 'GET':
        return readObject(head, target, bucket);
      case 'DELETE':
        bucket.delete(target.key);
        return answer(204);
      default:
        throw new S3Error('MethodNotAllowed', 'The specified method is not allowed against this resource.');
    }
  }

  /** What s3cmd does with the second of two files that are alike. */
  function copyObject(head: RequestHead, target: Target, bucket: SinkBucket): string {
    const from = parseTarget(`/${(head.headers['x-amz-copy-source'] ?? '').replace(/^\//, '')}`);
    const { etag, sizeBytes } = bucketOf(from).get(from.key);
    const modifiedMs = Date.now();
    bucket.put(target.key, { etag, sizeBytes, modifiedMs });
    const content = element('LastModified', isoTime(modifiedMs)) + element('ETag', `"${etag}"`);
    return xmlAnswer(xmlDocument('CopyObjectResult', content));
  }

  function aboutBucket(head: RequestHead, target: Target): string {
    if (head.method === 'PUT') {
      if (!buckets.has(target.bucket)) buckets.set(target.bucket, new SinkBucket(target.bucket));
      return answer(200, [['Location', `/${target.bucket}`]]);
    }
    if (target.bucket === '') return xmlAnswer(xmlDocument('ListAllMyBucketsResult', '<Buckets></Buckets>'));
    const bucket = bucketOf(target);
    if (head.method === 'HEAD') return answer(200);
    if (head.method === 'DELETE') {
      buckets.delete(target.bucket);
      return answer(204);
    }
    if (head.method !== 'GET')
      throw new S3Error('MethodNotAllowed', 'The specified method is not allowed against this resource.');
    if (parameter(target, 'location') !== undefined) return xmlAnswer(xmlDocument('LocationConstraint', ''));
    if (parameter(target, 'uploads') !== undefined) return xmlAnswer(listUploads(bucket));
    return xmlAnswer(listObjects(bucket, target));
  }

  function readObject(head: RequestHead, target: Target, bucket: SinkBucket): string | Buffer {
    const object = bucket.get(target.key);
    const fields: readonly (readonly [string, string])[] = [
      ['ETag', `"${object.etag}"`],
      ['Last-Modified', new Date(object.modifiedMs).toUTCString()],
    ];
    if (head.method === 'HEAD') return answer(200, [...fields, ['Content-Length', String(object.sizeBytes)]]);
    const bytes = recent.get(`${target.bucket}/${target.key}`);
    if (bytes === undefined) throw new S3Error('NotImplemented', 'The bytes of this object were let go.');
    return Buffer.concat([
      Buffer.from(answer(200, [...fields, ['Content-Length', String(bytes.length)]])),
      bytes,
    ]);
  }

  function aboutServer(head: RequestHead, target: Target): string {
    if (head.method !== 'GET' || target.key !== 'stats')
      throw new S3Error('NoSuchKey', 'There is only stats.');
    const stats: Record<string, SinkStats[string]> = {};
    for (const [name, { count, bytes, uploads, firstArrivals }] of buckets)
      stats[name] = { objects: count, bytes, openUploads: uploads.size, firstArrivals };
    return xmlAnswer(JSON.stringify(stats));
  }

  function remember(name: string, bytes: Buffer | null): void {
    recent.delete(name);
    if (bytes === null) return;
    recent.set(name, bytes);
    if (recent.size <= readableBodies) return;
    for (const oldest of recent.keys()) {
      recent.delete(oldest);
      return;
    }
  }

  return function begin(head: RequestHead): Receiver {
    try {
      const target = parseTarget(head.target);
      const isPart = parameter(target, 'partNumber') !== undefined;
      const bringsContent = head.method === 'PUT' && target.key !== '';
      const bucket = bringsContent ? bucketOf(target) : undefined;
      if (bringsContent && !isPart) bucket?.arrived(target.key, wallMs());
      const upload = isPart ? bucket?.upload(parameter(target, 'uploadId') ?? '', target.key) : undefined;
      if (isPart && parameter(target, 'partNumber') === '1') bucket?.arrived(target.key, wallMs());
      const check = checkBody(head.headers, {
        needsCrc32: upload?.hasCrc32 === true,
        isText: head.method === 'POST',
        known,
      });
      return {
        write: (slice) => check.write(slice),
        end: () => answering(head, () => handle(head, target, check.end())),
      };
    } catch (error) {
      // What is wrong is told once the body is out of the way.
      return { write: () => undefined, end: () => answering(head, () => fail(error)) };
    }
  };
}

function aboutUpload(
  head: RequestHead,
  target: Target,
  given: { readonly bucket: SinkBucket; readonly uploadId: string; readonly body: CheckedBody },
): string {
  const { bucket, uploadId, body } = given;
  const upload = bucket.upload(uploadId, target.key);
  switch (head.method) {
    case 'PUT':
      upload.parts.set(Number(parameter(target, 'partNumber')), { ...body, bytes: null });
      return answer(200, [['ETag', `"${body.md5}"`], ...told(body)]);
    case 'POST': {
      const text = body.bytes?.toString('utf8');
      if (text === undefined) throw new S3Error('MalformedXML', 'The list of parts is too long.');
      return xmlAnswer(
        completeUpload(bucket, upload, { body: text, headers: head.headers, nowMs: Date.now() }),
      );
    }
    case 'DELETE':
      bucket.uploads.delete(uploadId);
      return answer(204);
    default:
      throw new S3Error('NotImplemented', 'Parts are not listed here.');
  }
}

function answering(head: RequestHead, work: () => string | Buffer): string | Buffer {
  try {
    return work();
  } catch (error) {
    if (error instanceof S3Error) return errorAnswer(error, head.method === 'HEAD');
    throw error;
  }
}

function fail(error: unknown): never {
  throw error;
}

/** The checksums of an answer: those that were sent and found right. */
function told(body: CheckedBody): readonly (readonly [string, string])[] {
  if (body.checksums.length === 0) return [];
  return [...body.checksums, ['x-amz-checksum-type', 'FULL_OBJECT']];
}

function listUploads(bucket: SinkBucket): string {
  const uploads = [...bucket.uploads.values()].map(
    ({ key, uploadId }) => `<Upload>${element('Key', key)}${element('UploadId', uploadId)}</Upload>`,
  );
  return xmlDocument('ListMultipartUploadsResult', element('IsTruncated', false) + uploads.join(''));
}

function wallMs(): number {
  return performance.timeOrigin + performance.now();
}
