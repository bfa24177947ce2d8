import type { Dispatcher } from 'undici';
import { S3Failure } from './s3-failure.ts';
import { Pending, type StopListeners } from './stop-listeners.ts';

/** A request as it goes on the wire: signed, encoded, each header's value one character a byte. */
export interface WireRequest {
  readonly origin: string;
  readonly path: string;
  readonly method: Dispatcher.HttpMethod;
  /** Names and values by turns. */
  readonly headers: string[];
  readonly body: Uint8Array | null;
  /** Longest silence of the other end, milliseconds. */
  readonly silenceMs: number;
}

/** What was answered. The text is at most `answerLimitBytes` long. */
export interface WireAnswer {
  readonly status: number;
  readonly text: string;
  header(name: string): string | undefined;
}

type AnswerHeaders = Parameters<NonNullable<Dispatcher.DispatchHandler['onResponseStart']>>[2];

/** Answers that are read whole are small; a store that says more is not listened to. */
const answerLimitBytes = 1024 * 1024;

/**
 * Sends a request and reads its answer, whatever its status; nothing is followed, nothing is tried again. Rejects with the
 * network's error, with an S3Failure for an answer without end, or with the signal's reason. The body's bytes are not
 * touched any more once it has settled.
 */
export function exchange(
  dispatcher: Dispatcher,
  request: WireRequest,
  stops: StopListeners,
  signal: AbortSignal,
): Promise<WireAnswer> {
  const { origin, path, method, headers, body, silenceMs } = request;
  const sent = { origin, path, method, headers, body, headersTimeout: silenceMs, bodyTimeout: silenceMs };
  return new Promise((resolve, reject) => {
    dispatcher.dispatch(sent, new Exchange(resolve, reject, stops, signal));
  });
}

/** One request on its way. It costs little: no stream, and one promise. */
class Exchange extends Pending<WireAnswer> implements Dispatcher.DispatchHandler {
  private controller: Dispatcher.DispatchController | undefined;
  private status = 0;
  private headers: AnswerHeaders = {};
  private chunks: Buffer[] | null = null;
  private sizeBytes = 0;

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller;
    // Stopped while it waited for a connection: nothing of it is written.
    if (this.isSettled) controller.abort(stopped());
  }

  /** Called again for each 1xx before the answer itself. */
  onResponseStart(_controller: unknown, status: number, headers: AnswerHeaders): void {
    this.status = status;
    this.headers = headers;
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.sizeBytes += chunk.length;
    if (this.sizeBytes <= answerLimitBytes) {
      (this.chunks ??= []).push(chunk);
      return;
    }
    this.fail(tooLong());
    controller.abort(stopped());
  }

  onResponseEnd(): void {
    if (this.isSettled) return;
    const { status, headers, chunks } = this;
    const text = chunks === null ? '' : Buffer.concat(chunks).toString('utf8');
    this.succeed({ status, text, header: (name) => headerOf(headers, name) });
  }

  onResponseError(_controller: unknown, error: Error): void {
    this.fail(error);
  }

  override stop(): void {
    super.stop();
    this.controller?.abort(stopped());
  }
}

/** A header of an answer; the first where there are several. */
export function headerOf(headers: AnswerHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/** An answer that is to be read whole, of a response that is a stream. Rejects as `exchange` does. */
export async function readText(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const chunk of body) {
    sizeBytes += chunk.length;
    if (sizeBytes > answerLimitBytes) throw tooLong();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function tooLong(): S3Failure {
  const message = 'The answer of the store is too long.';
  return new S3Failure({ status: 502, code: 'InvalidAnswer', message, isAnswer: true });
}

function stopped(): Error {
  return new Error('The request was stopped.');
}
