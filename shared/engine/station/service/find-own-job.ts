import { parseJobId } from '../../../domain/job/job-id.ts';
import { ServiceError } from '../../../domain/job/service-error.ts';
import { shorten } from '../job-changes.ts';
import type { Caller } from '../service-contract.ts';
import type { StoredJob } from '../store/stored-job.ts';
import type { Queries } from '../store/station-store.ts';

/** The caller's job. An id of somebody else's job gets the same InvalidJobIdException as one that never was. */
export async function findOwnJob(queries: Queries, caller: Caller, jobId: string): Promise<StoredJob> {
  const id = parseJobId(jobId);
  const job = id === null ? null : await queries.jobs.findOwn(id, caller.account);
  if (job === null) {
    throw new ServiceError('InvalidJobIdException', `No such job ${quoteInput(jobId)} for your account`);
  }
  return job;
}

/** Throws CanceledJobIdException or ExpiredJobIdException for a job that has ended that way (reference 5.4). */
export function refuseEndedJob(job: StoredJob): void {
  if (job.progressCode === 'Canceled') {
    throw new ServiceError('CanceledJobIdException', `Job ${job.jobId} has been canceled`);
  }
  if (job.progressCode === 'Expired') {
    const day = new Date(job.expiresMs).toISOString().slice(0, 10);
    throw new ServiceError(
      'ExpiredJobIdException',
      `Job ${job.jobId} expired on ${day}: its device had not been received. Create a new job`,
    );
  }
}

/** What the caller sent, short and without control characters, for use in a message. */
export function quoteInput(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  return shorten(text.replaceAll(/[\u0000-\u001f\u007f-\u009f\ud800-\udfff\ufffe\uffff]/gu, '?'), 60);
}
