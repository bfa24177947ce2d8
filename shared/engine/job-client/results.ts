import type { Artifact } from '../../domain/job/artifact.ts';
import { parseJobId, type JobId } from '../../domain/job/job-id.ts';
import { unreadableAnswer, type AnswerElement } from './read-answer.ts';

/** What CreateJob tells. Codes are as the service wrote them: it may be another than ours. */
export interface CreatedJob {
  /** Null for a call that only validates. */
  readonly jobId: JobId | null;
  readonly jobType: string;
  readonly signature: string | null;
  /** The text of the SIGNATURE file. */
  readonly signatureFileContents: string | null;
  readonly warningMessage: string | null;
  readonly shippingAddress: string | null;
  readonly artifacts: readonly Artifact[];
}

export interface UpdatedJob {
  readonly success: boolean;
  readonly warningMessage: string | null;
  readonly artifacts: readonly Artifact[];
}

export interface ReportedStatus {
  readonly jobId: JobId;
  readonly jobType: string;
  readonly locationCode: string;
  readonly locationMessage: string;
  readonly progressCode: string;
  readonly progressMessage: string;
  readonly carrier: string | null;
  readonly trackingNumber: string | null;
  readonly logBucket: string | null;
  readonly logKey: string | null;
  readonly errorCount: number;
  readonly signature: string | null;
  readonly signatureFileContents: string | null;
  readonly currentManifest: string;
  /** ISO 8601. */
  readonly creationDate: string;
  readonly shippingAddress: string | null;
  readonly artifacts: readonly Artifact[];
}

export interface ReportedJob {
  readonly jobId: JobId;
  readonly jobType: string;
  readonly creationDate: string;
  readonly isCanceled: boolean;
}

export interface ReportedJobs {
  readonly jobs: readonly ReportedJob[];
  readonly isTruncated: boolean;
}

export interface ReportedLabel {
  readonly url: string | null;
  readonly warning: string | null;
}

export function readCreatedJob(result: AnswerElement): CreatedJob {
  const jobId = result.text('JobId');
  return {
    jobId: jobId === null || jobId === '' ? null : readJobId(jobId),
    jobType: result.text('JobType') ?? '',
    signature: result.text('Signature'),
    signatureFileContents: result.text('SignatureFileContents'),
    warningMessage: result.text('WarningMessage'),
    shippingAddress: result.text('AwsShippingAddress'),
    artifacts: readArtifacts(result),
  };
}

export function readUpdatedJob(result: AnswerElement): UpdatedJob {
  return {
    success: result.text('Success') === 'true',
    warningMessage: result.text('WarningMessage'),
    artifacts: readArtifacts(result),
  };
}

export function readStatus(result: AnswerElement): ReportedStatus {
  return {
    jobId: readJobId(result.text('JobId')),
    jobType: result.text('JobType') ?? '',
    locationCode: result.text('LocationCode') ?? '',
    locationMessage: result.text('LocationMessage') ?? '',
    progressCode: result.text('ProgressCode') ?? '',
    progressMessage: result.text('ProgressMessage') ?? '',
    carrier: result.text('Carrier'),
    trackingNumber: result.text('TrackingNumber'),
    logBucket: result.text('LogBucket'),
    logKey: result.text('LogKey'),
    errorCount: readCount(result.text('ErrorCount')),
    signature: result.text('Signature'),
    signatureFileContents: result.text('SignatureFileContents'),
    currentManifest: result.text('CurrentManifest') ?? '',
    creationDate: result.text('CreationDate') ?? '',
    shippingAddress: result.text('AwsShippingAddress'),
    artifacts: readArtifacts(result),
  };
}

export function readJobs(result: AnswerElement): ReportedJobs {
  const jobs = result.members('Jobs').map((job) => ({
    jobId: readJobId(job.text('JobId')),
    jobType: job.text('JobType') ?? '',
    creationDate: job.text('CreationDate') ?? '',
    isCanceled: job.text('IsCanceled') === 'true',
  }));
  return { jobs, isTruncated: result.text('IsTruncated') === 'true' };
}

export function readLabel(result: AnswerElement): ReportedLabel {
  return { url: result.text('ShippingLabelURL'), warning: result.text('Warning') };
}

function readArtifacts(result: AnswerElement): Artifact[] {
  return result.members('ArtifactList').map((artifact) => ({
    description: artifact.text('Description') ?? '',
    url: artifact.text('URL') ?? '',
  }));
}

function readJobId(text: string | null): JobId {
  const jobId = parseJobId(text ?? '');
  if (jobId === null) throw unreadableAnswer('It holds no job id where one is due.');
  return jobId;
}

/** What is not told is none; what is told wrongly must not pass for none. */
function readCount(text: string | null): number {
  if (text === null || text === '') return 0;
  const count = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(count)) throw unreadableAnswer('It holds no count where one is due.');
  return count;
}
