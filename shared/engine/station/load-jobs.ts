import { nextProgress } from '../../domain/job/transitions.ts';
import type { LoadJob, LoadJobs } from '../loader/job-port.ts';
import { verifySignature } from '../signature/sign-manifest.ts';
import { abortJob, expireDueJobs, mustFindJob, receiveDrive, refuse } from './job-changes.ts';
import type { StoredJob } from './store/stored-job.ts';
import type { StationStore } from './store/station-store.ts';

const who = 'loader';

/** The station's jobs as the loader sees them. Throws JOB_NOT_FOUND and JOB_STATE. */
export function createLoadJobs(store: StationStore): LoadJobs {
  return {
    async find(jobId) {
      await expireDueJobs(store);
      const job = await store.queries.jobs.find(jobId);
      return job === null ? null : toLoadJob(store, job);
    },

    async begin(jobId, start) {
      await expireDueJobs(store);
      const act = { who, atMs: store.clock.now() };
      await store.change(async (queries) => {
        let job = await mustFindJob(queries, jobId);
        const progressCode = nextProgress(job.progressCode, { kind: 'begin' });
        if (progressCode === null) throw refuse(job, 'it cannot be loaded any more');
        // A drive that is being loaded has arrived, whether or not somebody at the desk said so.
        if (job.locationCode === 'NotReceived') job = await receiveDrive(queries, job, act);
        const { target, bucketOverride, resumed } = start;
        const detail = { target, ...(bucketOverride === undefined ? {} : { bucketOverride }) };
        const what = resumed ? 'load-resumed' : 'load-started';
        await queries.jobs.change(job, { progressCode }, { ...act, what, detail });
      });
    },

    async finish(jobId, end) {
      const { progressCode, errorCount, logBucket, logKey } = end;
      await store.change(async (queries) => {
        const job = await mustFindJob(queries, jobId);
        if (nextProgress(job.progressCode, { kind: 'finish', errorCount }) === null) {
          throw refuse(job, 'it is not being loaded');
        }
        await queries.jobs.change(
          job,
          { progressCode, errorCount, logBucket, logKey },
          { who, atMs: store.clock.now(), what: 'load-finished', detail: { errorCount, logBucket, logKey } },
        );
      });
    },

    async abort(jobId, code, detail) {
      await store.change(async (queries) => {
        const job = await mustFindJob(queries, jobId);
        await abortJob(queries, job, { who, atMs: store.clock.now(), code, detail });
      });
    },

    async isCanceled(jobId) {
      const job = await store.queries.jobs.find(jobId);
      return job?.progressCode === 'Canceled';
    },
  };
}

async function toLoadJob(store: StationStore, job: StoredJob): Promise<LoadJob> {
  const account = await store.queries.accounts.find(job.account);
  const createManifest = job.createManifest();
  return {
    jobId: job.jobId,
    progressCode: job.progressCode,
    createManifest,
    currentManifest: job.currentManifest(),
    verifySignature(file) {
      // 1.0 is made by the customer with the account's own secret, 2.0 by the station with the job's (reference 3.3, 3.4).
      const secret = file.version === '1.0' ? account?.secretAccessKey() : job.signingKey();
      if (secret === undefined) return false;
      return verifySignature(file, { secret, jobId: job.jobId, manifest: createManifest });
    },
  };
}
