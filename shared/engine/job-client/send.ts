import { createHash } from 'node:crypto';
import { Agent, errors, request } from 'undici';
import { backoffMs, delay } from '../../base/async.ts';
import { messageOf, systemCode } from '../../base/errors.ts';
import type { Clock } from '../../base/time.ts';
import { appError } from '../../domain/error-codes.ts';
import type { Credentials } from '../sigv4/credentials.ts';
import { canonicalQuery, Signer } from '../sigv4/sign.ts';
import { readAnswer, type AnswerElement } from './read-answer.ts';

/** `always` for what may be asked twice; `unsent` for what is asked again only when it cannot have arrived. */
type RetryRule = 'always' | 'unsent';

export interface Call {
  readonly action: string;
  readonly parameters: readonly (readonly [string, string])[];
  readonly retry: RetryRule;
}

export interface TransportOptions {
  /** Where the service answers, such as `http://127.0.0.1:8477`. */
  readonly endpointUrl: string;
  readonly credentials: Credentials;
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
  /** How often a call is tried; 4 unless told. */
  readonly attempts?: number | undefined;
}

const answerLimitBytes = 8 * 1024 * 1024;
const timeoutMs = 30_000;

/** Sends signed calls of the Query protocol to one endpoint. */
export class Transport {
  private readonly options: TransportOptions;
  private readonly url: URL;
  private readonly signer: Signer;
  private readonly agent = new Agent({
    connect: { timeout: 10_000 },
    maxResponseSize: answerLimitBytes,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
  });

  constructor(options: TransportOptions) {
    this.options = options;
    this.url = new URL(options.endpointUrl);
    this.signer = new Signer(options.credentials, { region: 'us-east-1', service: 'IngestionService' });
  }

  /**
   * The result element of a call. Throws JOB_SERVICE_REFUSED with the service's `code` in its details,
   * JOB_SERVICE_UNREACHABLE, JOB_SERVICE_FAILED or JOB_SERVICE_ANSWER.
   */
  async call(call: Call): Promise<AnswerElement> {
    const attempts = this.options.attempts ?? 4;
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await this.attempt(call);
      if (outcome.kind === 'result') return outcome.result;
      if (attempt >= attempts || !outcome.mayRetry) throw outcome.error;
      await delay(backoffMs(attempt), this.options.signal);
    }
  }

  /** Closes connections. */
  async close(): Promise<void> {
    await this.agent.destroy();
  }

  private async attempt(
    call: Call,
  ): Promise<
    | { readonly kind: 'result'; readonly result: AnswerElement }
    | { readonly kind: 'failed'; readonly error: unknown; readonly mayRetry: boolean }
  > {
    let status: number;
    let text: string;
    try {
      ({ status, text } = await this.exchange(call));
    } catch (error) {
      this.options.signal?.throwIfAborted();
      const detail = `${this.url.origin}: ${messageOf(error)}`;
      const mayRetry = call.retry === 'always' || wasUnsent(error);
      return {
        kind: 'failed',
        error: appError('JOB_SERVICE_UNREACHABLE', { detail, cause: error }),
        mayRetry,
      };
    }
    if (status >= 500) {
      const error = appError('JOB_SERVICE_FAILED', {
        detail: `${call.action} was answered with HTTP ${status}.`,
      });
      return { kind: 'failed', error, mayRetry: call.retry === 'always' };
    }
    const answer = readAnswer(call.action, text);
    if (answer.kind === 'result') return answer;
    const { code, message, requestId } = answer.error;
    const error = appError('JOB_SERVICE_REFUSED', {
      detail: `${code}: ${message}`,
      details: { code, message, requestId, httpStatus: status },
    });
    return { kind: 'failed', error, mayRetry: false };
  }

  private async exchange(call: Call): Promise<{ status: number; text: string }> {
    const { url, signer, options } = this;
    const body = canonicalQuery([['Action', call.action], ['Version', '2010-06-01'], ...call.parameters]);
    const headers = {
      host: url.host,
      'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
    };
    const payloadHash = createHash('sha256').update(body).digest('hex');
    const path = url.pathname;
    const signed = signer.sign({ method: 'POST', path, headers, payloadHash }, options.clock.now());
    const response = await request(url, {
      method: 'POST',
      headers: { ...headers, ...signed },
      body,
      dispatcher: this.agent,
      signal: options.signal ?? null,
    });
    return { status: response.statusCode, text: await response.body.text() };
  }
}

/** Whether no connection came about, so that the request cannot have had an effect. */
function wasUnsent(error: unknown): boolean {
  if (error instanceof errors.ConnectTimeoutError) return true;
  return ['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'EAI_AGAIN'].includes(systemCode(error) ?? '');
}
