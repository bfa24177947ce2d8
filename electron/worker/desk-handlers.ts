import { join } from 'node:path';
import type { Clock } from '../../shared/base/time.ts';
import type { Handlers } from '../../shared/contract/define.ts';
import { appError } from '../../shared/domain/error-codes.ts';
import { scannedJobId } from '../../shared/domain/job/scanned-job-id.ts';
import { loadFolderOf } from '../../shared/engine/loader/load.ts';
import { openStation } from '../../shared/engine/station/open-station.ts';
import type { Station } from '../../shared/engine/station/station.ts';
import type { DeskContract } from './desk-contract.ts';
import { jobDetails } from './desk/job-details.ts';
import { followLog } from './desk/log-tail.ts';
import { serveJobs } from './desk/serve-jobs.ts';
import { createBell } from './desk/bell.ts';
import { toldFeed } from './desk/told-feed.ts';

/** The station in this process, from `desk.open` to the end of the process. */
export function createDeskHandlers(clock: Clock): Handlers<DeskContract> {
  const bell = createBell();
  let open: { readonly station: Station; readonly dataFolder: string } | null = null;

  function desk(): { readonly station: Station; readonly dataFolder: string } {
    if (open === null) throw appError('NOT_FOUND', { detail: 'station' });
    return open;
  }

  async function changed<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } finally {
      bell.ring();
    }
  }

  return {
    async 'desk.open'({ dataFolder, facility }) {
      const station = await openStation({ dataFolder, clock, create: facility !== null });
      if (facility !== null) await station.setFacility(facility);
      open = { station, dataFolder };
    },
    'desk.look': () => bell.ring(),
    async *'desk.facility'(_input, signal) {
      const { station } = desk();
      const read = (): ReturnType<Station['facility']> => station.facility();
      yield* toldFeed({ bell, mark: async () => JSON.stringify(await read()), read, signal });
    },
    async *'desk.serve'(task, signal) {
      yield* serveJobs(task, { ...desk(), clock, bell }, signal);
    },
    'station.setFacility': (facility) => changed(desk().station.setFacility(facility)),
    async *'station.jobs'(_input, signal) {
      const { station } = desk();
      async function mark(): Promise<number> {
        await station.desk.expire();
        return station.desk.lastChange();
      }
      yield* toldFeed({ bell, mark, read: async () => [...(await station.desk.list())], signal });
    },
    'station.job': ({ jobId }) => jobDetails(desk().station, jobId),
    'station.receive': async ({ jobId: text }) => changed(desk().station.desk.receive(mustBeJobId(text))),
    'station.abort': ({ jobId, code, detail }) => changed(desk().station.desk.abort(jobId, code, detail)),
    'station.sendBack': ({ jobId, ...shipment }) => changed(desk().station.desk.sendBack(jobId, shipment)),
    async *'station.log'({ jobId, onlyFailed }, signal) {
      const folder = loadFolderOf(desk().dataFolder, mustBeJobId(jobId));
      yield* followLog(join(folder, 'import-log.csv'), onlyFailed, signal);
    },
    async *'stationAccounts.watch'(_input, signal) {
      const { accounts } = desk().station;
      const read = async (): Promise<Awaited<ReturnType<typeof accounts.list>>[number][]> => [
        ...(await accounts.list()),
      ];
      yield* toldFeed({ bell, mark: async () => JSON.stringify(await read()), read, signal });
    },
    'stationAccounts.add': ({ name }) => changed(desk().station.accounts.add(name)),
    async 'stationAccounts.remove'({ name }) {
      await changed(desk().station.accounts.remove(name));
    },
  };
}

function mustBeJobId(text: string): NonNullable<ReturnType<typeof scannedJobId>> {
  const jobId = scannedJobId(text);
  if (jobId === null) throw appError('JOB_NOT_FOUND', { detail: text.slice(0, 40) });
  return jobId;
}
