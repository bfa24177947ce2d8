import { XMLParser } from 'fast-xml-parser';
import { systemCode, type AppError } from '../../base/errors.ts';
import { appError } from '../../domain/error-codes.ts';

/** An answer of the store that is an error, or no answer at all. */
export class S3Failure extends Error {
  /** HTTP status; 503 for no answer. */
  readonly status: number;
  /** The store's code. For no answer the system's or undici's; once it is final, RequestTimeout or ConnectionLost. */
  readonly code: string;
  readonly isAnswer: boolean;
  /** What the store asked to wait. */
  readonly retryAfterMs: number | null;

  constructor(options: {
    status: number;
    code: string;
    message: string;
    isAnswer: boolean;
    retryAfterMs?: number | null;
    cause?: unknown;
  }) {
    super(options.message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'S3Failure';
    this.status = options.status;
    this.code = options.code;
    this.isAnswer = options.isAnswer;
    this.retryAfterMs = options.retryAfterMs ?? null;
  }

  /** Whether it may pass by itself: 5xx, 429, timeouts, resets, and bytes that were damaged on the way. */
  get isTransient(): boolean {
    if (!this.isAnswer) return !fatalNetworkCodes.has(this.code);
    if (fullCodes.has(this.code) || this.status === 501) return false;
    return this.status >= 500 || this.status === 429 || this.status === 408 || transientCodes.has(this.code);
  }

  /** Whether the store has more to do than it can: it said so, or did not answer in time. */
  get isOverload(): boolean {
    if (!this.isAnswer) return isTimeout(this.code);
    return this.status === 503 || this.status === 429 || overloadCodes.has(this.code);
  }
}

const overloadCodes = new Set([
  'RequestTimeout',
  'SlowDown',
  'Throttling',
  'ThrottlingException',
  'TooManyRequests',
]);
const transientCodes = new Set([
  'RequestTimeout',
  'SlowDown',
  'Throttling',
  'ThrottlingException',
  'BadDigest',
]);
/** A request that cannot even be written, and certificates, do not get better. */
const fatalNetworkCodes = new Set([
  'UND_ERR_INVALID_ARG',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);
const unreachableCodes = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  ...fatalNetworkCodes,
]);
const deniedCodes = new Set([
  'InvalidAccessKeyId',
  'SignatureDoesNotMatch',
  'ExpiredToken',
  'InvalidToken',
  'TokenRefreshRequired',
  'RequestTimeTooSkewed',
  'AccountProblem',
  'NotSignedUp',
]);
const fullCodes = new Set(['InsufficientStorage', 'XMinioStorageFull', 'QuotaExceeded']);

const parser = new XMLParser({ ignoreAttributes: true, parseTagValue: false });

/** Reads an XML answer; an empty object for what is none, or brings entities of its own, which could make it grow. */
export function parseXml(text: string): Readonly<Record<string, unknown>> {
  if (text.includes('<!D')) return {};
  try {
    const parsed: unknown = parser.parse(text);
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** The failure that an answer of the store stands for. */
export function failureOf(
  status: number,
  body: string,
  header: (name: string) => string | undefined,
): S3Failure {
  const error = parseXml(body)['Error'];
  const fields = typeof error === 'object' && error !== null ? (error as Record<string, unknown>) : {};
  const named = fields['Code'];
  // It goes into the import log: what is no word is not taken for a code.
  const code = typeof named === 'string' && /^[\w.-]{1,64}$/.test(named) ? named : codeOfStatus(status);
  const message = typeof fields['Message'] === 'string' ? fields['Message'] : '';
  return new S3Failure({
    status,
    code,
    message: message === '' ? `The store answered ${status} ${code}.` : message,
    isAnswer: true,
    retryAfterMs: retryAfter(header('retry-after')),
  });
}

/** The failure of a request that got no answer. */
export function failureOfNetwork(error: unknown): S3Failure {
  const code = systemCode(error) ?? systemCode((error as { cause?: unknown }).cause) ?? 'NetworkError';
  return new S3Failure({ status: 503, code, message: `No answer: ${code}.`, isAnswer: false, cause: error });
}

/** The failure of an answer that says it went well and is not what the store says then: a log-in page, half an answer. */
export function invalidAnswer(message: string): S3Failure {
  return new S3Failure({ status: 502, code: 'InvalidAnswer', message, isAnswer: true });
}

/** What is told once a failure is final: an AppError when it would befall every other object too, else the failure. */
export function finalError(failure: S3Failure, what: string): AppError | S3Failure {
  const detail = `${what}: ${failure.status} ${failure.code}.`;
  if (!failure.isAnswer && unreachableCodes.has(failure.code))
    return appError('TARGET_UNREACHABLE', { detail, cause: failure });
  if (deniedCodes.has(failure.code)) return appError('TARGET_DENIED', { detail, cause: failure });
  if (failure.code === 'NoSuchBucket') return appError('TARGET_BUCKET_MISSING', { detail, cause: failure });
  if (fullCodes.has(failure.code) || failure.status === 507)
    return appError('TARGET_FULL', { detail, cause: failure });
  if (failure.isAnswer) return failure;
  const { status, message, isAnswer } = failure;
  return new S3Failure({ status, code: codeOfSilence(failure.code), message, isAnswer, cause: failure });
}

function codeOfSilence(code: string): string {
  return isTimeout(code) ? 'RequestTimeout' : 'ConnectionLost';
}

function isTimeout(code: string): boolean {
  return /TIMEOUT|TIMEDOUT/.test(code);
}

function codeOfStatus(status: number): string {
  const names: Readonly<Record<number, string>> = {
    403: 'AccessDenied',
    404: 'NotFound',
    411: 'MissingContentLength',
    413: 'EntityTooLarge',
    429: 'TooManyRequests',
    500: 'InternalError',
    503: 'ServiceUnavailable',
  };
  return names[status] ?? `HTTP${status}`;
}

function retryAfter(value: string | undefined): number | null {
  if (value === undefined) return null;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const atMs = Date.parse(value);
  return Number.isNaN(atMs) ? null : Math.max(0, atMs - Date.now());
}
