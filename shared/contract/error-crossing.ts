import { AppError } from '../base/errors.ts';
import { appError } from '../domain/error-codes.ts';
import type { ErrorData } from './error-data.ts';

/** An error as data. What nobody foresaw becomes INTERNAL, without its words: those go to the log. */
export function toErrorData(error: unknown): ErrorData {
  const known = error instanceof AppError ? error : appError('INTERNAL');
  const { code, scope, retry, summary, detail, advice } = known;
  return { code, scope, retry, message: summary, detail, advice, details: plainDetails(known.details) };
}

/** The error that data tells of. */
export function fromErrorData(data: ErrorData): AppError {
  const { code, scope, retry, message, detail, advice, details } = data;
  return new AppError({
    code,
    scope,
    retry,
    message: detail === null ? message : `${message} ${detail}`,
    summary: message,
    detail: detail ?? undefined,
    advice,
    details,
  });
}

/** Only what can be cloned crosses. */
function plainDetails(details: Readonly<Record<string, unknown>>): Record<string, unknown> {
  try {
    return JSON.parse(JSON.stringify(details)) as Record<string, unknown>;
  } catch {
    return {};
  }
}
