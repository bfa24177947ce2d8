import { afterEach, expect, inject, test } from 'vitest';
import { expectAccessible } from './support/accessibility.ts';
import { openDesktop, type Desktop } from './support/desktop.ts';

let desktop: Desktop | null = null;
afterEach(async () => {
  await desktop?.close();
  desktop = null;
});

test.skipIf(inject('noWindow') !== '')(
  'the first start asks which end of the journey this is, and remembers it',
  async () => {
    desktop = await openDesktop();
    await desktop.page.getByRole('heading', { name: 'Welcome to Drivepost' }).waitFor();
    await expectAccessible(desktop.page, 'first start');
    const opened = desktop.app.waitForEvent('window');
    await desktop.page.getByRole('button', { name: 'Post drives' }).click();
    const page = await opened;
    await page.getByRole('navigation').getByText('Shipments').waitFor();
    expect(await page.title()).toContain('Drivepost');
  },
);
