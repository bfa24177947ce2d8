import type { enPrepareDrive } from '../en/prepare-drive.ts';
import type { Words } from '../translate.ts';

/** The wizard's step that chooses a drive. */
export const dePrepareDrive: Words<typeof enPrepareDrive> = {
  title: 'Laufwerk',
};
