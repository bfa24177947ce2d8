import type { enPrepareShip } from '../en/prepare-ship.ts';
import type { Words } from '../translate.ts';

/** The wizard's last step. */
export const dePrepareShip: Words<typeof enPrepareShip> = {
  title: 'Versenden',
};
