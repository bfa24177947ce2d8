import { AppError } from '../../base/errors.ts';
import { appError } from '../../domain/error-codes.ts';
import { S3Client, type S3ClientOptions } from './s3-client.ts';
import { S3Failure } from './s3-failure.ts';
import { beginUpload, clearUpload } from './upload.ts';

/** Where rights are tried out. No object of this name is ever made. */
const probeKey = '.drivepost-write-check';
/** Longest wait for a bucket, milliseconds: it must not outlast the client that waits for its job. */
const timeoutMs = 8000;
/** What may be the name of a bucket. Nothing else is asked about. */
const bucketName = /^[A-Za-z0-9][A-Za-z0-9._-]{1,254}$/;

/**
 * Begins a multipart upload and gives it up: that tells a missing bucket from a forbidden one, needs the right that a
 * load needs, and leaves no object, no version and no delete marker.
 * Throws TARGET_BUCKET_MISSING, TARGET_DENIED, TARGET_UNREACHABLE, and the signal's reason.
 */
export async function probeBucket(
  client: S3Client,
  bucket: string,
  signal: AbortSignal,
  tryUpload: typeof tryOut = tryOut,
): Promise<void> {
  try {
    await tryUpload(client, { bucket, key: probeKey, headers: {} }, signal);
  } catch (error) {
    if (!(error instanceof S3Failure)) throw error;
    const detail = `Bucket ${bucket}: ${error.status} ${error.code}.`;
    if (error.status === 404) throw appError('TARGET_BUCKET_MISSING', { detail, cause: error });
    // A redirection is for a bucket of another region or account: there, but not ours to write to from here.
    const isDenied = error.status === 403 || error.status === 401 || Math.floor(error.status / 100) === 3;
    throw appError(isDenied ? 'TARGET_DENIED' : 'TARGET_UNREACHABLE', { detail, cause: error });
  }
}

/** Begins an upload and gives it up. */
async function tryOut(
  client: S3Client,
  object: Parameters<typeof beginUpload>[1],
  signal: AbortSignal,
): Promise<void> {
  await clearUpload(client, await beginUpload(client, object, signal));
}

/** Asks a store about the buckets of new jobs. A check rejects when the store cannot be asked at all. */
export function createBucketCheck(
  options: S3ClientOptions,
): (bucket: string) => Promise<'writable' | 'missing' | 'denied'> {
  return async function check(bucket) {
    if (!bucketName.test(bucket)) return 'missing';
    // Asked rarely: no connection is kept for the next time.
    const client = new S3Client({ attempts: 2, ...options });
    try {
      await probeBucket(client, bucket, AbortSignal.timeout(timeoutMs));
      return 'writable';
    } catch (error) {
      if (error instanceof AppError && error.code === 'TARGET_BUCKET_MISSING') return 'missing';
      if (error instanceof AppError && error.code === 'TARGET_DENIED') return 'denied';
      throw error;
    } finally {
      await client.close();
    }
  };
}
