import { encodeRfc3986 } from '../sigv4/sign.ts';

const plainPath = /^[A-Za-z0-9\-_.~/]*$/;

/**
 * A key as it goes on the wire: each byte but the unreserved ones and `/` percent-encoded, nothing normalised: `//`, `.`
 * and `..` stay, because they are part of the key.
 */
export function encodeKey(key: string): string {
  return plainPath.test(key) ? key : key.split('/').map(encodeRfc3986).join('/');
}

export type AddressingStyle = 'path' | 'virtual-host';

export interface BucketPlace {
  /** `https://bucket.s3.example.com` or `https://s3.example.com`. */
  readonly origin: string;
  /** Value of the Host header. */
  readonly host: string;
  /** What comes before the key: `/` or `/bucket/`. */
  readonly basePath: string;
}

/** Where a bucket is reached. `endpoint` is a URL without a query; a path in it goes before everything. */
export function placeOf(endpoint: string, bucket: string, style: AddressingStyle): BucketPlace {
  const url = new URL(endpoint);
  const base = url.pathname.replace(/\/+$/, '');
  if (style === 'path')
    return { origin: url.origin, host: url.host, basePath: `${base}/${encodeRfc3986(bucket)}/` };
  const host = `${bucket}.${url.host}`;
  return { origin: `${url.protocol}//${host}`, host, basePath: `${base}/` };
}

/** Virtual-host style is for Amazon's own endpoints and for buckets whose name a certificate covers; path style for the rest. */
export function defaultStyle(endpoint: string, bucket: string): AddressingStyle {
  const { hostname } = new URL(endpoint);
  const isAmazon = /\.amazonaws\.com(\.cn)?$/.test(hostname);
  return isAmazon && /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/.test(bucket) ? 'virtual-host' : 'path';
}
