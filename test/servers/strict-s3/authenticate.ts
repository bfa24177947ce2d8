import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Credentials } from '../../../shared/engine/sigv4/credentials.ts';
import { canonicalRequest, encodeRfc3986, signingKey } from '../../../shared/engine/sigv4/sign.ts';
import { S3Error } from './s3-error.ts';
import { parameter, type S3Request } from './s3-request.ts';

/** Refuses requests that are not signed by the one account of the server. */
export class Authenticator {
  private readonly credentials: Credentials;
  private readonly region: string;
  private readonly now: () => number;
  private readonly keys = new Map<string, Buffer>();

  constructor(credentials: Credentials, region: string, now: () => number) {
    this.credentials = credentials;
    this.region = region;
    this.now = now;
  }

  /** The payload hash that was signed. Throws S3Error with the code that S3 gives. */
  check(request: S3Request): string {
    const authorization = request.headers['authorization'];
    if (authorization !== undefined) return this.checkHeader(request, authorization);
    if (parameter(request, 'X-Amz-Algorithm') !== undefined) return this.checkQuery(request);
    throw new S3Error('AccessDenied', 'Anonymous access is forbidden for this operation.');
  }

  private checkHeader(request: S3Request, authorization: string): string {
    const match =
      /^AWS4-HMAC-SHA256 Credential=([^,\s]+),\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})$/.exec(
        authorization,
      );
    if (match === null)
      throw new S3Error('AuthorizationHeaderMalformed', 'The authorization header is malformed.');
    const payloadHash = request.headers['x-amz-content-sha256'];
    if (payloadHash === undefined) {
      throw new S3Error('InvalidRequest', 'Missing required header for this request: x-amz-content-sha256');
    }
    const date = request.headers['x-amz-date'] ?? '';
    this.checkTime(date, 15 * 60);
    this.verify(request, {
      credential: match[1] ?? '',
      signedHeaders: match[2] ?? '',
      signature: match[3] ?? '',
      date,
      payloadHash,
      query: request.query,
    });
    return payloadHash;
  }

  private checkQuery(request: S3Request): string {
    const value = (name: string): string => {
      const found = parameter(request, name);
      if (found === undefined) {
        throw new S3Error(
          'AuthorizationQueryParametersError',
          `Query-string authentication requires ${name}.`,
        );
      }
      return found;
    };
    const date = value('X-Amz-Date');
    const expiresSeconds = Number(value('X-Amz-Expires'));
    if (!(expiresSeconds > 0 && expiresSeconds <= 604_800)) {
      throw new S3Error('AuthorizationQueryParametersError', 'X-Amz-Expires must be between 1 and 604800.');
    }
    const sentMs = parseAmzDate(date);
    if (this.now() > sentMs + expiresSeconds * 1000) throw new S3Error('AccessDenied', 'Request has expired');
    const payloadHash = request.headers['x-amz-content-sha256'] ?? 'UNSIGNED-PAYLOAD';
    this.verify(request, {
      credential: value('X-Amz-Credential'),
      signedHeaders: value('X-Amz-SignedHeaders'),
      signature: value('X-Amz-Signature'),
      date,
      payloadHash,
      query: request.query.filter(([name]) => name !== 'X-Amz-Signature'),
    });
    return payloadHash;
  }

  private checkTime(date: string, toleranceSeconds: number): void {
    if (Math.abs(this.now() - parseAmzDate(date)) > toleranceSeconds * 1000) {
      throw new S3Error(
        'RequestTimeTooSkewed',
        'The difference between the request time and the current time is too large.',
      );
    }
  }

  private verify(request: S3Request, claim: Claim): void {
    const [accessKeyId, day, region, service, end, ...rest] = claim.credential.split('/');
    if (service !== 's3' || end !== 'aws4_request' || rest.length > 0 || day !== claim.date.slice(0, 8)) {
      throw new S3Error('AuthorizationHeaderMalformed', 'The credential is not of this day and service.');
    }
    if (accessKeyId !== this.credentials.accessKeyId) {
      throw new S3Error(
        'InvalidAccessKeyId',
        'The access key Id you provided does not exist in our records.',
      );
    }
    if (region !== this.region) {
      throw new S3Error(
        'AuthorizationHeaderMalformed',
        `The region '${region}' is wrong; expecting '${this.region}'`,
      );
    }
    const names = claim.signedHeaders.split(';');
    requireSigned(request, names);
    const canonical = canonicalRequest(
      {
        method: request.method,
        path: canonicalPath(request.rawPath),
        query: claim.query,
        headers: request.headers,
        payloadHash: claim.payloadHash,
      },
      names,
    );
    const scope = `${day}/${region}/s3/aws4_request`;
    const hash = createHash('sha256').update(canonical).digest('hex');
    const expected = createHmac('sha256', this.keyOf(day))
      .update(`AWS4-HMAC-SHA256\n${claim.date}\n${scope}\n${hash}`)
      .digest();
    const given = Buffer.from(claim.signature, 'hex');
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      throw new S3Error('SignatureDoesNotMatch', 'The request signature we calculated does not match yours.');
    }
  }

  private keyOf(day: string): Buffer {
    const known = this.keys.get(day);
    if (known !== undefined) return known;
    const key = signingKey(this.credentials.secretAccessKey, day, { region: this.region, service: 's3' });
    this.keys.set(day, key);
    return key;
  }
}

interface Claim {
  readonly credential: string;
  readonly signedHeaders: string;
  readonly signature: string;
  readonly date: string;
  readonly payloadHash: string;
  readonly query: readonly (readonly [string, string])[];
}

function parseAmzDate(date: string): number {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date);
  if (match === null) throw new S3Error('AccessDenied', 'AWS authentication requires a valid x-amz-date.');
  const [year, month, day, hour, minute, second] = match.slice(1).map(Number);
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second);
}

/** S3 wants the host and every x-amz header signed. */
function requireSigned(request: S3Request, names: readonly string[]): void {
  for (const name of Object.keys(request.headers)) {
    if ((name === 'host' || name.startsWith('x-amz-')) && !names.includes(name)) {
      throw new S3Error(
        'AccessDenied',
        `There were headers present in the request which were not signed: ${name}`,
      );
    }
  }
}

/** The path as S3 signs it: decoded, then every byte encoded but unreserved ones and `/`. */
function canonicalPath(rawPath: string): string {
  if (/^[A-Za-z0-9\-._~/]*$/.test(rawPath)) return rawPath;
  return rawPath
    .split('/')
    .map((segment) => encodeRfc3986(decodeURIComponent(segment)))
    .join('/');
}
