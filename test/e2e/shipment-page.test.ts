import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { systemClock } from '../../shared/base/time.ts';
import { createJobClient, type JobClient } from '../../shared/engine/job-client/job-client.ts';
import { startStation, type StationInProcess } from '../desktop/station-in-process.ts';
import { testManifest } from '../journey/signed-drive.ts';
import { expectAccessible } from './support/accessibility.ts';
import { openDesktop, type Desktop } from './support/desktop.ts';

let station: StationInProcess;
let client: JobClient;
let folder: string;
let desktop: Desktop;

const isSkipped = inject('noWindow') !== '';

beforeEach(async () => {
  if (isSkipped) return;
  station = await startStation();
  folder = await mkdtemp(join(tmpdir(), 'drivepost-shipment-page-'));
  const keys = await station.station.accounts.add('customer');
  client = createJobClient({ endpointUrl: station.url, credentials: keys, clock: systemClock });
  desktop = await openDesktop({ mode: 'customer' });
  await saveAccount(desktop.page, { ...keys, endpointUrl: station.url });
});

afterEach(async () => {
  if (isSkipped) return;
  await desktop.close();
  await client.close();
  await station.close();
  await rm(folder, { recursive: true, force: true });
});

/** As the form of the settings does it, without the form. */
async function saveAccount(
  page: Page,
  account: { readonly endpointUrl: string; readonly accessKeyId: string; readonly secretAccessKey: string },
): Promise<void> {
  const { accessKeyId, secretAccessKey, endpointUrl } = account;
  await page.getByRole('navigation').getByText('Shipments').waitFor();
  await page.evaluate(
    (input) => {
      const { drivepost } = window as unknown as { drivepost: { post(message: unknown): void } };
      drivepost.post({ kind: 'call', id: 1_000_000, name: 'accounts.save', input });
    },
    {
      accountId: null,
      name: 'Lab',
      endpointUrl,
      accessKeyId,
      secretAccessKey,
      storeEndpointUrl: '',
      storeRegion: '',
      storeAccessKeyId: '',
    },
  );
}

async function createJob(): Promise<string> {
  const manifest = new TextEncoder().encode(testManifest('bucket', ['prefix: old/']));
  const { jobId } = await client.createJob({ jobType: 'Import', manifest, validateOnly: false });
  if (jobId === null) throw new Error('no job id');
  return jobId;
}

/** Finds the account's jobs and opens the only one. */
async function findAndOpen(page: Page, jobId: string): Promise<void> {
  await page.getByRole('navigation').getByText('Shipments').click();
  await page.getByRole('button', { name: 'Find jobs of an account…' }).click();
  await page.getByRole('button', { name: 'Find jobs', exact: true }).click();
  await page.getByText('1 job was added.').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('table', { name: 'Jobs' }).getByRole('button', { name: jobId }).click();
  await page.getByRole('heading', { name: `Job ${jobId}`, level: 1 }).waitFor();
}

test.skipIf(isSkipped)('a job that was created elsewhere is found, changed and cancelled', async () => {
  const { page } = desktop;
  const jobId = await createJob();
  await findAndOpen(page, jobId);
  await expectAccessible(page, 'shipment');

  await page.getByLabel('Carrier').fill('Example Parcel');
  await page.getByLabel('Tracking number').fill('EP 4711');
  await page.getByRole('button', { name: 'Note as sent' }).click();
  await page.getByText('With Example Parcel, tracking number EP 4711').waitFor();

  await page.getByRole('tab', { name: 'Manifest' }).click();
  const editor = page.getByRole('textbox', { name: 'Manifest text' });
  const text = await editor.inputValue();
  await editor.fill(text.replace('prefix: old/', 'prefix: new/'));
  await page.getByText('1 added, 1 removed').waitFor();
  await page.getByRole('button', { name: 'Check with the service' }).click();
  await page.getByText('The service accepts this manifest').waitFor();
  expect((await client.getStatus(jobId)).currentManifest).toContain('prefix: old/');
  await page.getByRole('button', { name: 'Replace the manifest…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Replace the manifest' }).click();
  await page.getByText('Nothing has been changed yet.', { exact: true }).waitFor();
  expect((await client.getStatus(jobId)).currentManifest).toContain('prefix: new/');

  await page.getByRole('tab', { name: 'Overview' }).click();
  await page.getByRole('button', { name: 'Cancel the job…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Fees for data that was loaded are not refunded').waitFor();
  expect(await dialog.getByRole('button', { name: 'Cancel the job' }).isDisabled()).toBe(true);
  await dialog.getByLabel(`To go on, type ${jobId}`).fill(jobId);
  await dialog.getByRole('button', { name: 'Cancel the job' }).click();
  await page.getByRole('heading', { name: 'Cancelled' }).waitFor();
  expect((await client.getStatus(jobId)).progressCode).toBe('Canceled');
});

test.skipIf(isSkipped)('a proof says what arrived, what did not, and whether the source may go', async () => {
  const { page } = desktop;
  const jobId = await createJob();
  await findAndOpen(page, jobId);
  const md5 = createHash('md5').update('content').digest('hex');
  const row = (name: string): string =>
    `Sun Nov 22 10:00:00 UTC 2026,"${name}",200,OK,bucket/old/${name},${md5},7,text/plain\n`;
  const inventory = join(folder, 'manifest-md5.txt');
  const log = join(folder, `import-log-${jobId}`);
  await writeFile(inventory, `${md5}  a.txt\n${md5}  b.txt\n`);
  await writeFile(log, row('a.txt'));

  await page.getByRole('tab', { name: 'Proof' }).click();
  await prove(page, { inventory, log });
  await page.getByText('1 of 2 files').waitFor();
  await page.getByText('Keep the source').waitFor();
  await page.getByRole('table', { name: 'What was found, file by file' }).getByText('b.txt').waitFor();
  await expectAccessible(page, 'proof that is none');

  await writeFile(log, row('a.txt') + row('b.txt'));
  await page.getByText('Prove again').click();
  await prove(page, { inventory, log });
  await page.getByText('2 of 2 files').waitFor();
  await page.getByText('You may erase the source now').waitFor();
  await expectAccessible(page, 'proof');

  const csv = join(folder, 'proof.csv');
  await desktop.answerSave(csv);
  await page.getByRole('button', { name: 'Save every file as CSV…' }).click();
  await page.getByText(`Saved: ${csv}`).waitFor();
  expect(await readFile(csv, 'utf8')).toContain('b.txt,loaded,200');
});

async function prove(page: Page, files: { readonly inventory: string; readonly log: string }): Promise<void> {
  await desktop.answerOpen([files.log]);
  await page.getByRole('button', { name: 'Choose log file…' }).click();
  await page.getByRole('radiogroup', { name: 'Import log' }).getByTitle(files.log).waitFor();
  await desktop.answerOpen([files.inventory]);
  await page.getByRole('button', { name: 'Choose inventory file…' }).click();
  await page
    .getByRole('radiogroup', { name: 'Inventory of the drive' })
    .getByTitle(files.inventory)
    .waitFor();
  await page.getByRole('button', { name: 'Prove now' }).click();
}
