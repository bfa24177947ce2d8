import { createHash } from 'node:crypto';
import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { whyNoLoopDrive } from '../faults/support/loop-drive.ts';
import { testManifest } from '../journey/signed-drive.ts';
import { expectAccessible } from './support/accessibility.ts';
import { openDesktop, type Desktop } from './support/desktop.ts';
import { makePostedDrive, type PostedDrive } from './support/posted-drive.ts';
import { goToSection, seeHeading } from './support/screens/main-navigation.ts';
import { prepareScreens, type PrepareScreens } from './support/screens/prepare-screens.ts';

const names = ['one.img', 'two.img', 'three.img', 'four.img'] as const;
const sizeBytes = 100 * 2 ** 20;

/** Copies that do not get to their end undisturbed. */
describe.skipIf(inject('noWindow') !== '')('a copy', () => {
  let folder: string;
  let source: string;
  let drive: PostedDrive;
  let desktop: Desktop;
  let prepare: PrepareScreens;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'drivepost-interruptions-'));
    source = join(folder, 'source');
    mkdirSync(source);
    for (const name of names) writeLargeFile(join(source, name));
    writeFileSync(join(folder, 'manifest.txt'), testManifest('some-bucket'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  beforeEach(async () => {
    drive = makePostedDrive(1024 * 2 ** 20);
    desktop = await openDesktop({ mode: 'customer', dataFolder: join(folder, `data-${Date.now()}`) });
    prepare = prepareScreens(desktop);
    await prepare.start();
    await prepare.chooseDrive(drive);
    await prepare.next();
    await prepare.addFolder(source);
    await desktop.page.getByRole('treeitem', { name: /four\.img/ }).waitFor();
    await prepare.next();
    await prepare.see('manifest');
    await prepare.openManifest(join(folder, 'manifest.txt'));
    await prepare.next();
    await prepare.see('copy');
  });
  afterEach(async () => {
    await desktop?.close();
    drive?.remove();
  });

  /** Starts, and waits until something has been copied, but not all. */
  async function startAndSeeMoving(): Promise<void> {
    await prepare.startCopy();
    await desktop.page.waitForFunction(() => {
      const bar = document.querySelector('[role="progressbar"]');
      const value = Number(bar?.getAttribute('aria-valuenow') ?? 0);
      return value > 0;
    });
  }

  /** The files that are not on the drive as they are in the source. */
  function differingFiles(): readonly string[] {
    return names.filter((name) => md5Of(join(drive.root, name)) !== md5Of(join(source, name)));
  }

  test('whose process is killed offers to resume, and nothing is lost', async () => {
    const { app, page } = desktop;
    await startAndSeeMoving();
    const killed = await app.evaluate(({ app: program }) => {
      const engines = program.getAppMetrics().filter(({ name }) => name === 'Drivepost engine');
      for (const { pid } of engines) process.kill(pid, 'SIGKILL');
      return engines.length;
    });
    expect(killed).toBeGreaterThan(0);
    await page
      .getByRole('alert')
      .filter({ hasText: /ended unexpectedly/ })
      .waitFor();
    await expectAccessible(page, 'a copy whose process has ended');
    await page.getByRole('button', { name: 'Resume' }).click();
    await prepare.seeCopied();
    expect(differingFiles()).toEqual([]);
  });

  test.skipIf(whyNoLoopDrive('ext4') !== null)(
    'whose drive is pulled waits for it, and goes on by itself',
    async () => {
      const { page } = desktop;
      await startAndSeeMoving();
      drive.pull();
      await page.getByText('Waiting for the drive').first().waitFor();
      await expectAccessible(page, 'a copy that waits for its drive');
      drive.plug();
      await prepare.seeCopied();
      expect(differingFiles()).toEqual([]);
    },
  );

  test('that is paused outlives the end of the program, with all that was decided', async () => {
    await startAndSeeMoving();
    await desktop.page.getByRole('button', { name: 'Pause' }).click();
    await desktop.page.getByText('The copy is paused').waitFor();
    await expectAccessible(desktop.page, 'a copy that is paused');
    const { dataFolder } = desktop;
    await desktop.close();
    desktop = await openDesktop({ mode: 'customer', dataFolder });
    const { page } = desktop;
    prepare = prepareScreens(desktop);
    await seeHeading(page, 'Prepare a drive');
    await page.getByRole('table', { name: 'Drives in preparation' }).getByRole('button').first().click();
    await prepare.see('copy');
    await page.getByText('The copy is paused').waitFor();
    await page.getByRole('button', { name: 'Resume' }).click();
    await prepare.seeCopied();
    expect(differingFiles()).toEqual([]);
    await goToSection(page, 'Prepare');
    await page.getByRole('table', { name: 'Drives in preparation' }).getByText('some-bucket').waitFor();
  });
});

/** Large enough that there is an amidst; not all of it the same, so that a piece in the wrong place is noticed. */
function writeLargeFile(path: string): void {
  const file = openSync(path, 'w');
  ftruncateSync(file, sizeBytes);
  for (let at = 0; at < sizeBytes; at += 2 ** 20) writeSync(file, `${path} ${at}`, at);
  closeSync(file);
}

function md5Of(path: string): string {
  return createHash('md5').update(readFileSync(path)).digest('hex');
}
