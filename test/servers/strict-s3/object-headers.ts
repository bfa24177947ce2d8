import { S3Error } from './s3-error.ts';
import type { S3Request } from './s3-request.ts';
import type { ObjectHeaders } from './store.ts';

const kept = new Set([
  'content-type',
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'expires',
  'x-amz-website-redirect-location',
]);

const acls = new Set([
  'private',
  'public-read',
  'public-read-write',
  'authenticated-read',
  'aws-exec-read',
  'bucket-owner-read',
  'bucket-owner-full-control',
]);

const storageClasses = new Set([
  'STANDARD',
  'REDUCED_REDUNDANCY',
  'STANDARD_IA',
  'ONEZONE_IA',
  'INTELLIGENT_TIERING',
  'GLACIER',
  'GLACIER_IR',
  'DEEP_ARCHIVE',
]);

/** What a PUT or the start of an upload says about the object to be. Throws S3Error where S3 refuses it. */
export function describeObject(request: S3Request): {
  headers: ObjectHeaders;
  acl: string;
  storageClass: string;
} {
  if (Buffer.byteLength(request.key) > 1024) throw new S3Error('KeyTooLongError', 'Your key is too long');
  if (request.headers['x-amz-copy-source'] !== undefined) {
    throw new S3Error('NotImplemented', 'Objects cannot be copied here.');
  }
  const acl = request.headers['x-amz-acl'] ?? 'private';
  if (!acls.has(acl)) throw new S3Error('InvalidArgument', `${acl} is not a canned ACL`);
  const storageClass = request.headers['x-amz-storage-class'] ?? 'STANDARD';
  if (!storageClasses.has(storageClass)) {
    throw new S3Error('InvalidStorageClass', 'The storage class you specified is not valid');
  }
  const entries = Object.entries(request.headers).filter(
    ([name]) => kept.has(name) || name.startsWith('x-amz-meta-'),
  );
  const userBytes = entries
    .filter(([name]) => name.startsWith('x-amz-meta-'))
    .reduce((sum, [name, value]) => sum + name.length - 'x-amz-meta-'.length + Buffer.byteLength(value), 0);
  if (userBytes > 2048)
    throw new S3Error('InvalidArgument', 'Your metadata headers exceed the maximum allowed size');
  return { headers: Object.fromEntries(entries), acl, storageClass };
}
