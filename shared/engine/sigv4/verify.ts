import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../base/time.ts';
import { parseAuthorization, type Authorization } from './authorization.ts';
import { amzDate, canonicalRequest, encodeRfc3986, signingKey, type SigningScope } from './sign.ts';

/** How far the clock of a request may be from ours. */
export const allowedSkewMs = 15 * 60 * 1000;

export interface ReceivedRequest {
  readonly method: string;
  /** Path and query as they stood on the wire. */
  readonly target: string;
  /** Lower-case names with every value that was sent; `readHeaders` makes it. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  /** SHA-256 of the body in hexadecimal. Null takes the `x-amz-content-sha256` header's word for it. */
  readonly payloadHash: string | null;
}

export type RefusalReason =
  | 'missing' // no Authorization header
  | 'malformed' // one that cannot be read, or that leaves out what must be signed
  | 'scope' // signed for another region, service or day
  | 'skew' // clock too far from ours
  | 'unknown-key'
  | 'payload' // the body is not the one that was signed
  | 'mismatch';

export type Verification =
  | {
      readonly kind: 'verified';
      readonly accessKeyId: string;
      /** What was signed of the body; the caller checks a body that it streams against this. */
      readonly payloadHash: string;
    }
  | { readonly kind: 'refused'; readonly reason: RefusalReason; readonly message: string };

/** Finds the secret of an access key id; null when there is none. */
export type FindSecret = (accessKeyId: string) => string | null | Promise<string | null>;

/** Checks AWS Signature Version 4 in the Authorization header, for one region and service. Keeps the last key it derived. */
export class Verifier {
  private readonly scope: SigningScope;
  private readonly clock: Clock;
  private cachedFor = '';
  private cachedKey: Buffer = Buffer.alloc(0);

  constructor(scope: SigningScope, clock: Clock) {
    this.scope = scope;
    this.clock = clock;
  }

  /** Never throws for what a request holds. */
  async verify(request: ReceivedRequest, findSecret: FindSecret): Promise<Verification> {
    const header = joined(request, 'authorization');
    if (header === undefined) return refused('missing', 'The request is not signed.');
    const authorization = parseAuthorization(header);
    if (authorization === null) return refused('malformed', 'The Authorization header cannot be read.');
    const unsigned = unsignedHeader(request, authorization);
    if (unsigned !== null) return refused('malformed', `The header ${unsigned} must be signed.`);
    const atMs = requestTime(request);
    if (atMs === null) return refused('malformed', 'The request has no readable x-amz-date or date header.');
    const scoped = this.checkScope(authorization, amzDate(atMs));
    if (scoped !== null) return refused('scope', scoped);
    if (Math.abs(this.clock.now() - atMs) > allowedSkewMs) {
      return refused('skew', `The request is dated ${amzDate(atMs)}, more than 15 minutes from now.`);
    }
    const payloadHash = request.payloadHash ?? joined(request, 'x-amz-content-sha256');
    if (payloadHash === undefined) return refused('malformed', 'The header x-amz-content-sha256 is missing.');
    const secret = await findSecret(authorization.accessKeyId);
    if (secret === null) return refused('unknown-key', 'The access key does not exist.');
    return this.compare(request, authorization, amzDate(atMs), payloadHash, secret);
  }

  private checkScope(authorization: Authorization, date: string): string | null {
    const { day, region, service } = authorization;
    if (day !== date.slice(0, 8)) return `The credential is scoped to ${day}, the request is dated ${date}.`;
    if (region === this.scope.region && service === this.scope.service) return null;
    return `The credential must be scoped to ${this.scope.region}/${this.scope.service}.`;
  }

  private compare(
    request: ReceivedRequest,
    authorization: Authorization,
    date: string,
    payloadHash: string,
    secret: string,
  ): Verification {
    const declared = joined(request, 'x-amz-content-sha256');
    if (declared !== undefined && declared !== payloadHash) {
      return refused('payload', 'The body does not have the hash that was signed.');
    }
    const target = parseTarget(request.target);
    if (target === null) return refused('malformed', 'The path or the query is not well percent-encoded.');
    const { day, region, service, signedHeaders } = authorization;
    const headers: Record<string, string> = Object.create(null) as Record<string, string>;
    for (const name of signedHeaders) headers[name] = joined(request, name) ?? '';
    const canonical = canonicalRequest(
      { method: request.method, ...target, headers, payloadHash },
      signedHeaders,
    );
    // Node reads header bytes as Latin-1, and everything else here is ASCII: this gives back the bytes that were sent.
    const digest = createHash('sha256').update(canonical, 'latin1').digest('hex');
    const expected = createHmac('sha256', this.keyOf(secret, day))
      .update(`AWS4-HMAC-SHA256\n${date}\n${day}/${region}/${service}/aws4_request\n${digest}`)
      .digest();
    if (!timingSafeEqual(expected, authorization.signature)) {
      return refused(
        'mismatch',
        'The signature does not match: check the secret key and how the request is signed.',
      );
    }
    return { kind: 'verified', accessKeyId: authorization.accessKeyId, payloadHash };
  }

  private keyOf(secret: string, day: string): Buffer {
    const wanted = `${day}/${secret}`;
    if (wanted !== this.cachedFor) {
      this.cachedKey = signingKey(secret, day, this.scope);
      this.cachedFor = wanted;
    }
    return this.cachedKey;
  }
}

/** The headers of an IncomingMessage's `rawHeaders`. A map, because a name may be `__proto__`. */
export function readHeaders(rawHeaders: readonly string[]): Map<string, string[]> {
  const headers = new Map<string, string[]>();
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const name = (rawHeaders[at] ?? '').toLowerCase();
    const value = rawHeaders[at + 1] ?? '';
    const values = headers.get(name);
    if (values === undefined) headers.set(name, [value]);
    else values.push(value);
  }
  return headers;
}

/** Path and query of a request target: the path encoded the one canonical way, the query decoded. Null when malformed. */
function parseTarget(
  target: string,
): { readonly path: string; readonly query: readonly (readonly [string, string])[] } | null {
  const at = target.indexOf('?');
  const path = at === -1 ? target : target.slice(0, at);
  const text = at === -1 ? '' : target.slice(at + 1);
  try {
    // A plus sign is a space, for whoever acts on the query too: what was signed as a plus must not be sent as one.
    const query = text
      .replaceAll('+', ' ')
      .split('&')
      .filter((part) => part !== '')
      .map((part): [string, string] => {
        const equals = part.indexOf('=');
        if (equals === -1) return [decodeURIComponent(part), ''];
        return [decodeURIComponent(part.slice(0, equals)), decodeURIComponent(part.slice(equals + 1))];
      });
    return { path: encodeRfc3986(decodeURIComponent(path)).replaceAll('%2F', '/'), query };
  } catch {
    return null;
  }
}

function refused(reason: RefusalReason, message: string): Verification {
  return { kind: 'refused', reason, message };
}

function joined(request: ReceivedRequest, name: string): string | undefined {
  return request.headers
    .get(name)
    ?.map((value) => value.trim())
    .join(',');
}

/** The first header that must be signed and is not: host, the date, and every `x-amz-` header that was sent. */
function unsignedHeader(request: ReceivedRequest, authorization: Authorization): string | null {
  const signed = new Set(authorization.signedHeaders);
  const date = request.headers.has('x-amz-date') ? 'x-amz-date' : 'date';
  const sent = [...request.headers.keys()].filter((name) => name.startsWith('x-amz-'));
  return ['host', date, ...sent].find((name) => !signed.has(name)) ?? null;
}

function requestTime(request: ReceivedRequest): number | null {
  const text = joined(request, 'x-amz-date') ?? joined(request, 'date') ?? '';
  const basic = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  const iso = basic === null ? text : text.replace(basic[0], isoOf(basic));
  const atMs = Date.parse(iso);
  // Years outside 0-9999 have no basic form.
  return Number.isNaN(atMs) || atMs < 0 || atMs > 253_402_300_799_000 ? null : atMs;
}

function isoOf(parts: readonly string[]): string {
  const [, year, month, day, hour, minute, second] = parts;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
}
