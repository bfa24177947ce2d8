import { appError } from '../../domain/error-codes.ts';
import type { JobId } from '../../domain/job/job-id.ts';
import type { AbortCode } from '../../domain/job/status.ts';
import { examineDrive, type IdentifiedDrive, type IdentifySpec } from './examine-drive.ts';
import type { LoadJob, LoadJobs } from './job-port.ts';

/** A drive that cannot be loaded: the job has ended with that code. */
export interface AbortedDrive {
  readonly kind: 'aborted';
  readonly jobId: JobId;
  readonly code: AbortCode;
  readonly reason: string;
}

/**
 * Finds out whose drive it is and whether it may be loaded: SIGNATURE, job, CreateJob manifest, current manifest,
 * inventory (reference 3, 6). A drive that the service's rules reject ends its job; whatever a person can put right is
 * thrown and leaves the job as it is: DRIVE_GONE, DRIVE_EMPTY, DRIVE_FORMAT, SIGNATURE_MISSING, SIGNATURE_INVALID, SIGNATURE_OTHER_JOB,
 * JOB_NOT_FOUND, JOB_STATE, FILE_UNREADABLE.
 */
export async function identifyDrive(
  spec: IdentifySpec,
  jobs: LoadJobs,
  signal: AbortSignal,
): Promise<IdentifiedDrive | AbortedDrive> {
  const drive = await examineDrive(spec, (jobId) => loadable(jobs, jobId), signal);
  if (drive.kind === 'ready') return drive;
  const { jobId, code, reason } = drive;
  if (jobId === null) throw drive.error;
  await jobs.abort(jobId, code, reason);
  return { kind: 'aborted', jobId, code, reason };
}

async function loadable(jobs: LoadJobs, jobId: JobId): Promise<LoadJob> {
  const job = await jobs.find(jobId);
  if (job === null) throw appError('JOB_NOT_FOUND', { detail: jobId });
  if (job.progressCode !== 'Pending' && job.progressCode !== 'InProgress')
    throw appError('JOB_STATE', { detail: `Job ${jobId} is ${job.progressCode}.` });
  return job;
}
