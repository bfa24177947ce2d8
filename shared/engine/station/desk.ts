import { appError } from '../../domain/error-codes.ts';
import { isFinal, nextLocation } from '../../domain/job/transitions.ts';
import { abortJob, expireDueJobs, mustFindJob, receiveDrive, refuse } from './job-changes.ts';
import type { DeskJob, StationDesk } from './station.ts';
import type { StoredJob } from './store/stored-job.ts';
import type { Queries, StationStore } from './store/station-store.ts';
import { readManifest } from '../../domain/manifest/read-manifest.ts';

/** The lab's side of jobs; `operator` is who events name. */
export function createDesk(store: StationStore, operator: string): StationDesk {
  const who = `station ${operator}`;

  /** Makes one change to a job, after jobs that are over have been marked so. */
  async function act(
    jobId: string,
    work: (queries: Queries, job: StoredJob, atMs: number) => Promise<StoredJob>,
  ): Promise<DeskJob> {
    await expireDueJobs(store);
    return store.change(async (queries) => {
      const job = await mustFindJob(queries, jobId);
      return toDeskJob(queries, await work(queries, job, store.clock.now()));
    });
  }

  return {
    async list(filter) {
      await expireDueJobs(store);
      const jobs = await store.queries.jobs.list({ progressCode: filter?.progressCode });
      return Promise.all(jobs.map((job) => toDeskJob(store.queries, job)));
    },

    lastChange: () => store.queries.jobs.lastEvent(),

    async show(jobId) {
      await expireDueJobs(store);
      const job = await mustFindJob(store.queries, jobId);
      return {
        job: await toDeskJob(store.queries, job),
        events: await store.queries.jobs.events(job.jobId),
      };
    },

    receive: (jobId) => act(jobId, (queries, job, atMs) => receiveDrive(queries, job, { who, atMs })),

    async sendBack(jobId, shipment) {
      const carrier = shipment.carrier.trim();
      const trackingNumber = shipment.trackingNumber.trim();
      if (carrier === '' || trackingNumber === '') {
        throw appError('USAGE', { detail: 'A carrier and a tracking number are needed.' });
      }
      return act(jobId, async (queries, job, atMs) => {
        const locationCode = nextLocation(job.locationCode, 'return');
        if (locationCode === null) throw refuse(job, 'its drive is not here');
        if (!isFinal(job.progressCode))
          throw refuse(job, 'load it, or abort or cancel it, before its drive goes back');
        const detail = { carrier, trackingNumber };
        return queries.jobs.change(job, { locationCode, ...detail }, { who, atMs, what: 'returned', detail });
      });
    },

    abort: (jobId, code, detail) =>
      act(jobId, (queries, job, atMs) => abortJob(queries, job, { who, atMs, code, detail })),

    expire: () => expireDueJobs(store, who),
  };
}

async function toDeskJob(queries: Queries, job: StoredJob): Promise<DeskJob> {
  const account = await queries.accounts.find(job.account);
  const { manifest } = readManifest(job.currentManifest());
  return {
    jobId: job.jobId,
    jobType: job.jobType,
    accountName: account?.name ?? job.account,
    locationCode: job.locationCode,
    progressCode: job.progressCode,
    deviceId: manifest?.deviceId ?? null,
    bucket: manifest?.bucket ?? null,
    createdMs: job.createdMs,
    expiresMs: job.expiresMs,
    carrier: job.carrier,
    trackingNumber: job.trackingNumber,
    logBucket: job.logBucket,
    logKey: job.logKey,
    errorCount: job.errorCount,
  };
}
