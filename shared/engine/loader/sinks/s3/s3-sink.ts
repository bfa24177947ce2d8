import { AppError } from '../../../../base/errors.ts';
import { appError } from '../../../../domain/error-codes.ts';
import {
  SinkError,
  type ObjectBody,
  type ObjectDescription,
  type PutReceipt,
  type Sink,
  type WholeBody,
} from '../sink.ts';
import { abortUpload, begin, putInParts, type MultipartContext } from './multipart.ts';
import { checkedEtag, objectHeaders } from './object-headers.ts';
import { S3Client, type S3ClientOptions } from './s3-client.ts';
import type { UploadJournal } from './upload-journal.ts';

export interface S3SinkOptions extends S3ClientOptions {
  /** Where begun uploads are remembered; without it those of a killed run stay where they are. */
  readonly journal?: UploadJournal | undefined;
  readonly objectLimitBytes?: number | undefined;
}

const wholeConcurrency = 24;
const partedConcurrency = 2;
const defaultObjectLimitBytes = 5 * 1024 ** 4;

/** Where rights are tried out. No object of this name is ever made. */
const probeKey = '.drivepost-write-check';

/**
 * Puts objects into any S3-compatible store. Every request with content carries its Content-MD5, so that the store
 * itself refuses bytes that were damaged on the way; the ETag of the answer is compared as well where it is an MD5.
 */
export function createS3Sink(options: S3SinkOptions): Sink {
  const client = new S3Client({
    connections: wholeConcurrency + partedConcurrency * 3,
    ...options,
  });
  const context: MultipartContext = { client, journal: options.journal ?? null };
  return {
    properties: {
      name: options.endpointUrl,
      objectLimitBytes: options.objectLimitBytes ?? defaultObjectLimitBytes,
      wholeConcurrency,
      partedConcurrency,
    },
    async prepare(buckets, signal) {
      for (const upload of context.journal?.open() ?? []) await abortUpload(context, upload);
      for (const bucket of new Set(buckets)) await probe(context, bucket, signal);
    },
    put: (object, body, signal) => put(context, object, body, signal),
    close: () => client.close(),
  };
}

/** Asks a store about a bucket, for the job service. Rejects when the store cannot be asked at all. */
export async function checkBucket(
  options: S3ClientOptions,
  bucket: string,
  signal: AbortSignal,
): Promise<'writable' | 'missing' | 'denied'> {
  const client = new S3Client({ attempts: 3, ...options });
  try {
    await probe({ client, journal: null }, bucket, signal);
    return 'writable';
  } catch (error) {
    if (error instanceof AppError && error.code === 'TARGET_BUCKET_MISSING') return 'missing';
    if (error instanceof AppError && error.code === 'TARGET_DENIED') return 'denied';
    throw error;
  } finally {
    await client.close();
  }
}

/** Begins an upload and gives it up: that tells a missing bucket from a forbidden one, and leaves nothing. */
async function probe(context: MultipartContext, bucket: string, signal: AbortSignal): Promise<void> {
  const object = { bucket, key: probeKey, contentType: 'application/octet-stream', metadata: new Map() };
  try {
    await abortUpload(context, await begin(context, object, signal));
  } catch (error) {
    if (!(error instanceof SinkError)) throw error;
    const detail = `Bucket ${bucket}: ${error.status} ${error.code}.`;
    if (error.status === 404) throw appError('TARGET_BUCKET_MISSING', { detail, cause: error });
    if (error.status === 403 || error.status === 401)
      throw appError('TARGET_DENIED', { detail, cause: error });
    throw appError('TARGET_UNREACHABLE', { detail, cause: error });
  }
}

function put(
  context: MultipartContext,
  object: ObjectDescription,
  body: ObjectBody,
  signal: AbortSignal,
): Promise<PutReceipt> {
  return body.kind === 'parts'
    ? putInParts(context, object, body, signal)
    : putWhole(context.client, object, body, signal);
}

async function putWhole(
  client: S3Client,
  object: ObjectDescription,
  body: WholeBody,
  signal: AbortSignal,
): Promise<PutReceipt> {
  const { bucket, key } = object;
  const headers = objectHeaders(object);
  headers['content-md5'] = Buffer.from(body.md5, 'hex').toString('base64');
  const answer = await client.request({ method: 'PUT', bucket, key, headers, body: body.bytes }, signal);
  if (checkedEtag(answer, body.md5) === 'different') {
    await client.request({ method: 'DELETE', bucket, key }, signal);
    throw new SinkError({
      status: 500,
      code: 'ChecksumMismatch',
      message: 'The store has other bytes than were sent.',
    });
  }
  return { md5: body.md5, sizeBytes: body.bytes.length, proof: 'checksum' };
}
