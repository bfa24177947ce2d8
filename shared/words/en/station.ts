import { enStationDrives } from './station/drives-words.ts';
import { enStationJob } from './station/job-words.ts';
import { enStationJobs } from './station/jobs-words.ts';
import { enStationSetUp } from './station/set-up-words.ts';

/** The lab's window. */
export const enStation = {
  jobs: enStationJobs,
  job: enStationJob,
  drives: enStationDrives,
  ...enStationSetUp,
} as const;
