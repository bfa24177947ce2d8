import { AppError } from '../base/errors.ts';
import { desktopErrors } from './error-table/desktop-errors.ts';
import { jobClientErrors } from './error-table/job-client-errors.ts';
import { loadingErrors } from './error-table/loading-errors.ts';
import { preparingErrors } from './error-table/preparing-errors.ts';
import { stationErrors } from './error-table/station-errors.ts';

/** Every error the program foresees. The window and the command take their words from here. */
const errorCodes = {
  ...preparingErrors,
  ...jobClientErrors,
  ...stationErrors,
  ...loadingErrors,
  ...desktopErrors,
};

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
    summary: entry.message,
    detail: context.detail,
    advice: context.advice ?? entry.advice,
    details: context.details,
    cause: context.cause,
  });
}
