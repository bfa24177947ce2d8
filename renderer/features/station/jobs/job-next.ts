import type { DeskJobView } from '../../../../shared/contract/station.ts';
import { isAbortCode, isFinal } from '../../../../shared/domain/job/transitions.ts';
import type { ProgressCode } from '../../../../shared/domain/job/status.ts';
import type { Tone } from '../../../ui/palette.ts';

/** What somebody at the desk does next about a job. */
export type NextStep = 'wait' | 'load' | 'loading' | 'sendBack' | 'done';

/** Which part of the list a job stands in. */
export type JobFilter = 'all' | 'expected' | 'here' | 'over';

type Codes = Pick<DeskJobView, 'locationCode' | 'progressCode'>;

/** Whether nothing can happen to the job's progress any more. */
export function isOver({ progressCode }: Pick<DeskJobView, 'progressCode'>): boolean {
  // The program tells the service's own codes.
  return isFinal(progressCode as ProgressCode);
}

/** What to do next, from where the drive is and how far its job has come. */
export function nextStep(job: Codes): NextStep {
  if (job.locationCode === 'Returned') return 'done';
  if (job.locationCode === 'NotReceived') return isOver(job) ? 'done' : 'wait';
  if (isOver(job)) return 'sendBack';
  return job.progressCode === 'InProgress' ? 'loading' : 'load';
}

/** Where a job stands in the list. */
export function filterOf(job: Codes): Exclude<JobFilter, 'all'> {
  const next = nextStep(job);
  if (next === 'wait') return 'expected';
  return next === 'done' ? 'over' : 'here';
}

/** How a progress code is coloured; its symbol and its word say the same. */
export function progressTone(progressCode: string): Tone {
  if (progressCode === 'Complete') return 'success';
  if (progressCode === 'SuccessWithErrors' || progressCode === 'Expired') return 'warning';
  if (progressCode === 'InProgress') return 'info';
  return isAbortCode(progressCode) ? 'danger' : 'neutral';
}

/** Whether a job has what is searched for, in any of its texts. */
export function isFound(job: DeskJobView, search: string): boolean {
  const wanted = search.trim().toLowerCase();
  const { jobId, accountName, deviceId, bucket, trackingNumber, progressCode } = job;
  return [jobId, accountName, deviceId, bucket, trackingNumber, progressCode].some(
    (text) => text?.toLowerCase().includes(wanted) === true,
  );
}
