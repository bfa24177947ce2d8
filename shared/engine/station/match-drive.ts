import { AppError } from '../../base/errors.ts';
import { appError } from '../../domain/error-codes.ts';
import type { JobId } from '../../domain/job/job-id.ts';
import type { AbortCode } from '../../domain/job/status.ts';
import { isFinal } from '../../domain/job/transitions.ts';
import { examineDrive, type IdentifySpec } from '../loader/examine-drive.ts';
import type { LoadJob } from '../loader/job-port.ts';
import type { DeskJob, Station } from './station.ts';

/** Whose drive it is, or why that cannot be said. */
export type DriveMatch =
  | {
      readonly kind: 'job';
      readonly job: DeskJob;
      /** Whether a load may begin or go on. */
      readonly isLoadable: boolean;
    }
  | {
      readonly kind: 'refused';
      readonly error: AppError;
      /** What its job would end with for this (reference 6.2); null for what a person can put right. */
      readonly abortCode: AbortCode | null;
      /** The job that the SIGNATURE or a person names. */
      readonly jobId: JobId | null;
    };

/**
 * Looks whose drive it is as a load would, and changes no job: a load ends the job of a drive that the rules reject, this
 * only names the code. Throws the signal's reason, and what the station's database says against it.
 */
export async function matchDrive(
  spec: IdentifySpec,
  station: Pick<Station, 'loadJobs' | 'desk'>,
  signal: AbortSignal,
): Promise<DriveMatch> {
  let asked: JobId | null = spec.jobId ?? null;
  async function findJob(jobId: JobId): Promise<LoadJob> {
    asked = jobId;
    const job = await station.loadJobs.find(jobId);
    if (job === null) throw appError('JOB_NOT_FOUND', { detail: jobId });
    return job;
  }
  try {
    const drive = await examineDrive(spec, findJob, signal);
    if (drive.kind === 'rejected') {
      const { jobId, code, error } = drive;
      return { kind: 'refused', error, abortCode: code, jobId };
    }
    const { job } = await station.desk.show(drive.job.jobId);
    return { kind: 'job', job, isLoadable: !isFinal(job.progressCode) };
  } catch (error) {
    if (!(error instanceof AppError) || error.scope === 'app') throw error;
    return { kind: 'refused', error, abortCode: null, jobId: asked };
  }
}
