import { inject } from 'vitest';
import { launchDesktop, type Desktop, type DesktopOptions } from '../../desktop/launch-desktop.ts';

export type { Desktop } from '../../desktop/launch-desktop.ts';

/** Starts the program under test and waits for its first window. */
export function openDesktop(options: DesktopOptions = {}): Promise<Desktop> {
  return launchDesktop(inject('appUnderTest'), options);
}
