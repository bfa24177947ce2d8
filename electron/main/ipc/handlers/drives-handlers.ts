import type { Handlers } from '../../../../shared/contract/define.ts';
import { drivesContract } from '../../../../shared/contract/drives.ts';
import type { Services } from '../../services.ts';
import { notYet } from '../not-yet.ts';

export function createDrivesHandlers(services: Services): Handlers<typeof drivesContract> {
  void services;
  return notYet(drivesContract);
}
