import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { startStation, type StationInProcess } from '../desktop/station-in-process.ts';
import { testManifest } from '../journey/signed-drive.ts';
import { openDesktop, type Desktop } from './support/desktop.ts';
import { goToSection } from './support/screens/main-navigation.ts';
import { fillInAccount } from './support/screens/prepare-screens.ts';
import { shipmentScreens, type ShipmentScreens } from './support/screens/shipment-screens.ts';

/** A job that was created by another program, changed and then cancelled in the window. */
describe.skipIf(inject('noWindow') !== '')('a job that is pending', () => {
  let lab: StationInProcess;
  let home: Desktop;
  let shipments: ShipmentScreens;
  let jobId: string;

  beforeAll(async () => {
    lab = await startStation();
    const { account, accessKeyId, secretAccessKey } = await lab.station.accounts.add('jane');
    const manifest = Buffer.from(testManifest('first-bucket'));
    const created = await lab.station
      .service({ labelBaseUrl: lab.url })
      .createJob({ account, accessKeyId }, { jobType: 'Import', manifest, validateOnly: false });
    jobId = created.jobId ?? '';
    home = await openDesktop({ mode: 'customer' });
    const { page } = home;
    await goToSection(page, 'Settings');
    await page.getByRole('tab', { name: 'Accounts' }).click();
    await page.getByRole('button', { name: 'Add account' }).click();
    await fillInAccount(page.getByRole('dialog', { name: 'Add account' }), {
      name: 'Example Lab',
      url: lab.url,
      keys: { accessKeyId, secretAccessKey },
    });
    shipments = shipmentScreens(home);
    await shipments.findJobs();
    await shipments.open(jobId);
  });
  afterAll(async () => {
    await home?.close();
    await lab?.close();
  });

  test('gets another manifest', async () => {
    const { page } = home;
    await shipments.tab('Manifest');
    const editor = page.getByRole('textbox', { name: 'Manifest text' });
    await editor.waitFor();
    const before = await editor.inputValue();
    await editor.fill(before.replace('first-bucket', 'other-bucket'));
    await page.getByText('bucket: other-bucket').last().waitFor();
    await page.getByRole('button', { name: 'Replace the manifest…' }).click();
    const dialog = page.getByRole('dialog', { name: `Replace the manifest of job ${jobId}?` });
    await dialog.getByRole('button', { name: 'Replace the manifest' }).click();
    await page.getByText(/^The service has the new manifest\./).waitFor();
    expect((await lab.station.desk.list()).find((job) => job.jobId === jobId)?.bucket).toBe('other-bucket');
  });

  test('is cancelled, after its id was typed', async () => {
    await shipments.cancel(jobId);
    await home.page.getByText('Canceled').first().waitFor();
    const job = (await lab.station.desk.list()).find((one) => one.jobId === jobId);
    expect(job?.progressCode).toBe('Canceled');
  });
});
