import type { S3Client } from './s3-client.ts';
import { parseXml, S3Failure } from './s3-failure.ts';

/** A multipart upload that was begun. */
export interface BegunUpload {
  readonly bucket: string;
  readonly key: string;
  readonly uploadId: string;
}

/** Time to clear an upload away, milliseconds. */
const clearTimeoutMs = 15_000;

/** Begins a multipart upload, which needs the right to write objects and leaves none. Rejects as S3Client.request does. */
export async function beginUpload(
  client: S3Client,
  object: {
    readonly bucket: string;
    readonly key: string;
    readonly headers: Readonly<Record<string, string>>;
  },
  signal: AbortSignal,
): Promise<BegunUpload> {
  const { bucket, key, headers } = object;
  const answer = await client.request(
    { method: 'POST', bucket, key, query: [['uploads', '']], headers },
    signal,
  );
  const result = parseXml(answer.text)['InitiateMultipartUploadResult'];
  const uploadId = (result as { UploadId?: unknown } | undefined)?.UploadId;
  if (typeof uploadId === 'string' && uploadId !== '') return { bucket, key, uploadId };
  const message = 'The store began no upload.';
  throw new S3Failure({ status: 502, code: 'InvalidAnswer', message, isAnswer: true });
}

/** Clears an upload away. Whether it is gone; never rejects. */
export async function clearUpload(client: S3Client, upload: BegunUpload): Promise<boolean> {
  const { bucket, key, uploadId } = upload;
  const signal = AbortSignal.timeout(clearTimeoutMs);
  try {
    await client.attempt({ method: 'DELETE', bucket, key, query: [['uploadId', uploadId]] }, signal);
    return true;
  } catch (error) {
    return error instanceof S3Failure && error.status === 404;
  }
}
