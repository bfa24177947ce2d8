import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openDesktop, type Desktop } from './support/desktop.ts';
import { seeHeading } from './support/screens/main-navigation.ts';
import { stepHeadings } from './support/screens/prepare-screens.ts';

/** More than any screen has places for the focus. */
const mostTabs = 60;

/** The first steps, without a mouse. */
describe.skipIf(inject('noWindow') !== '')('who has only a keyboard', () => {
  let folder: string;
  let desktop: Desktop;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'drivepost-keyboard-'));
    for (const name of ['drive', 'source', 'source/inner']) mkdirSync(join(folder, name));
    writeFileSync(join(folder, 'source', 'inner', 'one.txt'), 'one');
    writeFileSync(join(folder, 'source', 'two.txt'), 'two');
    desktop = await openDesktop();
  });
  afterAll(async () => {
    await desktop?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('gets from the first start to the manifest', async () => {
    const first = desktop.page;
    await seeHeading(first, 'Welcome to Drivepost');
    const opened = desktop.app.waitForEvent('window');
    await tabTo(first, first.getByRole('button', { name: 'Post drives' }));
    // The window may be gone before the key is let go.
    const pressed = first.keyboard.press('Enter').catch(() => undefined);
    const [page] = await Promise.all([opened, pressed]);

    await seeHeading(page, 'Prepare a drive');
    await press(page, 'Prepare a drive');

    await seeHeading(page, stepHeadings.drive);
    await desktop.answerOpen([join(folder, 'drive')]);
    await press(page, 'Use a folder instead…');
    await page.getByText('Folder on this computer, standing for a drive').waitFor();
    await tabTo(page, page.locator('input[type="radio"]:checked'));
    await press(page, 'Next');

    await seeHeading(page, stepHeadings.files);
    await desktop.answerOpen([join(folder, 'source')]);
    await press(page, 'Add folders…');
    const tree = page.getByRole('tree', { name: 'Files by their key' });
    const inner = tree.getByRole('treeitem', { name: /^inner/ });
    await inner.waitFor();
    await tabTo(page, tree);
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowLeft');
    await expectExpanded(inner, false);
    await page.keyboard.press('ArrowRight');
    await expectExpanded(inner, true);
    await page.keyboard.press('ArrowDown');
    await tree.getByRole('treeitem', { name: /^one\.txt/, selected: true }).waitFor();
    await press(page, 'Next');

    await seeHeading(page, stepHeadings.manifest);
    // A new screen begins at its heading, where reading it begins.
    await page.getByRole('heading', { level: 1 }).and(page.locator(':focus')).waitFor();
    await tabTo(page, page.getByRole('textbox', { name: 'Bucket', exact: true }));
    await page.keyboard.type('by-keyboard');
    expect(await page.getByRole('textbox', { name: 'Bucket', exact: true }).inputValue()).toBe('by-keyboard');
  });
});

/** Presses a button of the screen that has just been reached by the tab key. */
async function press(page: Page, name: string): Promise<void> {
  await tabTo(page, page.getByRole('button', { name, exact: true }).first());
  await page.keyboard.press('Enter');
}

/** Presses the tab key until something has the focus, and sees that the focus shows. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await wanted.waitFor();
  const focused = wanted.and(page.locator(':focus'));
  for (let presses = 0; presses < mostTabs; presses += 1) {
    if ((await focused.count()) > 0) {
      if (await focused.evaluate((element) => element.matches(':focus-visible'))) return;
      throw new Error(`Nothing shows that ${wanted.toString()} has the focus.`);
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`The tab key does not get to ${wanted.toString()}.`);
}

async function expectExpanded(item: Locator, isExpanded: boolean): Promise<void> {
  await item.and(item.page().locator(`[aria-expanded="${isExpanded}"]`)).waitFor();
}
