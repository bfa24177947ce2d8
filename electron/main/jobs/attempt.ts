import { delay } from '../../../shared/base/async.ts';
import { AppError } from '../../../shared/base/errors.ts';
import type { Progress } from '../../../shared/base/progress.ts';
import { appError } from '../../../shared/domain/error-codes.ts';
import type { WorkEvent } from '../../worker/worker-contract.ts';
import type { WorkerStarter } from '../ports.ts';
import type { workFeeds } from './run-definition.ts';
import { startWorker } from './worker-client.ts';

export interface AttemptSpec {
  readonly workers: WorkerStarter;
  readonly feed: (typeof workFeeds)[keyof typeof workFeeds];
  readonly input: unknown;
  readonly onProgress: (progress: Progress) => void;
  readonly onNotice: (text: string) => void;
}

/** How one try came to its end. */
export type AttemptEnd =
  | { readonly kind: 'done'; readonly result: unknown }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly error: AppError };

/** How long a worker may take to let go of drive and network before it is killed. */
const letGoMs = 20_000;

/**
 * Has a worker of its own do a piece of work. Resolves when the worker is no more: with the work's end, or, once the signal
 * has aborted, when files and connections are let go. Never rejects.
 */
export async function attempt(spec: AttemptSpec, signal: AbortSignal): Promise<AttemptEnd> {
  if (signal.aborted) return { kind: 'stopped' };
  const worker = startWorker(spec.workers);
  const end = await new Promise<AttemptEnd>((resolve) => {
    let done: AttemptEnd | null = null;
    // Each kind of work takes an input of its own, which its definition made.
    const close = worker.client.subscribe(spec.feed, spec.input as never, {
      onValue(event: WorkEvent) {
        if (event.kind === 'progress') spec.onProgress(event.progress);
        else if (event.kind === 'notice') spec.onNotice(event.text);
        else done = { kind: 'done', result: event.result };
      },
      onEnd(error) {
        signal.removeEventListener('abort', stop);
        resolve(done ?? { kind: 'failed', error: asEngineError(error) });
      },
    });
    const stop = (): void => {
      close();
      void letGo(worker.client.call('work.idle')).then(() => resolve(done ?? { kind: 'stopped' }));
    };
    signal.addEventListener('abort', stop, { once: true });
  });
  worker.kill();
  await worker.ended;
  return end;
}

/** Waits until the worker is idle, or dead, or has had time enough. */
async function letGo(idle: Promise<void>): Promise<void> {
  const timeout = new AbortController();
  await Promise.race([idle.catch(() => undefined), delay(letGoMs, timeout.signal).catch(() => undefined)]);
  timeout.abort();
}

/** A worker that is gone without a word has died; one that ends its feed without a result has a fault. */
function asEngineError(error: Error | null): AppError {
  if (error instanceof AppError && error.code !== 'BRIDGE_GONE') return error;
  return appError('ENGINE_GONE', error === null ? {} : { cause: error });
}
