import type { enShipments } from '../en/shipments.ts';
import type { Words } from '../translate.ts';

/** The screens that follow jobs. */
export const deShipments: Words<typeof enShipments> = {
  title: 'Sendungen',
};
