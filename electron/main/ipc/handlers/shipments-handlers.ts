import type { Handlers } from '../../../../shared/contract/define.ts';
import { shipmentsContract } from '../../../../shared/contract/shipments.ts';
import type { Services } from '../../services.ts';
import { notYet } from '../not-yet.ts';

export function createShipmentsHandlers(services: Services): Handlers<typeof shipmentsContract> {
  void services;
  return notYet(shipmentsContract);
}
