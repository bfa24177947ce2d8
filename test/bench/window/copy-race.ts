import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchDesktop, type DesktopProgram } from '../../desktop/launch-desktop.ts';
import { distFolder } from '../../journey/run-drivepost.ts';
import { testManifest } from '../../journey/signed-drive.ts';
import type { Corpus } from '../corpus.ts';
import { measure, median } from '../measure.ts';
import { warm } from '../side-by-side.ts';
import { memoryOf, sumOf, type ProcessMemory } from './process-memory.ts';
import { together, watchPage, type Responsiveness } from './responsiveness.ts';
import { dataFolderIn, seedDrafts } from './seed-draft.ts';

export interface CopyRace {
  readonly corpus: Corpus;
  /** The same copy, by the command and through the window, in turns. */
  readonly commandSeconds: readonly number[];
  readonly windowSeconds: readonly number[];
  readonly responsiveness: Responsiveness;
  /** At the moment of a copy at which the program held most. */
  readonly memory: readonly ProcessMemory[];
}

interface RaceOptions {
  readonly work: string;
  readonly runs: number;
  readonly log: (text: string) => void;
}

const sampleMs = 1_000;
const patienceMs = 600_000;

/** Copies a corpus by the command and through the window, in turns, and watches the window meanwhile. */
export async function raceCopies(
  program: DesktopProgram,
  corpus: Corpus,
  { work, runs, log }: RaceOptions,
): Promise<CopyRace> {
  const dataFolder = dataFolderIn(work, 'copy');
  const drive = join(work, `window-drive-${process.pid}`);
  const manifest = join(work, 'window-manifest.txt');
  writeFileSync(manifest, testManifest('bench'));
  const turns = Array.from({ length: runs }, (_, at) => `copy-${at + 1}`);
  await seedDrafts(
    dataFolder,
    turns.map((draftId) => ({ draftId, source: corpus.folder, drive })),
  );
  const commandSeconds: number[] = [];
  const windowSeconds: number[] = [];
  const seen: Responsiveness[] = [];
  let memory: readonly ProcessMemory[] = [];
  const desktop = await launchDesktop(program, { mode: 'customer', dataFolder });
  async function sample(): Promise<void> {
    const now = await memoryOf(desktop.app);
    if (sumOf(now) > sumOf(memory)) memory = now;
  }
  try {
    for (const draftId of turns) {
      await renew(drive, corpus);
      const args = ['prepare', corpus.folder, '--drive', drive, '--manifest', manifest, '--json'];
      const command = await measure({
        program: process.execPath,
        args: [join(distFolder, 'drivepost.js'), ...args],
      });
      if (command.code !== 0) throw new Error(`prepare ended with ${command.code}: ${command.tail}`);
      commandSeconds.push(command.seconds);

      await renew(drive, corpus);
      const { page } = desktop;
      await readyToCopy(page, draftId, corpus);
      const startedMs = performance.now();
      await page.getByRole('button', { name: 'Start copying' }).click();
      const ended = page
        .getByText('Everything is on the drive and verified')
        .waitFor({ timeout: patienceMs })
        .then(() => windowSeconds.push((performance.now() - startedMs) / 1000));
      const sampling = setInterval(() => void sample(), sampleMs);
      try {
        seen.push(await watchPage(page, ended));
      } finally {
        clearInterval(sampling);
      }
      log(
        `  ${draftId} of ${corpus.name}: command ${command.seconds.toFixed(2)} s, ` +
          `window ${windowSeconds.at(-1)?.toFixed(2) ?? ''} s, longest task ${seen.at(-1)?.longestTaskMs ?? 0} ms\n`,
      );
    }
  } finally {
    await desktop.close();
    rmSync(drive, { recursive: true, force: true });
    rmSync(dataFolder, { recursive: true, force: true });
  }
  return { corpus, commandSeconds, windowSeconds, responsiveness: together(seen), memory };
}

/** How fast the window is, as a share of the command's speed. */
export function speedShare({ commandSeconds, windowSeconds }: CopyRace): number {
  return median(commandSeconds) / median(windowSeconds);
}

/** An empty drive, and the sources in the page cache. */
async function renew(drive: string, corpus: Corpus): Promise<void> {
  rmSync(drive, { recursive: true, force: true });
  mkdirSync(drive);
  // What earlier copies wrote is not written during this one.
  await measure({ program: 'sync', args: [] });
  await warm(corpus);
}

/** Goes to the step and waits until the window has counted what is there: the command does not count beside its copy. */
async function readyToCopy(page: Page, draftId: string, corpus: Corpus): Promise<void> {
  await page.evaluate((id) => {
    window.location.hash = `/prepare/${id}/copy`;
  }, draftId);
  await page
    .getByText(corpus.files.toLocaleString('en-US'), { exact: true })
    .waitFor({ timeout: patienceMs });
}
