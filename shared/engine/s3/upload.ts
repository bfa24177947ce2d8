import type { S3Answer, S3Client, S3Request } from './s3-client.ts';
import { invalidAnswer, parseXml, S3Failure } from './s3-failure.ts';

/** A multipart upload that was begun. */
export interface BegunUpload {
  readonly bucket: string;
  readonly key: string;
  readonly uploadId: string;
}

/** Time to clear an upload away, milliseconds. */
const clearTimeoutMs = 15_000;

/**
 * Begins a multipart upload, which needs the right to write objects and leaves none. `onLost` is called when the store may
 * have begun one that nobody was told of. Rejects as S3Client.request does.
 */
export async function beginUpload(
  client: S3Client,
  object: {
    readonly bucket: string;
    readonly key: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly onLost?: (() => void) | undefined;
  },
  signal: AbortSignal,
): Promise<BegunUpload> {
  const { bucket, key, headers, onLost } = object;
  let uploadId = '';
  const check = (answer: S3Answer): S3Failure | null => {
    const result = parseXml(answer.text)['InitiateMultipartUploadResult'];
    const found = (result as { UploadId?: unknown } | undefined)?.UploadId;
    if (typeof found === 'string') uploadId = found;
    return uploadId === '' ? invalidAnswer('The store began no upload.') : null;
  };
  const query: S3Request['query'] = [['uploads', '']];
  await client.request({ method: 'POST', bucket, key, query, headers, check, onLost }, signal);
  return { bucket, key, uploadId };
}

/**
 * Clears away every upload of one key: one of them may have been begun by a request whose answer was lost. To be called
 * when none of them is under way. Whether none is left; never rejects.
 */
export async function clearUploadsOf(
  client: S3Client,
  { bucket, key }: { readonly bucket: string; readonly key: string },
): Promise<boolean> {
  const signal = AbortSignal.timeout(clearTimeoutMs);
  const query: S3Request['query'] = [
    ['uploads', ''],
    // Keys may hold what XML cannot.
    ['encoding-type', 'url'],
    ['prefix', key],
  ];
  try {
    const { text } = await client.attempt({ method: 'GET', bucket, key: '', query }, signal);
    const ids = uploadIdsOf(text, key);
    const cleared = await Promise.all(ids.map((uploadId) => clearUpload(client, { bucket, key, uploadId })));
    return cleared.every(Boolean);
  } catch {
    return false;
  }
}

/** The ids of the uploads of exactly this key in the list of a store. */
function uploadIdsOf(text: string, key: string): readonly string[] {
  const result = parseXml(text)['ListMultipartUploadsResult'];
  const listed = (result as { Upload?: unknown } | undefined)?.Upload ?? [];
  const uploads: readonly unknown[] = Array.isArray(listed) ? listed : [listed];
  return uploads.flatMap((upload) => {
    const { Key, UploadId } = upload as { readonly Key?: unknown; readonly UploadId?: unknown };
    const isIt = typeof Key === 'string' && (Key === key || decodeKey(Key) === key);
    return isIt && typeof UploadId === 'string' ? [UploadId] : [];
  });
}

/** Clears an upload away. Whether it is gone; never rejects. */
export async function clearUpload(client: S3Client, upload: BegunUpload): Promise<boolean> {
  const { bucket, key, uploadId } = upload;
  const signal = AbortSignal.timeout(clearTimeoutMs);
  const query: S3Request['query'] = [['uploadId', uploadId]];
  try {
    await client.attempt({ method: 'DELETE', bucket, key, query, check: notGone }, signal);
    return true;
  } catch (error) {
    return error instanceof S3Failure && error.status === 404;
  }
}

/** Anything may answer 200. Asked again, a store that had cleared the upload away says 404. */
function notGone({ status }: S3Answer): S3Failure | null {
  return status === 204 ? null : invalidAnswer('The store did not say that the upload is gone.');
}

function decodeKey(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return null;
  }
}
