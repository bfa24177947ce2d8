import type { enPrepareSign } from '../en/prepare-sign.ts';
import type { Words } from '../translate.ts';

/** The wizard's step that creates and signs the job. */
export const dePrepareSign: Words<typeof enPrepareSign> = {
  title: 'Signieren und anlegen',
};
