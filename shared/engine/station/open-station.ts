import { randomBytes } from 'node:crypto';
import { userInfo } from 'node:os';
import { Facility } from '../../domain/labels/facility.ts';
import { createAccountKeys, createAccounts } from './accounts.ts';
import { createDesk } from './desk.ts';
import { createLoadJobs } from './load-jobs.ts';
import { createJobService } from './service/create-job-service.ts';
import type { Station, StationOptions } from './station.ts';
import { openStore } from './store/station-store.ts';

/**
 * Opens a station: its jobs, accounts and secrets in one data folder. Several processes may have it open at once.
 * Throws STATION_NOT_FOUND (unless `create`), STATION_FOLDER, STATION_NEWER, STATION_DATABASE, STATION_KEY_MISSING, STATION_KEY_WRONG,
 * STATION_KEY_EXPOSED. Close it when done.
 */
export async function openStation(options: StationOptions): Promise<Station> {
  const { clock } = options;
  const store = await openStore(options);
  async function facility(): Promise<Facility | null> {
    const text = await store.queries.settings.find('facility');
    return text === null ? null : Facility.parse(JSON.parse(text));
  }
  return {
    accountKeys: createAccountKeys(store),
    accounts: createAccounts(store, clock, randomBytes),
    loadJobs: createLoadJobs(store),
    desk: createDesk(store, options.operator ?? systemUser()),
    service: (serviceOptions) => createJobService({ ...serviceOptions, store, clock, randomBytes, facility }),
    facility,
    setFacility: (value) =>
      store.change((queries) => queries.settings.set('facility', JSON.stringify(Facility.parse(value)))),
    close: () => store.close(),
  };
}

function systemUser(): string {
  try {
    return userInfo().username;
  } catch {
    // A user id without an account, as in some containers.
    return String(process.getuid?.() ?? 'unknown');
  }
}
