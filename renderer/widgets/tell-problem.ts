import { AppError } from '../../shared/base/errors.ts';
import { toErrorData } from '../../shared/contract/error-crossing.ts';
import type { ErrorData } from '../../shared/contract/error-data.ts';
import { tellError, type ErrorTold } from '../../shared/words/error-words.ts';
import type { Translate } from '../../shared/words/translate.ts';

/** Tells anything that was thrown, or that came as data, in the person's language. */
export function tellProblem(t: Translate, problem: unknown): ErrorTold {
  return tellError(t, isErrorData(problem) ? problem : toErrorData(problem));
}

function isErrorData(problem: unknown): problem is ErrorData {
  if (problem instanceof AppError || problem instanceof Error) return false;
  return typeof problem === 'object' && problem !== null && 'code' in problem && 'advice' in problem;
}
