/** The wizard's step that prints labels. */
export const enPrepareLabels = {
  title: 'Labels',
} as const;
