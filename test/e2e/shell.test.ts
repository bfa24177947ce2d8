import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { expectAccessible } from './support/accessibility.ts';
import { openDesktop, type Desktop } from './support/desktop.ts';

let desktop: Desktop;

describe.skipIf(inject('noWindow') !== '')('the frame of the window', () => {
  // One window for all, since each start takes its time. The last test leaves it without the driver.
  beforeAll(async () => {
    desktop = await openDesktop({ mode: 'customer' });
    await desktop.page.getByRole('navigation').waitFor();
  });
  afterAll(() => desktop?.close());

  test('leads by keyboard to each section, and the focus goes along', async () => {
    const { page } = desktop;
    await page.keyboard.press('Control+3');
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
    expect(await page.title()).toBe('Settings – Drivepost');
    await page.keyboard.press('Control+2');
    await page.getByRole('heading', { level: 1, name: 'Shipments' }).waitFor();
    await page.waitForFunction(() => document.activeElement?.textContent === 'Shipments');
    await page.keyboard.press('Control+9');
    expect(await page.title()).toBe('Shipments – Drivepost');
  });

  test('says where an address leads nowhere, and leads back', async () => {
    const { page } = desktop;
    await page.evaluate(() => {
      window.location.hash = '#/station/jobs';
    });
    await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
    await page.getByRole('button', { name: 'Go to the start' }).click();
    await page.waitForFunction(() => window.location.hash === '#/prepare');
    expect(await page.title()).toBe('Prepare – Drivepost');
  });

  test('is accessible on each page of the settings', async () => {
    const { page } = desktop;
    await page.getByRole('navigation').getByRole('button', { name: 'Settings' }).click();
    const tabs = page.getByRole('tab');
    await tabs.first().waitFor();
    const names = await tabs.allTextContents();
    expect(names).toEqual(['General', 'Accounts', 'Address book', 'Data and privacy', 'About']);
    for (const name of names) {
      await page.getByRole('tab', { name }).click();
      await page.getByRole('tabpanel', { name }).waitFor();
      await expectAccessible(page, `settings: ${name}`);
    }
  });

  test('speaks the language and has the colours that are chosen, at once and after a restart', async () => {
    const { page } = desktop;
    await page.getByRole('navigation').getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('tab', { name: 'General' }).click();
    await page.getByRole('radio', { name: 'Dark' }).click();
    await page.getByRole('combobox', { name: 'Language' }).click();
    await page.getByRole('option', { name: 'Deutsch' }).click();
    await page.getByRole('heading', { level: 1, name: 'Einstellungen' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('de');
    await page.waitForFunction(() => document.documentElement.dataset['mantineColorScheme'] === 'dark');
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Einstellungen' }).waitFor();
    const saved = JSON.parse(await readFile(join(desktop.dataFolder, 'settings.json'), 'utf8'));
    expect(saved).toMatchObject({ content: { language: 'de', theme: 'dark' } });
    await page.getByRole('combobox', { name: 'Sprache' }).click();
    await page.getByRole('option', { name: 'English', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
  });

  test('comes back where it was when its process has died', async () => {
    const { app, page } = desktop;
    await page.keyboard.press('Control+2');
    await page.getByRole('heading', { level: 1, name: 'Shipments' }).waitFor();
    const shown = await app.evaluate(async ({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      if (window === undefined) throw new Error('There is no window.');
      const { webContents } = window;
      const loaded = new Promise<void>((resolve) => {
        webContents.once('did-finish-load', () => resolve());
      });
      webContents.forcefullyCrashRenderer();
      await loaded;
      return webContents.executeJavaScript(`new Promise((resolve) => {
        const look = () => {
          const text = document.body.innerText;
          if (text.includes('had to be loaded again')) resolve([document.title, text]);
          else setTimeout(look, 50);
        };
        look();
      })`);
    });
    expect(shown).toEqual([
      'Shipments – Drivepost',
      expect.stringContaining('Work under way was not disturbed'),
    ]);
  });
});
