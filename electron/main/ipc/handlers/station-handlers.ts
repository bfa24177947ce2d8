import type { Handlers } from '../../../../shared/contract/define.ts';
import { stationContract } from '../../../../shared/contract/station.ts';
import type { Services } from '../../services.ts';
import { notYet } from '../not-yet.ts';

export function createStationHandlers(services: Services): Handlers<typeof stationContract> {
  void services;
  return notYet(stationContract);
}
