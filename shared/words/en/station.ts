/** The lab's window. */
export const enStation = {
  title: 'Station',
} as const;
