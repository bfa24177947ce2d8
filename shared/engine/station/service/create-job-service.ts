import { parseJobId } from '../../../domain/job/job-id.ts';
import { ServiceError } from '../../../domain/job/service-error.ts';
import { nextProgress } from '../../../domain/job/transitions.ts';
import { expireDueJobs } from '../job-changes.ts';
import type { Caller, JobService, LabelRequest, LabelResult } from '../service-contract.ts';
import type { Queries } from '../store/station-store.ts';
import { createJob } from './create-job.ts';
import { findOwnJob, quoteInput, refuseEndedJob } from './find-own-job.ts';
import { describeStatus } from './describe-status.ts';
import { checkSender, issueLabel, renderLabelPage } from './label-pages.ts';
import { nameCaller, noFacilityWarning, type JobServiceOptions } from './service-context.ts';
import { updateJob } from './update-job.ts';

const jobsPerPage = 1000;
const jobsPerLabel = 50;

/** The six operations over a station's store (reference 5.2). Jobs that are over are marked so before each operation. */
export function createJobService(options: JobServiceOptions): JobService {
  const { store } = options;
  return {
    async createJob(caller, submission) {
      await expireDueJobs(store);
      return createJob(caller, submission, options);
    },

    async updateJob(caller, jobId, submission) {
      await expireDueJobs(store);
      return updateJob(caller, { jobId, submission }, options);
    },

    async cancelJob(caller, jobId) {
      await expireDueJobs(store);
      await store.change(async (queries) => {
        const job = await findOwnJob(queries, caller, jobId);
        refuseEndedJob(job);
        const progressCode = nextProgress(job.progressCode, { kind: 'cancel' });
        if (progressCode === null) {
          throw new ServiceError(
            'UnableToCancelJobIdException',
            `Job ${job.jobId} cannot be canceled: it has ended with ${job.progressCode}`,
          );
        }
        const act = { who: await nameCaller(queries, caller), atMs: options.clock.now() };
        await queries.jobs.change(job, { progressCode }, { ...act, what: 'canceled' });
      });
      return { success: true };
    },

    async getStatus(caller, jobId) {
      await expireDueJobs(store);
      const job = await findOwnJob(store.queries, caller, jobId);
      return describeStatus(job, await options.facility());
    },

    async listJobs(caller, page) {
      await expireDueJobs(store);
      const count = page.maxJobs ?? jobsPerPage;
      if (!Number.isInteger(count) || count < 0 || count > jobsPerPage) {
        throw new ServiceError('InvalidParameterException', `MaxJobs must be from 0 to ${jobsPerPage}`);
      }
      const beforeSequence = await findMarker(store.queries, caller, page.marker);
      // With no job in the answer there is nothing to go on from: a client that was told to would turn in a circle.
      if (count === 0) return { jobs: [], isTruncated: false };
      const found = await store.queries.jobs.listOwn({
        account: caller.account,
        beforeSequence,
        limit: count + 1,
      });
      const jobs = found.slice(0, count).map((job) => ({
        jobId: job.jobId,
        jobType: job.jobType,
        creationDateMs: job.createdMs,
        isCanceled: job.progressCode === 'Canceled',
      }));
      return { jobs, isTruncated: found.length > count };
    },

    async getShippingLabel(caller, request) {
      await expireDueJobs(store);
      return getShippingLabel(caller, request, options);
    },

    async labelPage(token) {
      return renderLabelPage(store, token, await options.facility());
    },
  };
}

async function findMarker(
  queries: Queries,
  caller: Caller,
  marker: string | null,
): Promise<number | undefined> {
  if (marker === null || marker === '') return undefined;
  const id = parseJobId(marker);
  const job = id === null ? null : await queries.jobs.findOwn(id, caller.account);
  if (job === null) {
    throw new ServiceError(
      'InvalidParameterException',
      `Marker ${quoteInput(marker)} is not the id of one of your jobs: send the last JobId of the page before`,
    );
  }
  return job.sequence;
}

async function getShippingLabel(
  caller: Caller,
  request: LabelRequest,
  options: JobServiceOptions,
): Promise<LabelResult> {
  if (request.jobIds.length === 0) {
    throw new ServiceError('MissingParameterException', 'jobIds is missing: name at least one job');
  }
  if (request.jobIds.length > jobsPerLabel) {
    throw new ServiceError(
      'InvalidParameterException',
      `jobIds: one label takes at most ${jobsPerLabel} jobs`,
    );
  }
  const sender = checkSender(request.sender);
  const facility = await options.facility();
  const token = await options.store.change(async (queries) => {
    const jobIds = new Set<string>();
    for (const jobId of request.jobIds) {
      const job = await findOwnJob(queries, caller, jobId);
      refuseEndedJob(job);
      jobIds.add(job.jobId);
    }
    if (facility === null) return null;
    const label = { account: caller.account, jobIds: [...jobIds], sender };
    return issueLabel(queries, label, { atMs: options.clock.now(), randomBytes: options.randomBytes });
  });
  if (token === null) return { url: null, warning: noFacilityWarning };
  return { url: `${options.labelBaseUrl}${token}`, warning: null };
}
