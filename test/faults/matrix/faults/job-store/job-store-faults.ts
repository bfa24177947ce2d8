import type { Fault } from '../../fault.ts';
import { damagedStore } from './damaged-store.ts';
import { diskFullInCreate, diskFullInLoad } from './disk-full.ts';
import { killServing } from './kill-serving.ts';
import { twoLoads, twoStations } from './two-at-once.ts';

/** All that may befall the station's database and its folder. */
export const jobStoreFaults: readonly Fault[] = [
  killServing,
  diskFullInLoad,
  diskFullInCreate,
  damagedStore,
  twoLoads,
  twoStations,
];
