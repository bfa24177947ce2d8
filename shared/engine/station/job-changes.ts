import { appError } from '../../domain/error-codes.ts';
import { parseJobId, type JobId } from '../../domain/job/job-id.ts';
import type { AbortCode } from '../../domain/job/status.ts';
import { nextLocation, nextProgress } from '../../domain/job/transitions.ts';
import type { StoredJob } from './store/stored-job.ts';
import type { Queries, StationStore } from './store/station-store.ts';

/** Longest free text that an event keeps, in characters. */
const detailLimit = 2000;

/** Who does something, and when. */
export interface Act {
  readonly who: string;
  readonly atMs: number;
}

/** Throws JOB_NOT_FOUND. Takes an id in any case. */
export async function mustFindJob(queries: Queries, jobId: string): Promise<StoredJob> {
  const id = parseJobId(jobId);
  const job = id === null ? null : await queries.jobs.find(id);
  if (job === null) throw appError('JOB_NOT_FOUND', { detail: `It was asked for ${shorten(jobId, 40)}.` });
  return job;
}

/** Throws JOB_STATE when the drive is no longer on its way. */
export async function receiveDrive(queries: Queries, job: StoredJob, act: Act): Promise<StoredJob> {
  const locationCode = nextLocation(job.locationCode, 'receive');
  if (locationCode === null) throw refuse(job, 'its drive was received before');
  return queries.jobs.change(job, { locationCode }, { ...act, what: 'received' });
}

/** Throws JOB_STATE when the job has ended. */
export async function abortJob(
  queries: Queries,
  job: StoredJob,
  abort: Act & { readonly code: AbortCode; readonly detail: string },
): Promise<StoredJob> {
  const progressCode = nextProgress(job.progressCode, { kind: 'abort', code: abort.code });
  if (progressCode === null) throw refuse(job, 'it has ended');
  const { who, atMs } = abort;
  const detail = { reason: shorten(abort.detail, detailLimit) };
  return queries.jobs.change(job, { progressCode }, { who, atMs, what: 'aborted', detail });
}

/** Ends the jobs whose drive did not come in time, each with an event; gives their ids. */
export async function expireDueJobs(store: StationStore, who = 'clock'): Promise<readonly JobId[]> {
  const atMs = store.clock.now();
  if ((await store.queries.jobs.findDue(atMs)).length === 0) return [];
  return store.change(async (queries) => {
    const expired: JobId[] = [];
    for (const job of await queries.jobs.findDue(atMs)) {
      const progressCode = nextProgress(job.progressCode, { kind: 'expire' });
      if (progressCode === null) continue;
      await queries.jobs.change(job, { progressCode }, { atMs, who, what: 'expired' });
      expired.push(job.jobId);
    }
    return expired;
  });
}

/** The JOB_STATE error of a job, with the state it is in. */
export function refuse(job: StoredJob, reason: string): Error {
  return appError('JOB_STATE', {
    detail: `Job ${job.jobId} is ${job.progressCode} and ${job.locationCode}: ${reason}.`,
    details: { jobId: job.jobId, progressCode: job.progressCode, locationCode: job.locationCode },
  });
}

/** At most `limit` characters, the cut marked. */
export function shorten(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 1)}…`;
}
