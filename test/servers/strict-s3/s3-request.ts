import type { IncomingMessage } from 'node:http';
import { S3Error } from './s3-error.ts';

/** A request as S3 sees it: path-style (`/bucket/key`) or virtual-host style (`bucket.localhost`). */
export interface S3Request {
  readonly method: string;
  /** The path as it came, still percent-encoded. */
  readonly rawPath: string;
  /** Decoded, as it came; `undefined` for the list of buckets. */
  readonly bucket: string | undefined;
  /** Empty for a request about the bucket itself. */
  readonly key: string;
  /** Decoded, in the order sent. */
  readonly query: readonly (readonly [string, string])[];
  /** Lower-case names; values as text where their bytes are UTF-8. */
  readonly headers: Readonly<Record<string, string>>;
}

const virtualHostSuffix = '.localhost';

/** Reads bucket, key, query and headers. Throws InvalidURI where the path is not percent-encoded UTF-8. */
export function parseS3Request(message: IncomingMessage): S3Request {
  const url = message.url ?? '/';
  const mark = url.indexOf('?');
  const rawPath = mark < 0 ? url : url.slice(0, mark);
  const headers = headersOf(message);
  const path = decode(rawPath).slice(1);
  const host = (headers['host'] ?? '').replace(/:\d+$/, '');
  const query = mark < 0 ? [] : parseQuery(url.slice(mark + 1));
  const method = message.method ?? 'GET';
  if (host.endsWith(virtualHostSuffix)) {
    return { method, rawPath, bucket: host.slice(0, -virtualHostSuffix.length), key: path, query, headers };
  }
  const slash = path.indexOf('/');
  const bucket = slash < 0 ? path : path.slice(0, slash);
  const key = slash < 0 ? '' : path.slice(slash + 1);
  return { method, rawPath, bucket: bucket === '' ? undefined : bucket, key, query, headers };
}

/** The value of a query parameter; `undefined` when it is not there, empty when it has no value. */
export function parameter(request: Pick<S3Request, 'query'>, name: string): string | undefined {
  return request.query.find(([found]) => found === name)?.[1];
}

function decode(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    throw new S3Error('InvalidURI', 'Could not parse the specified URI.');
  }
}

function parseQuery(text: string): (readonly [string, string])[] {
  return text
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const equals = part.indexOf('=');
      const [name, value] = equals < 0 ? [part, ''] : [part.slice(0, equals), part.slice(equals + 1)];
      return [decode(name.replaceAll('+', ' ')), decode(value.replaceAll('+', ' '))] as const;
    });
}

/** Node hands header bytes over as latin1; S3 reads them as UTF-8. */
function headersOf(message: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(message.headers)) {
    const text = Array.isArray(value) ? value.join(',') : (value ?? '');
    // oxlint-disable-next-line no-control-regex -- the range is the definition of ASCII
    headers[name] = /^[\u0000-\u007f]*$/.test(text) ? text : Buffer.from(text, 'latin1').toString('utf8');
  }
  return headers;
}
