import type { enErrors } from '../en/errors.ts';
import type { Words } from '../translate.ts';
import { deDesktopErrors } from './errors/desktop-errors.ts';
import { deJobClientErrors } from './errors/job-client-errors.ts';
import { deLoadingErrors } from './errors/loading-errors.ts';
import { dePreparingErrors } from './errors/preparing-errors.ts';
import { deStationErrors } from './errors/station-errors.ts';

/** Every error by its code: what happened, what to do. */
export const deErrors: Words<typeof enErrors> = {
  ...dePreparingErrors,
  ...deJobClientErrors,
  ...deStationErrors,
  ...deLoadingErrors,
  ...deDesktopErrors,
};
