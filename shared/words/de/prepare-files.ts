import type { enPrepareFiles } from '../en/prepare-files.ts';
import type { Words } from '../translate.ts';

/** The wizard's step that chooses files. */
export const dePrepareFiles: Words<typeof enPrepareFiles> = {
  title: 'Dateien',
};
