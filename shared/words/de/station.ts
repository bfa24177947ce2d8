import type { enStation } from '../en/station.ts';
import type { Words } from '../translate.ts';
import { deStationDrives } from './station/drives-words.ts';
import { deStationJob } from './station/job-words.ts';
import { deStationJobs } from './station/jobs-words.ts';
import { deStationSetUp } from './station/set-up-words.ts';

/** The lab's window. */
export const deStation: Words<typeof enStation> = {
  jobs: deStationJobs,
  job: deStationJob,
  drives: deStationDrives,
  ...deStationSetUp,
};
