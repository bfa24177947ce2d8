import * as z from 'zod';
import { call, feed, nothing, type Contract } from '../../shared/contract/define.ts';
import { made, Path } from '../../shared/contract/plain.ts';
import { stationContract, type DriveMatchView } from '../../shared/contract/station.ts';
import { Facility } from '../../shared/domain/labels/facility.ts';
import type { ListenRequest } from '../../shared/engine/station/http/prepare-listen.ts';
import type { StoreAccess } from './store-contract.ts';

/** How the job service is to be served. */
export interface ServeTask {
  readonly listen: ListenRequest;
  /** Where the buckets of new jobs are looked for; null where no store is known. */
  readonly store: StoreAccess | null;
}

/** Which drive is looked at. */
export interface MatchTask {
  readonly dataFolder: string;
  readonly driveRoot: string;
}

/**
 * What the main process asks of the worker that has the station open: its desk and its job service. What a window asks
 * of the station by the same name goes through to here.
 */
export const deskContract = {
  /** First of all. With `facility`, a folder that is no station yet becomes one. Throws what openStation throws. */
  'desk.open': call(z.object({ dataFolder: Path, facility: Facility.nullable() }), nothing),
  /** Something of the station has just changed elsewhere: what is watched is looked at now, not in two seconds. */
  'desk.look': call(nothing, nothing),
  'desk.facility': feed(nothing, Facility.nullable()),
  /** Serves until the feed is ended. Throws what prepareListen throws, LISTEN_FAILED, STATION_SERVED. */
  'desk.serve': feed(made<ServeTask>(), z.object({ url: z.string() })),
  'station.setFacility': stationContract['station.setFacility'],
  'station.jobs': stationContract['station.jobs'],
  'station.job': stationContract['station.job'],
  'station.receive': stationContract['station.receive'],
  'station.abort': stationContract['station.abort'],
  'station.sendBack': stationContract['station.sendBack'],
  'station.log': stationContract['station.log'],
  'stationAccounts.watch': stationContract['stationAccounts.watch'],
  'stationAccounts.add': stationContract['stationAccounts.add'],
  'stationAccounts.remove': stationContract['stationAccounts.remove'],
} satisfies Contract;

export type DeskContract = typeof deskContract;

/**
 * Looks whose drive it is, in a worker of its own: a drive that answers no more must not keep anything else waiting.
 */
export const matchContract = {
  'work.match': call(made<MatchTask>(), made<DriveMatchView>()),
} satisfies Contract;
