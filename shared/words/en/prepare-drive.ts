/** The wizard's step that chooses a drive. */
export const enPrepareDrive = {
  title: 'Drive',
} as const;
