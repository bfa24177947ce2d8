import { AppError, messageOf } from '../../base/errors.ts';
import { appError } from '../../domain/error-codes.ts';
import { S3Client, type S3ClientOptions } from './s3-client.ts';
import { findStore, type StoreRequest } from './s3-options.ts';

export interface ObjectRequest extends StoreRequest {
  /** `s3://bucket/key`. */
  readonly url: string;
}

/**
 * Reads an object of a bucket, with endpoint and credentials found as the AWS tools find them.
 * Throws TARGET_INVALID, FILE_UNREADABLE, and what loadAwsConfig and the S3 client throw.
 */
export async function* readObject(request: ObjectRequest, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const match = /^s3:\/\/([^/]+)\/(.+)$/s.exec(request.url);
  const [, bucket, key] = match ?? [];
  if (bucket === undefined || key === undefined) {
    throw appError('TARGET_INVALID', { detail: `${request.url} is not like s3://bucket/key.` });
  }
  yield* readObjectOf(await findStore(request), { bucket, key }, signal);
}

/** Reads an object of a known store. Throws FILE_UNREADABLE and what the S3 client throws. */
export async function* readObjectOf(
  store: S3ClientOptions,
  { bucket, key }: { readonly bucket: string; readonly key: string },
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const client = new S3Client(store);
  try {
    yield* await client.open(bucket, key, signal);
  } catch (error) {
    if (error instanceof AppError) throw error;
    signal.throwIfAborted();
    const url = `s3://${bucket}/${key}`;
    throw appError('FILE_UNREADABLE', { detail: `${url}: ${messageOf(error)}`, cause: error });
  } finally {
    await client.close();
  }
}
