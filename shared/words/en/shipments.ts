import { enShipmentChange } from './shipments/change.ts';
import { enShipmentList } from './shipments/list.ts';
import { enShipmentNext } from './shipments/next.ts';
import { enShipmentOne } from './shipments/one.ts';
import { enShipmentProof } from './shipments/proof.ts';

/** The screens that follow jobs. */
export const enShipments = {
  title: 'Shipments',
  list: enShipmentList,
  one: enShipmentOne,
  next: enShipmentNext,
  change: enShipmentChange,
  proof: enShipmentProof,
} as const;
