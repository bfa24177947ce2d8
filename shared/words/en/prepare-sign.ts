/** The wizard's step that creates and signs the job. */
export const enPrepareSign = {
  title: 'Sign and create',
} as const;
