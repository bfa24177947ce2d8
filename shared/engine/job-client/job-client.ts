import { appError } from '../../domain/error-codes.ts';
import type { ManifestSubmission } from '../../domain/job/manifest-submission.ts';
import {
  readCreatedJob,
  readJobs,
  readLabel,
  readStatus,
  readUpdatedJob,
  type CreatedJob,
  type ReportedJob,
  type ReportedJobs,
  type ReportedLabel,
  type ReportedStatus,
  type UpdatedJob,
} from './results.ts';
import { unreadableAnswer } from './read-answer.ts';
import { Transport, type TransportOptions } from './send.ts';

/** More pages of a thousand jobs than any account has. */
const mostPages = 10_000;

/**
 * The six operations at any endpoint that speaks the protocol (reference 5). Each throws JOB_SERVICE_REFUSED with the
 * service's error code as `details.code`, JOB_SERVICE_UNREACHABLE, JOB_SERVICE_FAILED or JOB_SERVICE_ANSWER.
 */
export interface JobClient {
  /** Throws FILE_UNREADABLE when the manifest is not UTF-8, since only text can be sent. */
  createJob(submission: ManifestSubmission): Promise<CreatedJob>;
  updateJob(jobId: string, submission: ManifestSubmission): Promise<UpdatedJob>;
  cancelJob(jobId: string): Promise<{ readonly success: boolean }>;
  getStatus(jobId: string): Promise<ReportedStatus>;
  listJobs(page?: { readonly maxJobs?: number; readonly marker?: string }): Promise<ReportedJobs>;
  /** All pages, newest first. */
  allJobs(): AsyncGenerator<ReportedJob>;
  getShippingLabel(
    jobIds: readonly string[],
    sender?: Readonly<Record<string, string>>,
  ): Promise<ReportedLabel>;
  close(): Promise<void>;
}

/** A client of one endpoint with one account's credentials. Close it when done. */
export function createJobClient(options: TransportOptions): JobClient {
  const transport = new Transport(options);

  async function listJobs(page: { maxJobs?: number; marker?: string } = {}): Promise<ReportedJobs> {
    const parameters: [string, string][] = [];
    if (page.maxJobs !== undefined) parameters.push(['MaxJobs', String(page.maxJobs)]);
    if (page.marker !== undefined) parameters.push(['Marker', page.marker]);
    return readJobs(await transport.call({ action: 'ListJobs', parameters, retry: 'always' }));
  }

  async function* allJobs(): AsyncGenerator<ReportedJob> {
    let marker: string | undefined;
    const seen = new Set<string>();
    for (;;) {
      const page = await listJobs(marker === undefined ? {} : { marker });
      yield* page.jobs;
      marker = page.jobs.at(-1)?.jobId;
      if (!page.isTruncated || marker === undefined) return;
      if (seen.has(marker) || seen.size >= mostPages) throw unreadableAnswer('Its list of jobs never ends.');
      seen.add(marker);
    }
  }

  return {
    async createJob(submission) {
      const parameters = submissionParameters(submission);
      // A second CreateJob would be a second job.
      const retry = submission.validateOnly ? 'always' : 'unsent';
      return readCreatedJob(await transport.call({ action: 'CreateJob', parameters, retry }));
    },
    async updateJob(jobId, submission) {
      const parameters: [string, string][] = [['JobId', jobId], ...submissionParameters(submission)];
      return readUpdatedJob(await transport.call({ action: 'UpdateJob', parameters, retry: 'always' }));
    },
    async cancelJob(jobId) {
      const parameters: [string, string][] = [['JobId', jobId]];
      const result = await transport.call({ action: 'CancelJob', parameters, retry: 'unsent' });
      return { success: result.text('Success') === 'true' };
    },
    async getStatus(jobId) {
      const parameters: [string, string][] = [['JobId', jobId]];
      return readStatus(await transport.call({ action: 'GetStatus', parameters, retry: 'always' }));
    },
    listJobs,
    allJobs,
    async getShippingLabel(jobIds, sender = {}) {
      const ids = jobIds.map((jobId, at): [string, string] => [`jobIds.member.${at + 1}`, jobId]);
      const parameters = [...ids, ...Object.entries(sender)];
      return readLabel(await transport.call({ action: 'GetShippingLabel', parameters, retry: 'always' }));
    },
    close: () => transport.close(),
  };
}

function submissionParameters(submission: ManifestSubmission): [string, string][] {
  return [
    ['JobType', submission.jobType],
    ['Manifest', decodeManifest(submission.manifest)],
    ['ValidateOnly', String(submission.validateOnly)],
  ];
}

/** Byte for byte: a byte order mark stays. */
function decodeManifest(manifest: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(manifest);
  } catch (error) {
    throw appError('FILE_UNREADABLE', { detail: 'The manifest is not UTF-8 text.', cause: error });
  }
}
