import type { IncomingMessage } from 'node:http';
import { xmlAnswer, type Answer } from './answer.ts';
import { readBody, receiveBody, type BodyKeeping, type ReceivedBody } from './body.ts';
import { listObjects, listUploads } from './listing.ts';
import { completeUpload, createUpload, listParts, partNumberOf } from './multipart.ts';
import { getAcl, getObject } from './object-answers.ts';
import { describeObject } from './object-headers.ts';
import { S3Error } from './s3-error.ts';
import { parameter, type S3Request } from './s3-request.ts';
import { Bucket } from './store.ts';
import { element, isoTime, xmlDocument } from './xml.ts';

export interface Operation {
  readonly request: S3Request;
  readonly message: IncomingMessage;
  readonly payloadHash: string;
  readonly isCorrupted: boolean;
  readonly nowMs: number;
}

export interface HandlerOptions {
  readonly buckets: Map<string, Bucket>;
  readonly keeping: BodyKeeping;
  readonly minimumPartBytes: number;
}

/** Carries out one authenticated request. Throws S3Error. */
export async function handleRequest(operation: Operation, options: HandlerOptions): Promise<Answer> {
  const { request } = operation;
  if (request.bucket === undefined) return listBuckets(options.buckets);
  if (request.key === '') return handleBucket(request.bucket, operation, options);
  const bucket = bucketOf(options.buckets, request.bucket);
  const uploadId = parameter(request, 'uploadId');
  if (uploadId !== undefined) return handleUpload(bucket, uploadId, operation, options);
  switch (request.method) {
    case 'PUT':
      return putObject(bucket, operation, options);
    case 'POST':
      if (parameter(request, 'uploads') !== undefined) return createUpload(bucket, request, operation.nowMs);
      throw new S3Error('MethodNotAllowed', 'The specified method is not allowed against this resource.');
    case 'GET':
    case 'HEAD':
      if (parameter(request, 'acl') !== undefined) return getAcl(bucket.get(request.key).acl);
      return getObject(bucket.get(request.key), request);
    case 'DELETE':
      bucket.delete(request.key);
      return { status: 204 };
    default:
      throw new S3Error('MethodNotAllowed', 'The specified method is not allowed against this resource.');
  }
}

async function putObject(bucket: Bucket, operation: Operation, options: HandlerOptions): Promise<Answer> {
  const { request } = operation;
  const described = describeObject(request);
  refuseExisting(bucket, request);
  const body = await receive(operation, options.keeping);
  refuseExisting(bucket, request);
  bucket.put({
    key: request.key,
    sizeBytes: body.sizeBytes,
    etag: body.md5,
    parts: [body],
    modifiedMs: operation.nowMs,
    ...described,
  });
  return { status: 200, headers: { etag: `"${body.md5}"` } };
}

async function handleUpload(
  bucket: Bucket,
  uploadId: string,
  operation: Operation,
  options: HandlerOptions,
): Promise<Answer> {
  const { request } = operation;
  const upload = bucket.upload(uploadId, request.key);
  switch (request.method) {
    case 'PUT': {
      const partNumber = partNumberOf(request);
      const body = await receive(operation, options.keeping);
      bucket.putPart(bucket.upload(uploadId, request.key), partNumber, body);
      const told = body.crc32 === undefined ? {} : { 'x-amz-checksum-crc32': body.crc32 };
      return { status: 200, headers: { etag: `"${body.md5}"`, ...told } };
    }
    case 'POST': {
      const body = await receive(operation, 'memory');
      refuseExisting(bucket, request);
      const { nowMs } = operation;
      const { minimumPartBytes } = options;
      return completeUpload(bucket, upload, {
        body: readBody(body).toString('utf8'),
        nowMs,
        minimumPartBytes,
      });
    }
    case 'GET':
      return listParts(bucket, upload);
    case 'DELETE':
      bucket.abort(upload);
      return { status: 204 };
    default:
      throw new S3Error('MethodNotAllowed', 'The specified method is not allowed against this resource.');
  }
}

function handleBucket(name: string, operation: Operation, options: HandlerOptions): Answer {
  const { request } = operation;
  const { buckets } = options;
  switch (request.method) {
    case 'PUT':
      if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name)) {
        throw new S3Error('InvalidBucketName', 'The specified bucket is not valid.');
      }
      if (!buckets.has(name)) buckets.set(name, new Bucket(name, operation.nowMs));
      return { status: 200, headers: { location: `/${name}` } };
    case 'HEAD':
      bucketOf(buckets, name);
      return { status: 200 };
    case 'GET': {
      const bucket = bucketOf(buckets, name);
      if (parameter(request, 'location') !== undefined)
        return xmlAnswer(xmlDocument('LocationConstraint', ''));
      if (parameter(request, 'uploads') !== undefined) return xmlAnswer(listUploads(bucket, request));
      return xmlAnswer(listObjects(bucket, request));
    }
    case 'DELETE':
      if (bucketOf(buckets, name).objects.size > 0) {
        throw new S3Error('BucketNotEmpty', 'The bucket you tried to delete is not empty');
      }
      buckets.delete(name);
      return { status: 204 };
    default:
      throw new S3Error('NotImplemented', 'This operation is not implemented here.');
  }
}

function listBuckets(buckets: ReadonlyMap<string, Bucket>): Answer {
  const list = [...buckets.values()].map(
    (bucket) =>
      `<Bucket>${element('Name', bucket.name)}${element('CreationDate', isoTime(bucket.createdMs))}</Bucket>`,
  );
  const content = `<Owner>${element('ID', 'strict')}</Owner><Buckets>${list.join('')}</Buckets>`;
  return xmlAnswer(xmlDocument('ListAllMyBucketsResult', content));
}

function bucketOf(buckets: ReadonlyMap<string, Bucket>, name: string): Bucket {
  const bucket = buckets.get(name);
  if (bucket === undefined) throw new S3Error('NoSuchBucket', 'The specified bucket does not exist');
  return bucket;
}

function refuseExisting(bucket: Bucket, request: S3Request): void {
  const condition = request.headers['if-none-match'];
  if (condition === undefined) return;
  if (condition !== '*') throw new S3Error('NotImplemented', 'If-None-Match takes * only.');
  if (bucket.objects.has(request.key)) {
    throw new S3Error('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold');
  }
}

function receive(operation: Operation, keeping: BodyKeeping): Promise<ReceivedBody> {
  const { request, message, payloadHash, isCorrupted } = operation;
  return receiveBody(message, keeping, { headers: request.headers, payloadHash, isCorrupted });
}
