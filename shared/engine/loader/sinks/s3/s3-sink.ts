import { probeBucket } from '../../../s3/bucket-check.ts';
import { S3Client, type S3ClientOptions } from '../../../s3/s3-client.ts';
import { S3Failure } from '../../../s3/s3-failure.ts';
import {
  SinkError,
  type ObjectBody,
  type ObjectDescription,
  type PutReceipt,
  type Sink,
  type WholeBody,
} from '../sink.ts';
import { abortUpload, putInParts, type MultipartContext } from './multipart.ts';
import { checkedEtag, objectHeaders } from './object-headers.ts';
import type { UploadJournal } from './upload-journal.ts';

export interface S3SinkOptions extends S3ClientOptions {
  /** Where begun uploads are remembered; without it those of a killed run stay where they are. */
  readonly journal?: UploadJournal | undefined;
  readonly objectLimitBytes?: number | undefined;
}

/** Most requests that a store may take best. */
const mostRequests = 256;
const partedConcurrency = 2;
const defaultObjectLimitBytes = 5 * 1024 ** 4;

/**
 * Puts objects into any S3-compatible store. Every request with content carries its Content-MD5, so that the store
 * itself refuses bytes that were damaged on the way; the ETag of the answer is compared as well where it is an MD5.
 */
export function createS3Sink(options: S3SinkOptions): Sink {
  const { concurrency = { most: mostRequests } } = options;
  const client = new S3Client({ ...options, concurrency });
  const context: MultipartContext = { client, journal: options.journal ?? null, partSum: null };
  return {
    properties: {
      name: options.endpointUrl,
      objectLimitBytes: options.objectLimitBytes ?? defaultObjectLimitBytes,
      wholeConcurrency: typeof concurrency === 'number' ? concurrency : concurrency.most,
      partedConcurrency,
    },
    async prepare(buckets, signal) {
      for (const upload of context.journal?.open() ?? []) await abortUpload(context, upload);
      for (const bucket of new Set(buckets)) await probeBucket(client, bucket, signal);
    },
    put: (object, body, signal) => put(context, object, body, signal),
    close: () => client.close(),
  };
}

async function put(
  context: MultipartContext,
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
