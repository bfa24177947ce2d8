import { mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import type { Page } from 'playwright-core';
import { messageOf } from '../../shared/base/errors.ts';
import type { FixtureWindow } from '../fixture-window/main.ts';
import type { Scene } from '../fixture-window/scene.ts';
import { nowMs } from '../fixture-window/sample-time.ts';
import { scenes } from '../fixture-window/scenes.ts';
import { findDesktop } from '../desktop/find-desktop.ts';
import { launchDesktop, type Desktop } from '../desktop/launch-desktop.ts';
import { distFolder } from '../journey/run-drivepost.ts';
import { shownInDocs } from './shown-in-docs.ts';

declare global {
  /** Of the fixture window's main process. */
  var fixtureWindow: FixtureWindow;
}

interface Flags {
  readonly output: string;
  readonly docs: string;
  readonly only?: string;
}

const sizes = [
  { width: 1024, height: 700 },
  { width: 1600, height: 1000 },
] as const;
const themes = ['light', 'dark'] as const;
const settleMs = 10_000;

const program = new Command('npm run screenshots --')
  .description('Takes pictures of every screen in its states: both themes, two sizes.')
  .option('--output <folder>', 'where all of them go', '.cache/screenshots')
  .option('--docs <folder>', 'where the few go that the documentation shows', 'docs/screenshots')
  .option('--only <text>', 'only scenes whose name has this in it');
program.parse();
const flags = program.opts<Flags>();
const wanted = scenes.filter(({ name }) => flags.only === undefined || name.includes(flags.only));
if (flags.only === undefined) rmSync(flags.output, { recursive: true, force: true });
mkdirSync(flags.output, { recursive: true });
mkdirSync(flags.docs, { recursive: true });

const place = await findDesktop(distFolder);
const failures: string[] = [];
let docsBytes = 0;
try {
  const desktop = await launchDesktop(place.other('fixture-window'), { expectedErrors: /./ });
  try {
    await desktop.page.clock.setFixedTime(nowMs);
    for (const scene of wanted) {
      await takeAll(desktop, scene, 'en');
      if (scene.isAlsoGerman === true) await takeAll(desktop, scene, 'de');
    }
  } finally {
    await desktop.close();
  }
} finally {
  await place.close();
}
process.stdout.write(
  `Pictures are in ${flags.output}; ${(docsBytes / 1e6).toFixed(1)} MB in ${flags.docs}.\n`,
);
for (const failure of failures) process.stderr.write(`${failure}\n`);
if (failures.length > 0) process.exitCode = 1;

/** A scene in a language, once for each theme and size. */
async function takeAll(desktop: Desktop, scene: Scene, language: 'en' | 'de'): Promise<void> {
  const { app, page } = desktop;
  const name = language === 'en' ? scene.name : `${scene.name}-de`;
  const errors: string[] = [];
  const note = (error: Error): void => void errors.push(error.message);
  page.on('pageerror', note);
  try {
    await app.evaluate((_, asked) => fixtureWindow.showScene(asked.name, asked.language), {
      name: scene.name,
      language,
    });
    await page.getByRole('heading', { level: 1 }).first().waitFor({ timeout: settleMs });
    await becomeQuiet(page);
    if (language === 'en') await scene.act?.(page);
    // What lies below the pointer looks otherwise.
    await page.mouse.move(0, 0);
    await becomeQuiet(page);
    for (const size of sizes) {
      await app.evaluate((_, { width, height }) => fixtureWindow.setSize(width, height), size);
      await page.waitForFunction(({ width }) => window.innerWidth === width, size);
      for (const colorScheme of themes) await take(desktop, { name, size, colorScheme });
    }
  } catch (error) {
    failures.push(`${name}: ${messageOf(error).split('\n')[0] ?? ''}`);
  } finally {
    page.off('pageerror', note);
  }
  failures.push(...errors.map((error) => `${name}: ${error}`));
}

/** Waits until nothing has changed on the page for a while: parts are loaded, feeds have told what they tell. */
async function becomeQuiet(page: Page): Promise<void> {
  await page.evaluate(
    ({ quietMs, patienceMs }) =>
      new Promise<void>((resolve) => {
        const last = setTimeout(resolve, patienceMs);
        let timer = setTimeout(resolve, quietMs);
        new MutationObserver(() => {
          clearTimeout(timer);
          timer = setTimeout(() => {
            clearTimeout(last);
            resolve();
          }, quietMs);
        }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      }),
    { quietMs: 400, patienceMs: settleMs },
  );
}

interface Picture {
  readonly name: string;
  readonly size: { readonly width: number; readonly height: number };
  readonly colorScheme: 'light' | 'dark';
}

async function take({ page }: Desktop, { name, size, colorScheme }: Picture): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.waitForFunction(
    (scheme) => document.documentElement.dataset['mantineColorScheme'] === scheme,
    colorScheme,
  );
  await page.evaluate(async () => {
    await document.fonts.ready;
    // Two frames: what has just been laid out is painted then.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
  const file = `${name}-${size.width}-${colorScheme}.png`;
  await page.screenshot({ path: join(flags.output, file), animations: 'disabled', caret: 'hide' });
  if (size.width !== 1600 || !shownInDocs(name, colorScheme)) return;
  const path = join(flags.docs, `${name}-${colorScheme}.png`);
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  docsBytes += statSync(path).size;
}
