import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../shared/base/time.ts';
import { startJobServer } from '../../shared/engine/station/http/server.ts';
import { openStation } from '../../shared/engine/station/open-station.ts';
import type { Station } from '../../shared/engine/station/station.ts';

/** A station that answers on a free port of the loopback, in the test's own process. */
export interface StationInProcess {
  readonly url: string;
  readonly station: Station;
  /** Stops answering; `start` answers at the same address again. */
  pause(): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
}

export const testFacility = {
  name: 'Example Lab',
  company: 'Drives Inc.',
  street1: '1 Example Road',
  street2: '',
  street3: '',
  city: 'Springfield',
  stateOrProvince: 'WA',
  postalCode: '98000',
  country: 'USA',
  phoneNumber: '555-0100',
};

/** Opens a station in a folder of its own and serves it. */
export async function startStation(): Promise<StationInProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'drivepost-station-'));
  const station = await openStation({ dataFolder: folder, clock: systemClock, create: true });
  await station.setFacility(testFacility);
  const serve = (port: number): ReturnType<typeof startJobServer> =>
    startJobServer({
      host: '127.0.0.1',
      port,
      accountKeys: station.accountKeys,
      makeService: (labelBaseUrl) => station.service({ labelBaseUrl }),
      clock: systemClock,
      log: { request: () => undefined, fault: () => undefined },
    });
  let server = await serve(0);
  const { url } = server;
  return {
    url,
    station,
    pause: () => server.close(0),
    async start() {
      server = await serve(Number(new URL(url).port));
    },
    async close() {
      await server.close(0);
      await station.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
