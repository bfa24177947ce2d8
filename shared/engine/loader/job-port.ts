import type { JobId } from '../../domain/job/job-id.ts';
import type { AbortCode, ProgressCode } from '../../domain/job/status.ts';
import type { SignatureFile } from '../../domain/signature/signature-file.ts';

/** What the loader needs to know of a job. */
export interface LoadJob {
  readonly jobId: JobId;
  readonly progressCode: ProgressCode;
  /** What the drive's SIGNATURE is checked against: the manifest as sent with CreateJob, byte for byte. */
  readonly createManifest: Uint8Array;
  /** What drives the load: the last manifest sent with CreateJob or UpdateJob. */
  readonly currentManifest: Uint8Array;
  /** Whether the SIGNATURE was made for this job and its CreateJob manifest; in constant time. */
  verifySignature(file: SignatureFile): boolean;
}

export interface LoadStart {
  readonly target: string;
  /** Set when the load was told to use another bucket than the manifest's; recorded in the job's events. */
  readonly bucketOverride?: string | undefined;
  readonly resumed: boolean;
}

export interface LoadEnd {
  readonly progressCode: 'Complete' | 'SuccessWithErrors';
  readonly errorCount: number;
  readonly logBucket: string;
  readonly logKey: string;
}

/** The station's jobs as the loader sees them. Each change is one transaction with an event. */
export interface LoadJobs {
  find(jobId: JobId): Promise<LoadJob | null>;
  /** Pending or InProgress -> InProgress. Throws JOB_STATE when the job is in any other state. */
  begin(jobId: JobId, start: LoadStart): Promise<void>;
  finish(jobId: JobId, end: LoadEnd): Promise<void>;
  abort(jobId: JobId, code: AbortCode, detail: string): Promise<void>;
  /** Asked about once a second while loading; a load stops when it turns true. */
  isCanceled(jobId: JobId): Promise<boolean>;
}
