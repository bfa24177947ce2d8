import type { JobId } from '../../../domain/job/job-id.ts';
import type { LocationCode, ProgressCode } from '../../../domain/job/status.ts';
import type { SigningMethod } from '../../../domain/signature/signature-file.ts';
import type { JobType } from '../service-contract.ts';

/** A job as it is stored, with its sealed parts still sealed. */
export interface StoredJob {
  readonly sequence: number;
  readonly jobId: JobId;
  readonly account: string;
  readonly jobType: JobType;
  readonly locationCode: LocationCode;
  readonly progressCode: ProgressCode;
  readonly signingMethod: SigningMethod;
  readonly signature: string;
  readonly createdMs: number;
  readonly expiresMs: number;
  readonly carrier: string | null;
  readonly trackingNumber: string | null;
  readonly logBucket: string | null;
  readonly logKey: string | null;
  readonly errorCount: number;
  createManifest(): Uint8Array;
  currentManifest(): Uint8Array;
  signingKey(): Uint8Array;
}

/** A job that is asked for. */
export interface NewJob {
  readonly jobId: JobId;
  readonly account: string;
  readonly jobType: JobType;
  readonly manifest: Uint8Array;
  readonly signingMethod: SigningMethod;
  readonly signingKey: Uint8Array;
  readonly signature: string;
  readonly createdMs: number;
  readonly expiresMs: number;
}

/** What of a job may change. Everything else is as it was created. */
export interface JobChange {
  readonly locationCode?: LocationCode;
  readonly progressCode?: ProgressCode;
  readonly currentManifest?: Uint8Array;
  readonly carrier?: string;
  readonly trackingNumber?: string;
  readonly logBucket?: string;
  readonly logKey?: string;
  readonly errorCount?: number;
}

/** What the event of a change says; from and to follow from the change. */
export interface NewEvent {
  readonly atMs: number;
  readonly who: string;
  readonly what: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** A page of an account's jobs. */
export interface JobPage {
  readonly account: string;
  /** Only jobs older than this. */
  readonly beforeSequence: number | undefined;
  readonly limit: number;
}

/** A job without what is sealed. */
export type JobSummary = Pick<StoredJob, 'jobId' | 'jobType' | 'progressCode' | 'createdMs'>;
