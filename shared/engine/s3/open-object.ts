import { appError } from '../../domain/error-codes.ts';
import { s3Options, type TargetRequest } from '../loader/open-target.ts';
import { S3Client } from '../loader/sinks/s3/s3-client.ts';
import { SinkError } from '../loader/sinks/sink.ts';

export interface ObjectRequest extends Omit<TargetRequest, 'to'> {
  /** `s3://bucket/key`. */
  readonly url: string;
}

/** An object that is being read. */
export interface OpenObject {
  readonly bytes: AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}

/**
 * Opens an object of a bucket for reading, with endpoint and credentials found as the AWS tools find them.
 * Throws TARGET_INVALID, FILE_UNREADABLE, and what loadAwsConfig and the S3 client throw.
 */
export async function openObject(request: ObjectRequest, signal: AbortSignal): Promise<OpenObject> {
  const match = /^s3:\/\/([^/]+)\/(.+)$/s.exec(request.url);
  const [, bucket, key] = match ?? [];
  if (bucket === undefined || key === undefined) {
    throw appError('TARGET_INVALID', { detail: `${request.url} is not like s3://bucket/key.` });
  }
  const client = new S3Client(await s3Options(request));
  try {
    return { bytes: await client.open(bucket, key, signal), close: () => client.close() };
  } catch (error) {
    await client.close();
    if (!(error instanceof SinkError)) throw error;
    throw appError('FILE_UNREADABLE', { detail: `${request.url}: ${error.message}`, cause: error });
  }
}
