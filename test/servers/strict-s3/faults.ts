import type { S3ErrorCode } from './s3-error.ts';
import type { S3Request } from './s3-request.ts';

/** What may go wrong between a client and its store. */
export type Fault =
  /** Answers this error; after the body was read when `afterBody` is set. Nothing is stored. */
  | {
      readonly kind: 'error';
      readonly code: S3ErrorCode;
      readonly retryAfterSeconds?: number;
      readonly afterBody?: boolean;
    }
  /** Resets the connection: before the body is read, in its midst, or when all is stored and only the answer lacks. */
  | { readonly kind: 'reset'; readonly when: 'before' | 'during' | 'after' }
  /** Takes the request and never answers. */
  | { readonly kind: 'hang' }
  /** Stores the body and answers the ETag of another one. */
  | { readonly kind: 'wrongEtag' }
  /** Stores a body with one bit changed, looking away from all checksums; the ETag tells the truth. */
  | { readonly kind: 'corrupt' }
  /** Waits before it reads the body. */
  | { readonly kind: 'slow'; readonly delayMs: number };

/** A fault and the requests it befalls. */
export interface FaultRule {
  readonly fault: Fault;
  readonly matches: (request: S3Request) => boolean;
  /** How many requests it befalls; all of them when it is not given. */
  readonly times?: number;
}

/** Decides which fault befalls a request. The first rule that matches wins. */
export class Faults {
  private rules: { rule: FaultRule; left: number }[] = [];

  add(rule: FaultRule): void {
    this.rules.push({ rule, left: rule.times ?? Number.POSITIVE_INFINITY });
  }

  clear(): void {
    this.rules = [];
  }

  next(request: S3Request): Fault | undefined {
    for (const entry of this.rules) {
      if (entry.left > 0 && entry.rule.matches(request)) {
        entry.left -= 1;
        return entry.rule.fault;
      }
    }
    return undefined;
  }
}
