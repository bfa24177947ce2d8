import { createHmac, hash } from 'node:crypto';
import type { Credentials } from './credentials.ts';

/** What a signature is for: `us-east-1` and `s3`, or `IngestionService` for the job service. */
export interface SigningScope {
  readonly region: string;
  readonly service: string;
}

export interface RequestToSign {
  readonly method: string;
  /** The path as it goes on the wire, percent-encoded. */
  readonly path: string;
  /** Decoded query parameters. */
  readonly query?: readonly (readonly [string, string])[] | undefined;
  /** Lower-case names, `host` among them; all of them are signed. */
  readonly headers: Readonly<Record<string, string>>;
  /** SHA-256 of the body in hexadecimal, or `UNSIGNED-PAYLOAD`. */
  readonly payloadHash: string;
}

/** Percent-encoding of RFC 3986: all but `A-Za-z0-9-_.~`. */
export function encodeRfc3986(text: string): string {
  return encodeURIComponent(text).replaceAll(/[!'()*]/g, (character) => {
    return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  });
}

/** `20150830T123600Z`. */
export function amzDate(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

/** The query as it is signed and sent: encoded, sorted by name, then by value. */
export function canonicalQuery(query: readonly (readonly [string, string])[]): string {
  return query
    .map(([name, value]): [string, string] => [encodeRfc3986(name), encodeRfc3986(value)])
    .sort(([a, aValue], [b, bValue]) => compareText(a, b) || compareText(aValue, bValue))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

// Names go before values: `a` stands before `a1`, although `a=` would stand behind `a1=`.
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/**
 * Signs requests with AWS Signature Version 4. Keeps the day's key, so that a signature costs two hashes.
 * Returns the headers to send besides the given ones: `x-amz-date`, `authorization`, and the session token if any.
 */
export class Signer {
  private readonly credentials: Credentials;
  private readonly scope: SigningScope;
  private keyDate = '';
  private key: Buffer = Buffer.alloc(0);
  private dateSecond = Number.NaN;
  private date = '';

  constructor(credentials: Credentials, scope: SigningScope) {
    this.credentials = credentials;
    this.scope = scope;
  }

  sign(request: RequestToSign, atMs: number): Record<string, string> {
    const date = this.dateOf(atMs);
    const added: Record<string, string> = { 'x-amz-date': date };
    if (this.credentials.sessionToken !== undefined)
      added['x-amz-security-token'] = this.credentials.sessionToken;
    const headers = { ...request.headers, ...added };
    const names = Object.keys(headers).sort();
    const credentialScope = this.credentialScope(date);
    const canonical = canonicalRequest({ ...request, headers }, names);
    const signature = createHmac('sha256', this.keyOf(date.slice(0, 8)))
      .update(`AWS4-HMAC-SHA256\n${date}\n${credentialScope}\n${hash('sha256', canonical, 'hex')}`)
      .digest('hex');
    added['authorization'] =
      `AWS4-HMAC-SHA256 Credential=${this.credentials.accessKeyId}/${credentialScope}, ` +
      `SignedHeaders=${names.join(';')}, Signature=${signature}`;
    return added;
  }

  /** Thousands of requests are signed in the same second. */
  private dateOf(atMs: number): string {
    const second = Math.floor(atMs / 1000);
    if (second !== this.dateSecond) {
      this.date = amzDate(atMs);
      this.dateSecond = second;
    }
    return this.date;
  }

  private credentialScope(date: string): string {
    return `${date.slice(0, 8)}/${this.scope.region}/${this.scope.service}/aws4_request`;
  }

  private keyOf(day: string): Buffer {
    if (day !== this.keyDate) {
      this.key = signingKey(this.credentials.secretAccessKey, day, this.scope);
      this.keyDate = day;
    }
    return this.key;
  }
}

/** The text whose hash is signed; `names` are the signed headers, sorted. */
export function canonicalRequest(request: RequestToSign, names: readonly string[]): string {
  let lines = '';
  for (const name of names) lines += `${name}:${canonicalValue(request.headers[name] ?? '')}\n`;
  const query = request.query === undefined ? '' : canonicalQuery(request.query);
  return `${request.method}\n${request.path}\n${query}\n${lines}\n${names.join(';')}\n${request.payloadHash}`;
}

function canonicalValue(value: string): string {
  const trimmed = value.trim();
  return trimmed.includes('  ') ? trimmed.replaceAll(/ +/g, ' ') : trimmed;
}

/** The key that signatures of one day and scope are made with. */
export function signingKey(secretAccessKey: string, day: string, scope: SigningScope): Buffer {
  let key = createHmac('sha256', `AWS4${secretAccessKey}`).update(day).digest();
  for (const part of [scope.region, scope.service, 'aws4_request']) {
    key = createHmac('sha256', key).update(part).digest();
  }
  return key;
}
