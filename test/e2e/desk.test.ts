import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { writeFiles } from '../journey/load-drive.ts';
import { signDrive, testManifest } from '../journey/signed-drive.ts';
import { startStrictS3, type StrictS3 } from '../servers/strict-s3/strict-s3.ts';
import { expectAccessible } from './support/accessibility.ts';
import { openDesktop, type Desktop } from './support/desktop.ts';
import { makePostedDrive, type PostedDrive } from './support/posted-drive.ts';
import { goToSection } from './support/screens/main-navigation.ts';
import { stationScreens, type StationScreens } from './support/screens/station-screens.ts';

const bucket = 'desk-bucket';
const filesPerDrive = 200;

/** A day at the desk: parcels that came in, one of them not as it should be. */
describe.skipIf(inject('noWindow') !== '')('the desk of a station', () => {
  let folder: string;
  let store: StrictS3;
  let lab: Desktop;
  let station: StationScreens;
  const drives: PostedDrive[] = [];

  async function post(name: string): Promise<{ drive: PostedDrive; jobId: string }> {
    const drive = makePostedDrive(32 * 2 ** 20);
    drives.push(drive);
    const files: Record<string, string> = {};
    for (let at = 0; at < filesPerDrive; at += 1) files[`${name}/${at}.txt`] = `content ${at} of ${name}`;
    await writeFiles(drive.root, files);
    const manifest = testManifest(bucket);
    const jobId = await signDrive({ drive: drive.root, dataFolder: join(folder, 'station'), manifest });
    return { drive, jobId };
  }

  let good: { drive: PostedDrive; jobId: string }[];
  let bad: { drive: PostedDrive; jobId: string };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'drivepost-desk-'));
    // Slow until two drives are seen under way.
    const fault = { kind: 'slow', delayMs: 3000 } as const;
    store = await startStrictS3({
      buckets: [bucket],
      faults: [{ fault, matches: ({ method }) => method === 'PUT' }],
    });
    good = [await post('first'), await post('second')];
    bad = await post('third');
    forgeSignature(join(bad.drive.root, 'SIGNATURE'));
    lab = await openDesktop({ mode: 'station' });
    station = stationScreens(lab);
    await station.openExisting(join(folder, 'station'));
    await station.addTarget('The store', store);
    for (const drive of drives) await station.plugIn(drive);
  });
  afterAll(async () => {
    await lab?.close();
    for (const drive of drives) drive.remove();
    await store?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('loads two drives at once', async () => {
    const cards = good.map(({ drive }) => station.drive(drive.root));
    for (const card of cards) await card.getByRole('button', { name: 'Load' }).click();
    await lab.page.waitForFunction(() => document.querySelectorAll('[role="progressbar"]').length === 2);
    store.faults.clear();
    for (const card of cards) await card.getByRole('status').filter({ hasText: 'Complete' }).waitFor();
    for (const name of ['first', 'second']) {
      for (let at = 0; at < filesPerDrive; at += 1) {
        expect(store.read(bucket, `${name}/${at}.txt`).toString()).toBe(`content ${at} of ${name}`);
      }
    }
  });

  test('says why a drive with a forged SIGNATURE is not loaded, and ends its job with one click', async () => {
    const { page } = lab;
    const { drive, jobId } = bad;
    const card = station.drive(drive.root);
    await card.getByRole('alert').filter({ hasText: 'SIGNATURE' }).waitFor();
    expect(await card.getByRole('button', { name: 'Load' }).count()).toBe(0);
    await card.getByRole('button', { name: 'Record InvalidSignature…' }).click();
    const dialog = page.getByRole('dialog', { name: 'End a job with InvalidSignature' });
    await expectAccessible(page, 'a refused drive and the question about its job');
    await dialog.getByRole('button', { name: 'End the job' }).click();
    await page.getByText(`Job ${jobId} has ended with InvalidSignature.`).waitFor();
    expect([...store.objects(bucket).keys()].filter((key) => key.startsWith('third/'))).toEqual([]);
    await goToSection(page, 'Jobs');
    const row = page.getByRole('table', { name: 'Jobs' }).getByRole('row').filter({ hasText: jobId });
    await row.getByText('InvalidSignature').waitFor();
  });
});

/** Changes one character of the signature itself. */
function forgeSignature(path: string): void {
  const text = readFileSync(path, 'utf8');
  const forged = text.replace(/(signature:\s*)(\S)/i, (_all, before: string, first: string) => {
    return `${before}${first === 'A' ? 'B' : 'A'}`;
  });
  expect(forged).not.toBe(text);
  writeFileSync(path, forged);
}
