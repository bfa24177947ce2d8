import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../base/time.ts';
import type { Credentials } from './credentials.ts';
import { canonicalQuery } from './sign.ts';
import { allowedSkewMs, type FindSecret, type Verification } from './verify.ts';

/** A request of the Query protocol as Signature Version 2 sees it. */
export interface QueryRequest {
  readonly method: string;
  /** The Host header, with its port when it has one. */
  readonly host: string;
  /** The path without its query. */
  readonly path: string;
  /** Decoded parameters, each name once: of the form for POST, of the query for GET. */
  readonly parameters: ReadonlyMap<string, string>;
}

export type SignatureMethod = 'HmacSHA256' | 'HmacSHA1';

const algorithms: ReadonlyMap<string, string> = new Map([
  ['HmacSHA256', 'sha256'],
  ['HmacSHA1', 'sha1'],
]);

/** Adds the parameters of Signature Version 2 (reference 5.1) to a request's own. */
export function signQuery(
  request: QueryRequest,
  credentials: Credentials,
  atMs: number,
  method: SignatureMethod = 'HmacSHA256',
): Map<string, string> {
  const parameters = new Map(request.parameters);
  parameters.set('AWSAccessKeyId', credentials.accessKeyId);
  parameters.set('SignatureVersion', '2');
  parameters.set('SignatureMethod', method);
  parameters.set('Timestamp', new Date(atMs).toISOString());
  if (credentials.sessionToken !== undefined) parameters.set('SecurityToken', credentials.sessionToken);
  const digest = digestOf({ ...request, parameters }, credentials.secretAccessKey, method);
  parameters.set('Signature', digest.toString('base64'));
  return parameters;
}

/** Checks Signature Version 2 of a request. Never throws for what a request holds. */
export async function verifyQuery(
  request: QueryRequest,
  clock: Clock,
  findSecret: FindSecret,
): Promise<Verification> {
  const { parameters } = request;
  const accessKeyId = parameters.get('AWSAccessKeyId');
  const signature = parameters.get('Signature');
  if (accessKeyId === undefined || signature === undefined) {
    return { kind: 'refused', reason: 'missing', message: 'The request is not signed.' };
  }
  const method = parameters.get('SignatureMethod') ?? '';
  if (parameters.get('SignatureVersion') !== '2' || !algorithms.has(method)) {
    return refusedAs('malformed', 'SignatureVersion must be 2 and SignatureMethod HmacSHA256 or HmacSHA1.');
  }
  const atMs = timestampMs(parameters.get('Timestamp') ?? '');
  if (atMs === null) return refusedAs('malformed', 'Timestamp must be like 2011-06-20T22:30:59Z.');
  if (Math.abs(clock.now() - atMs) > allowedSkewMs) {
    return refusedAs('skew', 'The Timestamp is more than 15 minutes from now.');
  }
  const secret = await findSecret(accessKeyId);
  if (secret === null) return refusedAs('unknown-key', 'The access key does not exist.');
  const expected = digestOf(request, secret, method);
  const given = Buffer.from(signature, 'base64');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    return refusedAs(
      'mismatch',
      'The signature does not match: check the secret key and how the request is signed.',
    );
  }
  return { kind: 'verified', accessKeyId, payloadHash: '' };
}

function refusedAs(reason: 'malformed' | 'skew' | 'unknown-key' | 'mismatch', message: string): Verification {
  return { kind: 'refused', reason, message };
}

function digestOf(request: QueryRequest, secret: string, method: string): Buffer {
  const signed = [...request.parameters].filter(([name]) => name !== 'Signature');
  const text = `${request.method}\n${request.host.toLowerCase()}\n${request.path}\n${canonicalQuery(signed)}`;
  return createHmac(algorithms.get(method) ?? 'sha256', secret)
    .update(text)
    .digest();
}

/** ISO 8601 in UTC, with or without fractions and `Z`. */
function timestampMs(text: string): number | null {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?)Z?$/.exec(text);
  const atMs = match === null ? Number.NaN : Date.parse(`${match[1]}Z`);
  return Number.isNaN(atMs) ? null : atMs;
}
