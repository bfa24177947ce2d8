/** The wizard's last step. */
export const enPrepareShip = {
  title: 'Ship',
} as const;
