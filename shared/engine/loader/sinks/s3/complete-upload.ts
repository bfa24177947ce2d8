import { createHash } from 'node:crypto';
import type { S3Answer, S3Client, S3Request } from '../../../s3/s3-client.ts';
import { failureOf, finalError, invalidAnswer, parseXml, S3Failure } from '../../../s3/s3-failure.ts';
import type { BegunUpload } from '../../../s3/upload.ts';
import { SinkError } from '../sink.ts';
import { compositeCrc32, type SentSum } from './part-sums.ts';

/** What a store calls parts that are not those it took. */
const partCodes = new Set(['InvalidPart', 'BadDigest']);

/** A part that the store has. */
export interface SentPart {
  readonly number: number;
  readonly etag: string;
  readonly sum: string;
}

export interface SentUpload {
  readonly upload: BegunUpload;
  /** In order. */
  readonly parts: readonly SentPart[];
  readonly sum: SentSum;
  readonly signal: AbortSignal;
}

/** The store has other bytes than were sent. */
function otherBytes(cause?: unknown): SinkError {
  const message = 'The store has other bytes than were sent.';
  return new SinkError({ status: 500, code: 'ChecksumMismatch', message, cause });
}

/** Makes the object of its parts, and checks that it is. Rejects with the final error of the request, or a SinkError. */
export async function completeUpload(client: S3Client, job: SentUpload): Promise<void> {
  const { upload, parts, signal } = job;
  const { bucket, key, uploadId } = upload;
  const isCrc = job.sum === 'crc32';
  const xml = parts.map(({ number, etag, sum }) => {
    const checksum = isCrc ? `<ChecksumCRC32>${escapeXml(sum)}</ChecksumCRC32>` : '';
    return `<Part><PartNumber>${number}</PartNumber><ETag>${escapeXml(etag)}</ETag>${checksum}</Part>`;
  });
  const body = Buffer.from(
    `<CompleteMultipartUpload xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${xml.join('')}</CompleteMultipartUpload>`,
  );
  const headers = {
    'content-type': 'application/xml',
    'content-md5': createHash('md5').update(body).digest('base64'),
  };
  const what = `POST ${bucket}/${key}`;
  try {
    const query: S3Request['query'] = [['uploadId', uploadId]];
    const check = wrongCompletion;
    const answer = await client.attempt({ method: 'POST', bucket, key, query, headers, body, check }, signal);
    if (isCrc) await checkComposite(client, job, parseXml(answer.text));
  } catch (error) {
    if (!(error instanceof S3Failure)) throw error;
    // The answer to an earlier try may have been lost: then the upload is gone because the object is there.
    if (error.code === 'NoSuchUpload' && (await isThere(client, job))) return;
    // It does not have the parts that it said it had taken.
    if (isCrc && error.isAnswer && partCodes.has(error.code)) throw otherBytes(error);
    throw finalError(error, what);
  }
}

/** A store may answer 200, and then that it failed; and what says neither is no store. */
function wrongCompletion(answer: S3Answer): S3Failure | null {
  const result = parseXml(answer.text);
  if (typeof result['CompleteMultipartUploadResult'] === 'object') return null;
  if (result['Error'] !== undefined) return failureOf(500, answer.text, (name) => answer.header(name));
  return invalidAnswer('The store did not say that the upload is complete.');
}

/** A checksum of the whole that the store tells must be the one of what was sent; else its object is removed. */
async function checkComposite(
  client: S3Client,
  job: SentUpload,
  result: ReturnType<typeof parseXml>,
): Promise<void> {
  const { bucket, key } = job.upload;
  const told = (result['CompleteMultipartUploadResult'] as { ChecksumCRC32?: unknown } | undefined)
    ?.ChecksumCRC32;
  // Without the number of parts it is made another way.
  if (typeof told !== 'string' || !told.includes('-')) return;
  if (told === compositeCrc32(job.parts.map(({ sum }) => sum))) return;
  await client.request({ method: 'DELETE', bucket, key }, job.signal);
  throw otherBytes();
}

async function isThere(client: S3Client, job: SentUpload): Promise<boolean> {
  const { bucket, key } = job.upload;
  try {
    const answer = await client.attempt({ method: 'HEAD', bucket, key }, job.signal);
    return answer.header('etag')?.replaceAll('"', '') === multipartEtag(job.parts);
  } catch {
    job.signal.throwIfAborted();
    return false;
  }
}

/** The ETag that S3 gives an object of parts: MD5 of their MD5s, which are their ETags, and how many there are. */
function multipartEtag(parts: readonly SentPart[]): string {
  const digests = Buffer.concat(parts.map((part) => Buffer.from(part.etag.replaceAll('"', ''), 'hex')));
  return `${createHash('md5').update(digests).digest('hex')}-${parts.length}`;
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
