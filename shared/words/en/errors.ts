import { desktopErrors } from '../../domain/error-table/desktop-errors.ts';
import { jobClientErrors } from '../../domain/error-table/job-client-errors.ts';
import { loadingErrors } from '../../domain/error-table/loading-errors.ts';
import { preparingErrors } from '../../domain/error-table/preparing-errors.ts';
import { stationErrors } from '../../domain/error-table/station-errors.ts';
import { enJobClientAdvice } from './errors/job-client-advice.ts';
import { enLoadingAdvice } from './errors/loading-advice.ts';
import { enPreparingAdvice } from './errors/preparing-advice.ts';
import { enStationAdvice } from './errors/station-advice.ts';

type ErrorWords = Readonly<Record<'message' | 'advice', string>>;

/** Every error by its code. What happened is said by the error table; what to do is said for the window. */
export const enErrors = {
  ...errorsOf(preparingErrors, enPreparingAdvice),
  ...errorsOf(jobClientErrors, enJobClientAdvice),
  ...errorsOf(stationErrors, enStationAdvice),
  ...errorsOf(loadingErrors, enLoadingAdvice),
  // These are met in the window only, so the table already speaks to it.
  ...errorsOf(desktopErrors, adviceOf(desktopErrors)),
};

function errorsOf<Code extends string>(
  table: Readonly<Record<Code, { readonly message: string }>>,
  advice: Readonly<Record<Code, string>>,
): Readonly<Record<Code, ErrorWords>> {
  const words: Partial<Record<Code, ErrorWords>> = {};
  for (const code in table) words[code] = { message: table[code].message, advice: advice[code] };
  // Complete, because every code of the table was gone through.
  return words as Record<Code, ErrorWords>;
}

function adviceOf<Code extends string>(
  table: Readonly<Record<Code, { readonly advice: string }>>,
): Readonly<Record<Code, string>> {
  const advice: Partial<Record<Code, string>> = {};
  for (const code in table) advice[code] = table[code].advice;
  // Complete for the same reason as above.
  return advice as Record<Code, string>;
}
