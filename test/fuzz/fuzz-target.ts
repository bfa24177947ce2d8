import { AppError } from '../../shared/base/errors.ts';
import type { ErrorCode } from '../../shared/domain/error-codes.ts';
import type { Random } from './random.ts';

/** What a reader made of a case. A fuzzer whose every input is refused, or none, tests little. */
export type CaseOutcome = 'accepted' | 'refused';

/** A reader of bytes that strangers control, and what must hold for whatever it is given. */
export interface FuzzTarget {
  readonly id: string;
  /** What is read, for people. */
  readonly title: string;
  /** Which promises are checked, for people. */
  readonly promises: string;
  /** Longest a case may take, milliseconds; what takes longer is tried again before it counts. */
  readonly limitMs: number;
  /** Makes the bytes of one case. */
  makeCase(random: Random): Uint8Array;
  /** Makes ready what the reader needs. */
  open(): Promise<OpenTarget>;
}

export interface OpenTarget {
  /** Reads one case. Throws a Violation for a broken promise; whatever else it throws is a crash. */
  run(bytes: Uint8Array): CaseOutcome | Promise<CaseOutcome>;
  close(): Promise<void>;
}

/** A promise that a reader has broken. */
export class Violation extends Error {
  override readonly name = 'Violation';
}

/** Throws a Violation unless the promise holds. */
export function expectHeld(isHeld: boolean, promise: string): asserts isHeld {
  if (!isHeld) throw new Violation(promise);
}

/** Whether an error is one of those that a reader says it throws. */
export function isForeseen(error: unknown, codes: readonly ErrorCode[]): boolean {
  return error instanceof AppError && codes.some((code) => code === error.code);
}

/** An open target that needs nothing but its reader. */
export function readerOnly(run: OpenTarget['run']): () => Promise<OpenTarget> {
  return () => Promise.resolve({ run, close: () => Promise.resolve() });
}
