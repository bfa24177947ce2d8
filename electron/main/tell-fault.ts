import { AppError } from '../../shared/base/errors.ts';
import { toErrorData } from '../../shared/contract/error-crossing.ts';
import type { ErrorData } from '../../shared/contract/error-data.ts';
import type { Log } from './ports.ts';

/** An error as a window is told of it. One that nobody foresaw goes to the log, the only place that has its words. */
export function tellFault(where: string, error: unknown, log: Pick<Log, 'fault'>): ErrorData {
  if (!(error instanceof AppError)) log.fault(where, error);
  return toErrorData(error);
}
