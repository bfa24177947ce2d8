import { setMaxListeners } from 'node:events';
import Agent from 'undici/lib/dispatcher/agent.js';
import { backoffMs, delay } from '../../base/async.ts';
import type { Clock } from '../../base/time.ts';
import type { Credentials } from '../sigv4/credentials.ts';
import { canonicalQuery, Signer } from '../sigv4/sign.ts';
import { exchange, headerOf, readText, type WireAnswer, type WireRequest } from './exchange.ts';
import { defaultStyle, encodeKey, placeOf, type AddressingStyle, type BucketPlace } from './object-path.ts';
import { RequestGate, type Concurrency } from './request-gate.ts';
import { failureOf, failureOfNetwork, finalError, S3Failure } from './s3-failure.ts';
import { StopListeners } from './stop-listeners.ts';

export interface S3ClientOptions {
  readonly endpointUrl: string;
  readonly region: string;
  readonly credentials: Credentials;
  readonly clock: Clock;
  /** By the endpoint and the bucket's name when it is not given. */
  readonly style?: AddressingStyle | undefined;
  /** How many requests with a body may be under way; as many as there are connections when it is not given. */
  readonly concurrency?: Concurrency | undefined;
  /** How often a request that fails in passing is made in all. */
  readonly attempts?: number | undefined;
  /** Longest silence of the store, milliseconds; the time that the bytes need is added. */
  readonly silenceMs?: number | undefined;
  /** The slowest line that a body is given time for, bytes a second. */
  readonly slowestLine?: number | undefined;
}

export interface S3Request {
  readonly method: 'PUT' | 'POST' | 'DELETE' | 'HEAD' | 'GET';
  readonly bucket: string;
  /** Empty for the bucket itself. */
  readonly key: string;
  readonly query?: readonly (readonly [string, string])[] | undefined;
  /** Lower-case names, values as text. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: Uint8Array | undefined;
  /** What is wrong with an answer that says it went well: then it counts as that failure. */
  readonly check?: ((answer: S3Answer) => S3Failure | null) | undefined;
  /** Called for each try behind which the store may have done what was asked, though it did not say so. */
  readonly onLost?: (() => void) | undefined;
}

export type S3Answer = WireAnswer;

const defaultConcurrency = 24;
/** For requests without a body, which wait for nothing. */
const spareConnections = 8;
/** Bodies are covered by their own checksums; see docs/formats/loader.md. */
const unsignedPayload = 'UNSIGNED-PAYLOAD';
const defaultSilenceMs = 60_000;
const defaultSlowestLine = 32 * 1024;
/** Longest wait that a store's Retry-After is granted, milliseconds. */
const retryAfterLimitMs = 60_000;

/**
 * Signs and sends requests, and tries again what may pass by itself. Rejects with an AppError when no other request could
 * do better (TARGET_UNREACHABLE, TARGET_DENIED, TARGET_BUCKET_MISSING, TARGET_FULL), else with an S3Failure.
 */
export class S3Client {
  private readonly options: S3ClientOptions;
  private readonly signer: Signer;
  private readonly agent: InstanceType<typeof Agent>;
  private readonly gate: RequestGate;
  private readonly stops = new StopListeners();
  private readonly places = new Map<string, BucketPlace>();

  constructor(options: S3ClientOptions) {
    this.options = options;
    this.signer = new Signer(options.credentials, { region: options.region, service: 's3' });
    const { concurrency = defaultConcurrency } = options;
    this.gate = new RequestGate(concurrency, () => performance.now());
    this.agent = new Agent({
      connections: (typeof concurrency === 'number' ? concurrency : concurrency.most) + spareConnections,
      pipelining: 1,
      connect: { timeout: 10_000 },
      keepAliveTimeout: 30_000,
    });
  }

  /** Rejects with the final error of a request, or with the signal's reason. */
  async request(request: S3Request, signal: AbortSignal): Promise<S3Answer> {
    try {
      return await this.attempt(request, signal);
    } catch (error) {
      if (error instanceof S3Failure)
        throw finalError(error, `${request.method} ${request.bucket}/${request.key}`);
      throw error;
    }
  }

  /** As `request`, but rejects with the S3Failure itself. `attempts`: how often in all. */
  async attempt(
    request: S3Request,
    signal: AbortSignal,
    attempts = this.options.attempts ?? 6,
  ): Promise<S3Answer> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.send(request, signal);
      } catch (error) {
        if (!(error instanceof S3Failure) || error.status >= 500) request.onLost?.();
        signal.throwIfAborted();
        if (!(error instanceof S3Failure) || !error.isTransient || attempt >= attempts) throw error;
        const asked = Math.min(error.retryAfterMs ?? 0, retryAfterLimitMs);
        // Many requests may wait for the same signal.
        setMaxListeners(0, signal);
        await delay(Math.max(asked, backoffMs(attempt)), signal);
      }
    }
  }

  async close(): Promise<void> {
    await this.agent.destroy();
  }

  /**
   * Opens an object for reading, once: nothing is tried again. Rejects with the final error of the request. The
   * stream fails when the connection does.
   */
  async open(bucket: string, key: string, signal: AbortSignal): Promise<AsyncIterable<Uint8Array>> {
    signal.throwIfAborted();
    const { silenceMs, ...request } = this.wireRequest({ method: 'GET', bucket, key });
    // Gives the agent its `request`.
    await import('undici');
    try {
      const timeouts = { headersTimeout: silenceMs, bodyTimeout: silenceMs };
      const response = await this.agent.request({ ...request, ...timeouts, signal });
      if (response.statusCode === 200) return response.body;
      const header = (name: string): string | undefined => headerOf(response.headers, name);
      throw failureOf(response.statusCode, await readText(response.body), header);
    } catch (error) {
      signal.throwIfAborted();
      const failure = error instanceof S3Failure ? error : failureOfNetwork(error);
      throw finalError(failure, `GET ${bucket}/${key}`);
    }
  }

  private async send(request: S3Request, signal: AbortSignal): Promise<S3Answer> {
    if (request.body === undefined || request.method !== 'PUT') return this.exchange(request, signal);
    const turn = this.gate.enter(signal, this.stops);
    if (turn !== undefined) await turn;
    try {
      const answer = await this.exchange(request, signal);
      this.gate.answered(request.body.length);
      return answer;
    } catch (error) {
      if (error instanceof S3Failure && error.isOverload) this.gate.overloaded();
      else this.gate.leave();
      throw error;
    }
  }

  private async exchange(request: S3Request, signal: AbortSignal): Promise<S3Answer> {
    signal.throwIfAborted();
    let answer: S3Answer;
    try {
      answer = await exchange(this.agent, this.wireRequest(request), this.stops, signal);
    } catch (error) {
      signal.throwIfAborted();
      throw error instanceof S3Failure ? error : failureOfNetwork(error);
    }
    const { status, text } = answer;
    if (status < 200 || status > 299) throw failureOf(status, text, (name) => answer.header(name));
    const wrong = request.check?.(answer) ?? null;
    if (wrong !== null) throw wrong;
    return answer;
  }

  /** Signs a request as of now. */
  private wireRequest(request: S3Request): WireRequest {
    const place = this.placeOf(request.bucket);
    const path = request.key === '' ? place.basePath : place.basePath + encodeKey(request.key);
    const { method, query, body = null } = request;
    const bodyBytes = body?.length ?? 0;
    const { silenceMs = defaultSilenceMs, slowestLine = defaultSlowestLine } = this.options;
    const headers: Record<string, string> = { ...request.headers, host: place.host };
    headers['x-amz-content-sha256'] = unsignedPayload;
    const signed = this.signer.sign(
      { method, path, query, headers, payloadHash: unsignedPayload },
      this.options.clock.now(),
    );
    const lines = ['content-length', String(bodyBytes)];
    for (const name in headers) lines.push(name, onTheWire(headers[name] ?? ''));
    for (const name in signed) lines.push(name, signed[name] ?? '');
    return {
      origin: place.origin,
      path: query === undefined ? path : `${path}?${canonicalQuery(query)}`,
      method,
      headers: lines,
      body: bodyBytes === 0 ? null : body,
      silenceMs: silenceMs + (bodyBytes / slowestLine) * 1000,
    };
  }

  private placeOf(bucket: string): BucketPlace {
    let place = this.places.get(bucket);
    if (place === undefined) {
      const { endpointUrl, style } = this.options;
      place = placeOf(endpointUrl, bucket, style ?? defaultStyle(endpointUrl, bucket));
      this.places.set(bucket, place);
    }
    return place;
  }
}

// oxlint-disable-next-line no-control-regex -- the range is the definition of ASCII
const ascii = /^[\u0000-\u007f]*$/;

/** Header values are signed as UTF-8 and sent as those bytes, which Node takes as one character each. */
function onTheWire(value: string): string {
  return ascii.test(value) ? value : Buffer.from(value, 'utf8').toString('latin1');
}
