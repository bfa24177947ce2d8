/** The screens that follow jobs. */
export const enShipments = {
  title: 'Shipments',
} as const;
