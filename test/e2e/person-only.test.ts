import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { openDesktop, type Desktop } from './support/desktop.ts';

let folder: string;
let desktop: Desktop;
let isOpen = false;

/** Asks the program as a script in the page would; resolves to the answer, or to the code of the refusal. */
function ask(page: Page, id: number, name: string, input: unknown): Promise<unknown> {
  return page.evaluate(
    (question) =>
      new Promise((resolve) => {
        interface Told {
          readonly id: number;
          readonly value?: unknown;
          readonly error?: { readonly code: string };
        }
        const { drivepost } = window as unknown as {
          drivepost: { listen(on: (told: Told) => void): void; post(question: object): void };
        };
        drivepost.listen((told) => {
          if (told.id === question.id) resolve(told.error?.code ?? told.value);
        });
        drivepost.post({ kind: 'call', ...question });
      }),
    { id, name, input },
  );
}

describe.skipIf(inject('noWindow') !== '')('what a person does', () => {
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'drivepost-e2e-'));
    desktop = await openDesktop({ mode: 'customer', dataFolder: join(folder, 'data') });
    isOpen = true;
    await desktop.page.getByRole('navigation').first().waitFor();
  });
  afterEach(async () => {
    if (isOpen) await desktop.close();
    await rm(folder, { recursive: true, force: true });
  });

  test('a file is read once the person has dropped it, and none that a script only names', async () => {
    const { page } = desktop;
    const path = join(folder, 'manifest.txt');
    await writeFile(path, 'bucket: dropped\n');
    expect(await ask(page, 9001, 'app.readText', { path })).toBe('BAD_REQUEST');
    await page.evaluate(() => {
      const input = document.createElement('input');
      input.type = 'file';
      document.body.append(input);
    });
    await page.setInputFiles('body > input[type=file]', path);
    const paths = await page.evaluate(
      (made) => {
        const { drivepost } = window as unknown as { drivepost: { pathForFile(file: File): string } };
        const [dropped] = document.querySelector<HTMLInputElement>('body > input[type=file]')?.files ?? [];
        return [new File(['x'], made), dropped].map((file) =>
          file === undefined ? null : drivepost.pathForFile(file),
        );
      },
      join(folder, 'made-up'),
    );
    expect(paths).toEqual(['', path]);
    expect(await ask(page, 9002, 'app.readText', { path })).toEqual({ text: 'bucket: dropped\n' });
    expect(await ask(page, 9003, 'app.readText', { path: join(folder, 'made-up') })).toBe('BAD_REQUEST');
  });

  test('what was typed last is saved though the window is closed at once', async () => {
    const { page, app } = desktop;
    const { draftId } = (await ask(page, 9001, 'drafts.create', undefined)) as { draftId: string };
    await page.evaluate((id) => {
      location.hash = `#/prepare/${id}/manifest`;
    }, draftId);
    await page.getByRole('textbox', { name: 'Device id' }).first().fill('TYPED-LAST');
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    isOpen = false;
    await desktop.close();
    const drafts = join(folder, 'data', 'drafts');
    const texts = (await readdir(drafts)).map((name) => readFile(join(drafts, name), 'utf8'));
    expect(await Promise.all(texts)).toEqual([expect.stringContaining('TYPED-LAST')]);
  });
});
