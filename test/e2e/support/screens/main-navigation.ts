import type { Page } from 'playwright-core';

/** Goes to a section by the window's navigation. */
export async function goToSection(page: Page, name: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Main navigation' })
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click();
}

/** The heading of the screen that is shown, awaited. */
export async function seeHeading(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('heading', { level: 1, name }).waitFor();
}
