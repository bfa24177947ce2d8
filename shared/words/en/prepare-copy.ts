/** The wizard's step that copies onto the drive. */
export const enPrepareCopy = {
  title: 'Copy',
} as const;
