import { join } from 'node:path';
import type { ElectronApplication } from 'playwright-core';
import { inject } from 'vitest';
import { launchDesktop, type Desktop, type DesktopOptions } from '../../desktop/launch-desktop.ts';

export type { Desktop } from '../../desktop/launch-desktop.ts';

/** Starts the program under test and waits for its first window. */
export async function openDesktop(options: DesktopOptions = {}): Promise<Desktop> {
  const desktop = await launchDesktop(inject('appUnderTest'), options);
  return {
    ...desktop,
    async close() {
      await takePictures(desktop.app);
      await desktop.close();
    },
  };
}

/** Leaves pictures of what the windows show at their end in the folder that DRIVEPOST_E2E_PICTURES names, if it does. */
async function takePictures(app: ElectronApplication): Promise<void> {
  const folder = process.env['DRIVEPOST_E2E_PICTURES'];
  if (folder === undefined) return;
  for (const [index, page] of app.windows().entries()) {
    const path = join(folder, `${app.process().pid ?? 0}-${index}.png`);
    await page.screenshot({ path, timeout: 5000 }).catch(() => undefined);
  }
}
