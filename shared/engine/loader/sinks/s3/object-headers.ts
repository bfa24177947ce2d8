import type { S3Answer } from '../../../s3/s3-client.ts';
import { invalidAnswer, S3Failure } from '../../../s3/s3-failure.ts';
import type { ObjectDescription } from '../sink.ts';

/** The headers that make an object what the manifest wants (reference 2.7). */
export function objectHeaders(object: ObjectDescription): Record<string, string> {
  const headers: Record<string, string> = { 'content-type': object.contentType };
  const optional: readonly (readonly [string, string | undefined])[] = [
    ['content-encoding', object.contentEncoding],
    ['cache-control', object.cacheControl],
    ['content-disposition', object.contentDisposition],
    ['content-language', object.contentLanguage],
    ['expires', object.expires],
    ['x-amz-storage-class', object.storageClass],
    // Private is what an object is by itself, and a store without ACLs refuses the header.
    ['x-amz-acl', object.acl === 'private' ? undefined : object.acl],
  ];
  for (const [name, value] of optional) {
    if (value !== undefined && value !== '') headers[name] = value;
  }
  for (const [name, value] of object.metadata) headers[`x-amz-meta-${name.toLowerCase()}`] = value;
  return headers;
}

/**
 * Compares the ETag of an answer with the MD5 of what was sent. An ETag that is no MD5, as encrypted objects have it,
 * says nothing.
 */
function checkedEtag(answer: S3Answer, md5: string): 'same' | 'different' | 'unknown' {
  const etag = answer.header('etag')?.replaceAll('"', '').toLowerCase();
  if (etag === undefined || !/^[0-9a-f]{32}$/.test(etag)) return 'unknown';
  if (etag === md5) return 'same';
  return answer.header('x-amz-server-side-encryption') === undefined &&
    answer.header('x-amz-server-side-encryption-customer-algorithm') === undefined
    ? 'different'
    : 'unknown';
}

/**
 * What is wrong with the answer to bytes that were put: every store gives them an ETag, so what answers without one is no
 * store; and an ETag of other bytes means that it has others.
 */
export function wrongWholeAnswer(answer: S3Answer, md5: string): S3Failure | null {
  if (answer.header('etag') === undefined) return invalidAnswer('The store took an object without an ETag.');
  return checkedEtag(answer, md5) === 'different' ? differentBytes() : null;
}

/** The code of an object of which the store has other bytes than were sent. */
export const checksumMismatch = 'ChecksumMismatch';

/** The store has other bytes than were sent: they are sent again. */
export function differentBytes(): S3Failure {
  const message = 'The store has other bytes than were sent.';
  return new S3Failure({ status: 500, code: checksumMismatch, message, isAnswer: true });
}
