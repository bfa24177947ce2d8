import type { Clock } from '../../../base/time.ts';
import { ServiceError } from '../../../domain/job/service-error.ts';
import type { Facility } from '../../../domain/labels/facility.ts';
import type { RandomBytes } from '../accounts.ts';
import type { BucketCheck, Caller } from '../service-contract.ts';
import type { Queries, StationStore } from '../store/station-store.ts';

/** What the operations stand on. */
export interface JobServiceOptions {
  readonly store: StationStore;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
  /** Asked at every operation, so that a facility set while the service runs counts at once. */
  readonly facility: () => Promise<Facility | null>;
  readonly bucketCheck?: BucketCheck | undefined;
  readonly labelBaseUrl: string;
}

/** What a caller is told while the station has no address. */
export const noFacilityWarning =
  'This station has not been given its own address yet, so there is no shipping address and no label. Ask its operator, and do not ship before you have one.';

/** How events name a caller. Throws InvalidClientTokenIdException when the account was removed since it signed. */
export async function nameCaller(queries: Queries, caller: Caller): Promise<string> {
  const account = await queries.accounts.find(caller.account);
  if (account === null || account.removedMs !== null) {
    throw new ServiceError('InvalidClientTokenIdException', 'The access key does not exist any more');
  }
  return `customer ${account.name}`;
}
