import type { enPrepareCopy } from '../en/prepare-copy.ts';
import type { Words } from '../translate.ts';

/** The wizard's step that copies onto the drive. */
export const dePrepareCopy: Words<typeof enPrepareCopy> = {
  title: 'Kopieren',
};
