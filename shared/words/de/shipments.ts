import type { enShipments } from '../en/shipments.ts';
import type { Words } from '../translate.ts';
import { deShipmentChange } from './shipments/change.ts';
import { deShipmentList } from './shipments/list.ts';
import { deShipmentNext } from './shipments/next.ts';
import { deShipmentOne } from './shipments/one.ts';
import { deShipmentProof } from './shipments/proof.ts';

/** The screens that follow jobs. */
export const deShipments: Words<typeof enShipments> = {
  title: 'Sendungen',
  list: deShipmentList,
  one: deShipmentOne,
  next: deShipmentNext,
  change: deShipmentChange,
  proof: deShipmentProof,
};
