/** How far an error reaches: one item of a job, the whole job, or the program. */
export type ErrorScope = 'item' | 'job' | 'app';

/** Whether trying again helps: by itself, after a person did something, or not at all. */
export type RetryAdvice = 'auto' | 'person' | 'never';

export interface AppErrorOptions {
  readonly code: string;
  readonly scope: ErrorScope;
  readonly retry: RetryAdvice;
  /** What happened, in a sentence a person can read. Never holds a secret. */
  readonly message: string;
  /** The part of the message that is the same for every error of the code; the whole message unless told. */
  readonly summary?: string | undefined;
  /** The part that tells this case: a path, a system code. */
  readonly detail?: string | undefined;
  /** What the person can do next, in a sentence. */
  readonly advice: string;
  readonly details?: Readonly<Record<string, unknown>> | undefined;
  readonly cause?: unknown;
}

/** An error the program foresaw. Made with `appError` of domain/error-codes.ts; matched by `code`, never by text. */
export class AppError extends Error {
  readonly code: string;
  readonly scope: ErrorScope;
  readonly retry: RetryAdvice;
  readonly summary: string;
  readonly detail: string | null;
  readonly advice: string;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(options: AppErrorOptions) {
    super(options.message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = options.code;
    this.scope = options.scope;
    this.retry = options.retry;
    this.summary = options.summary ?? options.message;
    this.detail = options.detail ?? null;
    this.advice = options.advice;
    this.details = options.details ?? {};
  }
}

/** The `code` of a Node system error (`ENOENT`, `ECONNRESET` …), or undefined for anything else. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** The message of anything thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
