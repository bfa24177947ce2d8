import { delay } from '../../../../../shared/base/async.ts';
import { systemClock } from '../../../../../shared/base/time.ts';
import { createJobClient, type JobClient } from '../../../../../shared/engine/job-client/job-client.ts';
import { openStation } from '../../../../../shared/engine/station/open-station.ts';
import { testManifest } from '../../../../journey/signed-drive.ts';
import type { Fault, History, Violation } from '../../fault.ts';
import { createRandom } from '../../random.ts';
import { checkStore, type AskedChange } from './check-store.ts';
import { serve } from './serving.ts';

const clientCount = 3;

/** A station's service, killed amidst changes that come as fast as it takes them. */
export const killServing: Fault = {
  id: 'job-store-kill',
  family: 'job-store',
  title: 'kill -9 amidst CreateJob, UpdateJob, CancelJob and the changes of a load',
  works: ['load-s3'],
  histories: 20,
  run: killAmidst,
};

async function killAmidst({ seed, folder, note }: History): Promise<readonly Violation[]> {
  const random = createRandom(seed, 'job-store-kill');
  const dataFolder = `${folder}/station`;
  const station = await openStation({ dataFolder, clock: systemClock, create: true });
  const { accessKeyId, secretAccessKey } = await station.accounts.add('Jane');
  const violations: Violation[] = [];
  const asked: AskedChange[] = [];
  try {
    for (let round = 0; round < 2; round += 1) {
      const serving = await serve(dataFolder);
      if (serving.url === null) throw new Error(`it does not serve again: ${serving.said()}`);
      const credentials = { accessKeyId, secretAccessKey };
      const client = createJobClient({ endpointUrl: serving.url, credentials, clock: systemClock });
      const stop = new AbortController();
      const clients = Array.from({ length: clientCount }, (_, at) =>
        changeJobs(client, { asked, stop: stop.signal, at }),
      );
      // Another process of the same station, as a load is: it is not killed.
      clients.push(loadJobs(station, asked, stop.signal));
      await delay(random.between(60, 500));
      await serving.end('SIGKILL');
      stop.abort();
      await Promise.all(clients);
      note(`killed with ${asked.length > 0 ? 'changes' : 'none'}`);
      violations.push(...checkStore(dataFolder, asked));
    }
    if (asked.every(({ isAcknowledged }) => !isAcknowledged)) note('nothing was acknowledged');
  } finally {
    await station.close();
  }
  return violations;
}

interface Changing {
  readonly asked: AskedChange[];
  readonly stop: AbortSignal;
  readonly at: number;
}

async function changeJobs(client: JobClient, { asked, stop, at }: Changing): Promise<void> {
  for (let count = 0; !stop.aborted; count += 1) {
    const manifest = Buffer.from(testManifest(`bucket-${at}-${count}`));
    const created = await answered(client.createJob({ jobType: 'Import', manifest, validateOnly: false }));
    if (created === null) return;
    const jobId = created.jobId ?? '';
    asked.push({ jobId, what: 'created', isAcknowledged: true });
    const steps = [
      ['updated', () => client.updateJob(jobId, { jobType: 'Import', manifest, validateOnly: false })],
      ['canceled', () => client.cancelJob(jobId)],
    ] as const;
    for (const [what, ask] of steps.slice(0, count % 3)) {
      const isAcknowledged = (await answered<unknown>(ask())) !== null;
      asked.push({ jobId, what, isAcknowledged });
      if (!isAcknowledged) return;
    }
  }
}

/** What was answered; null when the service is gone. */
async function answered<T>(work: Promise<T>): Promise<T | null> {
  try {
    return (await work) ?? (true as T);
  } catch {
    return null;
  }
}

/** Begins and ends loads of jobs that nobody else touches. */
async function loadJobs(
  station: Awaited<ReturnType<typeof openStation>>,
  asked: AskedChange[],
  stop: AbortSignal,
): Promise<void> {
  const done = new Set<string>();
  const { loadJobs: jobs } = station;
  while (!stop.aborted) {
    await delay(2);
    const one = asked.find(
      ({ jobId, what }) => what === 'created' && !done.has(jobId) && isPlain(asked, jobId),
    );
    if (one === undefined) continue;
    const { jobId } = one;
    done.add(jobId);
    const job = (await station.desk.list()).find((found) => found.jobId === jobId);
    if (job === undefined || job.progressCode !== 'Pending') continue;
    try {
      await jobs.begin(job.jobId, { target: 'test', resumed: false });
      asked.push({ jobId, what: 'load-started', isAcknowledged: true });
      await jobs.finish(job.jobId, { progressCode: 'Complete', errorCount: 0, logBucket: 'b', logKey: 'k' });
      asked.push({ jobId, what: 'load-finished', isAcknowledged: true });
    } catch {
      // Its customer has changed it just then.
    }
  }
}

/** Whether its client is done with a job: has gone on to another. */
function isPlain(asked: readonly AskedChange[], jobId: string): boolean {
  const own = asked.filter((change) => change.jobId === jobId);
  return own.length === 1 && asked.length - asked.findIndex((change) => change.jobId === jobId) > 12;
}
