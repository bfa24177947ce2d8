import { encodeRfc3986 } from '../../../shared/engine/sigv4/sign.ts';
import { S3Error } from './s3-error.ts';
import { parameter, type S3Request } from './s3-request.ts';
import type { Bucket, StoredObject } from './store.ts';
import { element, isoTime, xmlDocument } from './xml.ts';

const owner = `<Owner>${element('ID', 'strict')}${element('DisplayName', 'strict')}</Owner>`;

/** What is listed of a bucket. */
export interface ListedBucket {
  readonly name: string;
  /** Sorted by their UTF-8 bytes. */
  keys(): readonly string[];
  get(key: string): Pick<StoredObject, 'modifiedMs' | 'etag' | 'sizeBytes' | 'storageClass'>;
}

/** ListObjects, of version 2 when `list-type=2` asks for it. */
export function listObjects(bucket: ListedBucket, request: Pick<S3Request, 'query'>): string {
  const isVersion2 = parameter(request, 'list-type') === '2';
  const prefix = parameter(request, 'prefix') ?? '';
  const delimiter = parameter(request, 'delimiter') ?? '';
  const token = parameter(request, 'continuation-token');
  const after =
    token === undefined
      ? (parameter(request, isVersion2 ? 'start-after' : 'marker') ?? '')
      : Buffer.from(token, 'base64url').toString('utf8');
  const maximum = maximumOf(request);
  const page = pageOf(bucket.keys(), { prefix, delimiter, after, maximum });
  const encode = encoderOf(request);

  const contents = page.keys.map((key) => {
    const object = bucket.get(key);
    return (
      `<Contents>${element('Key', encode(key))}${element('LastModified', isoTime(object.modifiedMs))}` +
      `${element('ETag', `"${object.etag}"`)}${element('Size', object.sizeBytes)}` +
      `${isVersion2 ? '' : owner}${element('StorageClass', object.storageClass)}</Contents>`
    );
  });
  const prefixes = page.prefixes.map(
    (found) => `<CommonPrefixes>${element('Prefix', encode(found))}</CommonPrefixes>`,
  );
  const parts = [
    element('Name', bucket.name),
    element('Prefix', encode(prefix)),
    delimiter === '' ? '' : element('Delimiter', encode(delimiter)),
    element('MaxKeys', maximum),
    parameter(request, 'encoding-type') === 'url' ? element('EncodingType', 'url') : '',
    element('IsTruncated', page.next !== null),
    isVersion2
      ? element('KeyCount', page.keys.length + page.prefixes.length)
      : element('Marker', encode(after)),
    page.next === null
      ? ''
      : isVersion2
        ? element('NextContinuationToken', Buffer.from(page.next).toString('base64url'))
        : element('NextMarker', encode(page.next)),
    ...contents,
    ...prefixes,
  ];
  return xmlDocument('ListBucketResult', parts.join(''));
}

/** ListMultipartUploads: all that are open, filtered by prefix. */
export function listUploads(bucket: Bucket, request: S3Request): string {
  const prefix = parameter(request, 'prefix') ?? '';
  const encode = encoderOf(request);
  const uploads = [...bucket.uploads.values()]
    .filter((upload) => upload.key.startsWith(prefix))
    .map(
      (upload) =>
        `<Upload>${element('Key', encode(upload.key))}${element('UploadId', upload.uploadId)}` +
        `${element('StorageClass', upload.storageClass)}${element('Initiated', isoTime(upload.startedMs))}</Upload>`,
    );
  return xmlDocument(
    'ListMultipartUploadsResult',
    element('Bucket', bucket.name) + element('IsTruncated', false) + uploads.join(''),
  );
}

interface PageOptions {
  readonly prefix: string;
  readonly delimiter: string;
  readonly after: string;
  readonly maximum: number;
}

interface Page {
  readonly keys: readonly string[];
  readonly prefixes: readonly string[];
  /** The last key or prefix of the page when more follow. */
  readonly next: string | null;
}

function pageOf(sorted: readonly string[], options: PageOptions): Page {
  const { prefix, delimiter, after, maximum } = options;
  const keys: string[] = [];
  const prefixes: string[] = [];
  let last: string | null = null;
  for (let at = firstBehind(sorted, after); at < sorted.length; at += 1) {
    const key = sorted[at] ?? '';
    if (!key.startsWith(prefix)) continue;
    const end = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
    const common = end < 0 ? null : key.slice(0, end + delimiter.length);
    if (common !== null && (common === last || common === after)) continue;
    if (keys.length + prefixes.length === maximum) return { keys, prefixes, next: last };
    last = common ?? key;
    if (common === null) keys.push(key);
    else prefixes.push(common);
  }
  return { keys, prefixes, next: null };
}

function firstBehind(sorted: readonly string[], after: string): number {
  if (after === '') return 0;
  const wanted = Buffer.from(after);
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (Buffer.compare(Buffer.from(sorted[middle] ?? ''), wanted) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function maximumOf(request: Pick<S3Request, 'query'>): number {
  const given = parameter(request, 'max-keys');
  if (given === undefined) return 1000;
  const maximum = Number(given);
  if (!Number.isInteger(maximum) || maximum < 0) {
    throw new S3Error('InvalidArgument', 'Argument maxKeys must be an integer between 0 and 2147483647');
  }
  return Math.min(1000, maximum);
}

function encoderOf(request: Pick<S3Request, 'query'>): (text: string) => string {
  if (parameter(request, 'encoding-type') !== 'url') return (text) => text;
  return (text) => text.split('/').map(encodeRfc3986).join('/');
}
