import type { Answer } from './answer.ts';
import { xmlAnswer } from './answer.ts';
import { readBody, type ReceivedBody } from './body.ts';
import { S3Error } from './s3-error.ts';
import type { S3Request } from './s3-request.ts';
import type { StoredObject } from './store.ts';
import { element, xmlDocument } from './xml.ts';

/** GetObject and HeadObject; one range of bytes at most. */
export function getObject(object: StoredObject, request: S3Request): Answer {
  const headers: Record<string, string | number> = {
    'content-type': 'binary/octet-stream',
    ...object.headers,
    etag: `"${object.etag}"`,
    'last-modified': new Date(object.modifiedMs).toUTCString(),
    'accept-ranges': 'bytes',
    'content-length': object.sizeBytes,
  };
  if (object.storageClass !== 'STANDARD') headers['x-amz-storage-class'] = object.storageClass;
  const range = rangeOf(request.headers['range'], object.sizeBytes);
  if (range !== null) {
    headers['content-length'] = range.end - range.start;
    headers['content-range'] = `bytes ${range.start}-${range.end - 1}/${object.sizeBytes}`;
  }
  const status = range === null ? 200 : 206;
  if (request.method === 'HEAD') return { status, headers };
  const { start, end } = range ?? { start: 0, end: object.sizeBytes };
  return { status, headers, body: readRange(object.parts, start, end) };
}

/** GetObjectAcl: what a canned ACL means. */
export function getAcl(acl: string): Answer {
  const user =
    '<Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="CanonicalUser">' +
    `${element('ID', 'strict')}</Grantee>`;
  const grants = [grant(user, 'FULL_CONTROL')];
  if (acl.startsWith('public-read')) grants.push(grant(group('global/AllUsers'), 'READ'));
  if (acl === 'public-read-write') grants.push(grant(group('global/AllUsers'), 'WRITE'));
  if (acl === 'authenticated-read') grants.push(grant(group('global/AuthenticatedUsers'), 'READ'));
  const content = `<Owner>${element('ID', 'strict')}</Owner><AccessControlList>${grants.join('')}</AccessControlList>`;
  return xmlAnswer(xmlDocument('AccessControlPolicy', content));
}

/** The content of an object, from `start` to before `end`. Throws when the bodies were let go. */
export function readRange(parts: readonly ReceivedBody[], start: number, end: number): Buffer {
  const pieces: Buffer[] = [];
  let at = 0;
  for (const part of parts) {
    const from = Math.max(start - at, 0);
    const to = Math.min(end - at, part.sizeBytes);
    if (from < to) pieces.push(readBody(part, from, to));
    at += part.sizeBytes;
  }
  return Buffer.concat(pieces);
}

function group(name: string): string {
  return (
    '<Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="Group">' +
    `${element('URI', `http://acs.amazonaws.com/groups/${name}`)}</Grantee>`
  );
}

function grant(grantee: string, permission: string): string {
  return `<Grant>${grantee}${element('Permission', permission)}</Grant>`;
}

function rangeOf(header: string | undefined, sizeBytes: number): { start: number; end: number } | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (match === null) return null;
  const [, first = '', last = ''] = match;
  if (first === '' && last === '') return null;
  const start = first === '' ? Math.max(0, sizeBytes - Number(last)) : Number(first);
  const end = first === '' || last === '' ? sizeBytes : Math.min(sizeBytes, Number(last) + 1);
  if (start >= end) throw new S3Error('InvalidRange', 'The requested range is not satisfiable');
  return { start, end };
}
