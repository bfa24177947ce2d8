import type { enStation } from '../en/station.ts';
import type { Words } from '../translate.ts';

/** The lab's window. */
export const deStation: Words<typeof enStation> = {
  title: 'Station',
};
