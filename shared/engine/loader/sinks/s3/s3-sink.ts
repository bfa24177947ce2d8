import { probeBucket } from '../../../s3/bucket-check.ts';
import { S3Client, type S3ClientOptions, type S3Request } from '../../../s3/s3-client.ts';
import { S3Failure } from '../../../s3/s3-failure.ts';
import {
  SinkError,
  type ObjectBody,
  type ObjectDescription,
  type PutReceipt,
  type Sink,
  type WholeBody,
} from '../sink.ts';
import { abortUpload, begin, clearLeftovers, putInParts, type MultipartContext } from './multipart.ts';
import { checksumMismatch, objectHeaders, wrongWholeAnswer } from './object-headers.ts';
import type { UploadJournal } from './upload-journal.ts';

export interface S3SinkOptions extends S3ClientOptions {
  /** Where begun uploads are remembered; without it those of a killed run stay where they are. */
  readonly journal?: UploadJournal | undefined;
  readonly objectLimitBytes?: number | undefined;
}

/** Most requests that a store may take best. */
const mostRequests = 256;
/** Enough to be hashed in lanes side by side; more would be hashed no faster for what they take of the memory for parts. */
const partedConcurrency = 4;
const defaultObjectLimitBytes = 5 * 1024 ** 4;

/**
 * Puts objects into any S3-compatible store. Every request with content carries its Content-MD5, so that the store
 * itself refuses bytes that were damaged on the way; the ETag of the answer is compared as well where it is an MD5.
 */
export function createS3Sink(options: S3SinkOptions): Sink {
  const { concurrency = { most: mostRequests } } = options;
  const client = new S3Client({ ...options, concurrency });
  const context: SinkContext = { client, journal: options.journal ?? null, partSum: null, look: null };
  return {
    properties: {
      name: options.endpointUrl,
      objectLimitBytes: options.objectLimitBytes ?? defaultObjectLimitBytes,
      wholeConcurrency: typeof concurrency === 'number' ? concurrency : concurrency.most,
      partedConcurrency,
    },
    async prepare(buckets, signal) {
      await clearLeftovers(context);
      for (const bucket of new Set(buckets)) await lookAt(context, bucket, signal);
    },
    put: (object, body, signal) => put(context, object, body, signal),
    async close() {
      try {
        return await clearLeftovers(context);
      } finally {
        await client.close();
      }
    },
  };
}

interface SinkContext extends MultipartContext {
  /** Whether the store answers at all, while that is asked. */
  look: Promise<void> | null;
}

/** Throws an AppError of scope `job` when nothing can be put into a bucket just now. */
function lookAt(context: MultipartContext, bucket: string, signal: AbortSignal): Promise<void> {
  return probeBucket(context.client, bucket, signal, async (_client, object) =>
    abortUpload(context, await begin(context, object, signal)),
  );
}

/**
 * Whatever befell this object in passing may befall every other: asked once for all that are given up at the same time.
 * Rejects with the error that ends the run, which goes on once the store is back; else the failure is this object's own.
 */
async function lookWhetherOut(context: SinkContext, bucket: string, signal: AbortSignal): Promise<void> {
  context.look ??= lookAt(context, bucket, signal).finally(() => (context.look = null));
  await context.look;
}

async function put(
  context: SinkContext,
  object: ObjectDescription,
  body: ObjectBody,
  signal: AbortSignal,
): Promise<PutReceipt> {
  try {
    return await (body.kind === 'parts'
      ? putInParts(context, object, body, signal)
      : putWhole(context.client, object, body, signal));
  } catch (error) {
    if (!(error instanceof S3Failure)) throw error;
    const { status, code, message } = error;
    if (error.isTransient && code !== checksumMismatch) await lookWhetherOut(context, object.bucket, signal);
    throw new SinkError({ status, code, message, cause: error });
  }
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
  const check: S3Request['check'] = (answer) => wrongWholeAnswer(answer, body.md5);
  try {
    await client.request({ method: 'PUT', bucket, key, headers, body: body.bytes, check }, signal);
  } catch (error) {
    // Not before it is given up: a removal that is held up on the way would take a later, good object with it.
    const isWrong = error instanceof S3Failure && error.code === checksumMismatch;
    if (isWrong) await client.request({ method: 'DELETE', bucket, key }, signal);
    throw error;
  }
  return { md5: body.md5, sizeBytes: body.bytes.length, proof: 'checksum' };
}
