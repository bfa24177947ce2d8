import type { ErrorScope, RetryAdvice } from '../../base/errors.ts';

/** What is known of an error before it happens. */
export interface ErrorEntry {
  readonly scope: ErrorScope;
  readonly retry: RetryAdvice;
  readonly message: string;
  readonly advice: string;
}
