/** The wizard's step that chooses files. */
export const enPrepareFiles = {
  title: 'Files',
} as const;
