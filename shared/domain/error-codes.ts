import { AppError, type ErrorScope, type RetryAdvice } from '../base/errors.ts';

interface ErrorEntry {
  readonly scope: ErrorScope;
  readonly retry: RetryAdvice;
  readonly message: string;
  readonly advice: string;
}

/** Every error the program foresees. The window and the command take their words from here. */
export const errorCodes = {
  // The command
  USAGE: {
    scope: 'app',
    retry: 'person',
    message: 'The command was not understood.',
    advice: 'See --help for what it takes.',
  },
  FILE_UNREADABLE: {
    scope: 'job',
    retry: 'person',
    message: 'A file could not be read.',
    advice: 'Check that it exists and that you may read it.',
  },
  // Drives
  DRIVE_GONE: {
    scope: 'job',
    retry: 'person',
    message: 'The drive is no longer there.',
    advice: 'Plug it in again and repeat the command: it goes on where it stopped.',
  },
  DRIVE_FULL: {
    scope: 'job',
    retry: 'person',
    message: 'The drive is full.',
    advice: 'Free some space or take a larger drive, then repeat the command.',
  },
  // Keys
  KEY_RULE_INVALID: {
    scope: 'job',
    retry: 'person',
    message: 'An ignore rule of the manifest is not a regular expression that can be used.',
    advice: 'Write it in RE2 syntax: no look-around and no back-references.',
  },
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof errorCodes;

export interface AppErrorContext {
  /** Put behind the table's message: which file, what was found. */
  readonly detail?: string;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
  /** Replaces the table's advice where more is known. */
  readonly advice?: string;
}

/** Makes the AppError of a code, with the words of the table. */
export function appError(code: ErrorCode, context: AppErrorContext = {}): AppError {
  const entry = errorCodes[code];
  return new AppError({
    code,
    scope: entry.scope,
    retry: entry.retry,
    message: context.detail === undefined ? entry.message : `${entry.message} ${context.detail}`,
    advice: context.advice ?? entry.advice,
    details: context.details,
    cause: context.cause,
  });
}
