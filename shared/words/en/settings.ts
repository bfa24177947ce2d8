/** The settings. */
export const enSettings = {
  title: 'Settings',
} as const;
