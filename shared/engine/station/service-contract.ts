import type { Artifact } from '../../domain/job/artifact.ts';
import type { JobId } from '../../domain/job/job-id.ts';
import type { ManifestSubmission } from '../../domain/job/manifest-submission.ts';
import type { LocationCode, ProgressCode } from '../../domain/job/status.ts';

/** Who asks: the account whose key signed the request. */
export interface Caller {
  readonly account: string;
  readonly accessKeyId: string;
}

export type JobType = 'Import' | 'Export';

export interface CreateJobResult {
  /** Null for a call that only validates. */
  readonly jobId: JobId | null;
  readonly jobType: JobType;
  readonly signature: string | null;
  readonly signatureFileContents: string | null;
  readonly warningMessage: string | null;
  /** The facility's address with the job id in it; null until the station has a facility. */
  readonly shippingAddress: string | null;
  readonly artifacts: readonly Artifact[];
}

export interface UpdateJobResult {
  readonly success: boolean;
  readonly warningMessage: string | null;
  readonly artifacts: readonly Artifact[];
}

export interface JobStatus {
  readonly jobId: JobId;
  readonly jobType: JobType;
  readonly locationCode: LocationCode;
  readonly locationMessage: string;
  readonly progressCode: ProgressCode;
  readonly progressMessage: string;
  readonly carrier: string | null;
  readonly trackingNumber: string | null;
  readonly logBucket: string | null;
  readonly logKey: string | null;
  readonly errorCount: number;
  readonly signature: string;
  readonly signatureFileContents: string;
  readonly currentManifest: string;
  readonly creationDateMs: number;
  readonly shippingAddress: string | null;
  readonly artifacts: readonly Artifact[];
}

interface ListedJob {
  readonly jobId: JobId;
  readonly jobType: JobType;
  readonly creationDateMs: number;
  readonly isCanceled: boolean;
}

interface ListJobsResult {
  /** Newest first. */
  readonly jobs: readonly ListedJob[];
  readonly isTruncated: boolean;
}

export interface LabelRequest {
  readonly jobIds: readonly string[];
  /** name, company, street1 … as sent; overrides the manifest's return address as the sender on the label. */
  readonly sender: Readonly<Record<string, string>>;
}

export interface LabelResult {
  readonly url: string | null;
  readonly warning: string | null;
}

/** The six operations (reference 5.2), without the wire. Each throws a ServiceError with a code of reference 5.4. */
export interface JobService {
  createJob(caller: Caller, submission: ManifestSubmission): Promise<CreateJobResult>;
  updateJob(caller: Caller, jobId: string, submission: ManifestSubmission): Promise<UpdateJobResult>;
  cancelJob(caller: Caller, jobId: string): Promise<{ readonly success: boolean }>;
  getStatus(caller: Caller, jobId: string): Promise<JobStatus>;
  listJobs(
    caller: Caller,
    page: { readonly maxJobs: number | null; readonly marker: string | null },
  ): Promise<ListJobsResult>;
  getShippingLabel(caller: Caller, request: LabelRequest): Promise<LabelResult>;
  /** The label page behind a label URL's token, as HTML; null when the token is unknown or has expired. */
  labelPage(token: string): Promise<string | null>;
}

/** Finds the secret of an access key id, to check a request's signature with; null when there is no such key. */
export interface AccountKeys {
  find(accessKeyId: string): Promise<{ readonly account: string; readonly secretAccessKey: string } | null>;
}

/** Asks a load target about a bucket, for NoSuchBucket and BucketPermission. */
export interface BucketCheck {
  (bucket: string): Promise<'writable' | 'missing' | 'denied'>;
}
