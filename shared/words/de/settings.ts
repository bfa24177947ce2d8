import type { enSettings } from '../en/settings.ts';
import type { Words } from '../translate.ts';

/** The settings. */
export const deSettings: Words<typeof enSettings> = {
  title: 'Einstellungen',
};
