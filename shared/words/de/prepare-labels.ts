import type { enPrepareLabels } from '../en/prepare-labels.ts';
import type { Words } from '../translate.ts';

/** The wizard's step that prints labels. */
export const dePrepareLabels: Words<typeof enPrepareLabels> = {
  title: 'Etiketten',
};
