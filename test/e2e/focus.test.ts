import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openDesktop, type Desktop } from './support/desktop.ts';
import { goToSection } from './support/screens/main-navigation.ts';

let desktop: Desktop;

describe.skipIf(inject('noWindow') !== '')('the focus', () => {
  beforeAll(async () => {
    desktop = await openDesktop({ mode: 'customer' });
    await goToSection(desktop.page, 'Settings');
    await desktop.page.getByRole('tab', { name: 'Accounts' }).click();
    await desktop.page.getByRole('button', { name: 'Add account' }).first().focus();
    await desktop.page.keyboard.press('Enter');
    await desktop.page.getByRole('dialog').waitFor();
  });
  afterAll(() => desktop?.close());

  test('goes to the first field that is wrong', async () => {
    const { page } = desktop;
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    expect(await focused(page, 'Address of the job service')).toBe(true);
  });

  test('stays on a button that is switched off while it works', async () => {
    const { page } = desktop;
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Address of the job service' }).fill('http://127.0.0.1:1');
    await dialog.getByRole('textbox', { name: 'Access key ID', exact: true }).fill('AKIDEXAMPLE');
    await dialog.getByLabel(/^Secret access key(?! of)/).fill('secret');
    await dialog.getByRole('button', { name: 'Test this account' }).click();
    await dialog.getByText('The job service cannot be reached.').waitFor();
    expect(await focused(page, 'Test this account')).toBe(true);
  });

  test('returns to what opened a dialog', async () => {
    const { page } = desktop;
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await focused(page, 'Add account')).toBe(true);
  });
});

/** Whether what is called so has the focus, or gets it within a moment. */
async function focused(page: Page, name: string): Promise<boolean> {
  return page
    .waitForFunction(
      (text) => {
        const active = document.activeElement;
        const label =
          active instanceof HTMLInputElement ? active.labels?.[0]?.textContent : active?.textContent;
        return label?.startsWith(text) === true;
      },
      name,
      { timeout: 5000 },
    )
    .then(
      () => true,
      () => false,
    );
}
