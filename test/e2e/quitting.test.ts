import { mkdtemp, mkdir, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { testAddress, testFields } from '../../shared/domain/manifest/manifest.fixture.ts';
import { askProgram, waitForRun } from './support/ask-program.ts';
import { openDesktop, type Desktop } from './support/desktop.ts';

/** Large enough that copying it takes longer than anything here; no one waits for its end. */
const sourceBytes = 4 * 1024 ** 3;

let folder: string;
let desktop: Desktop | null = null;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drivepost-quit-'));
});
afterEach(async () => {
  await desktop?.close();
  desktop = null;
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

test.skipIf(inject('noWindow') !== '')(
  'asks before it ends while work is under way, pauses it, and offers it again',
  async () => {
    const dataFolder = join(folder, 'data');
    desktop = await openDesktop({ mode: 'customer', dataFolder });
    await startLongCopy(desktop);
    const { app, page } = desktop;
    await app.evaluate(({ app: program, dialog }) => {
      const asked: string[] = [];
      Object.assign(globalThis, { asked });
      // First "Keep running", then "Pause and quit".
      dialog.showMessageBox = (options: unknown) => {
        asked.push((options as Electron.MessageBoxOptions).message);
        return Promise.resolve({ response: asked.length === 1 ? 1 : 0, checkboxChecked: false });
      };
      program.quit();
    });
    // It was asked and goes on: the same run is still at work, in the same window.
    await waitForRun(page, 'running');
    expect(await app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked)).toEqual([
      '1 task is under way.',
    ]);
    const ended = new Promise<number | null>((resolve) => {
      app.process().once('exit', resolve);
    });
    await app.evaluate(({ app: program }) => program.quit());
    expect(await ended).toBe(0);

    desktop = await openDesktop({ mode: 'customer', dataFolder });
    await waitForRun(desktop.page, 'paused');
  },
);

async function startLongCopy({ page }: Desktop): Promise<void> {
  const [drive, sources] = [join(folder, 'drive'), join(folder, 'sources')];
  await mkdir(drive);
  await mkdir(sources);
  const file = await open(join(sources, 'large.bin'), 'w');
  await file.truncate(sourceBytes);
  await file.close();
  const view = await askProgram(page, 'drives.describeFolder', { path: drive });
  const { draftId } = await askProgram(page, 'drafts.create', undefined);
  await askProgram(page, 'drafts.change', {
    draftId,
    changes: {
      drive: {
        driveId: view.driveId,
        kind: 'folder',
        mountPoint: drive,
        label: '',
        serial: '',
        fileSystem: view.drive.fileSystem,
        sizeBytes: null,
      },
      sources: [sources],
      manifestText: `${testFields}${testAddress}`,
    },
  });
  await askProgram(page, 'prepare.start', { draftId });
  await waitForRun(page, 'running');
}
