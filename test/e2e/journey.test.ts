import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { whyNoLoopDrive } from '../faults/support/loop-drive.ts';
import { writeFiles } from '../journey/load-drive.ts';
import { startStrictS3, type StrictS3 } from '../servers/strict-s3/strict-s3.ts';
import { watchAccessibility } from './support/accessibility.ts';
import { openDesktop, type Desktop } from './support/desktop.ts';
import { makePostedDrive, type PostedDrive } from './support/posted-drive.ts';
import { goToSection, seeHeading } from './support/screens/main-navigation.ts';
import { prepareScreens, type PrepareScreens } from './support/screens/prepare-screens.ts';
import { shipmentScreens } from './support/screens/shipment-screens.ts';
import { stationScreens, type AccountKeys, type StationScreens } from './support/screens/station-screens.ts';

const bucket = 'field-archive';
const files = {
  'Photos/2026/one.jpg': 'not really a picture',
  'Photos/2026/two.jpg': 'nor is this',
  // NTFS takes neither a colon nor a question mark: substitutions bring both back.
  'notes, with “quotes”: why?.txt': 'a name with marks in it',
  'empty.bin': '',
};

/** A drive on its way from a customer's window through a lab's window into a bucket, and the proof of it. */
describe.skipIf(inject('noWindow') !== '')('a journey through the windows', () => {
  let folder: string;
  let store: StrictS3;
  let drive: PostedDrive;
  let lab: Desktop;
  let home: Desktop;
  let station: StationScreens;
  let prepare: PrepareScreens;
  let keys: AccountKeys;
  let serviceUrl: string;
  let jobId: string;
  const accessibility = watchAccessibility();

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'drivepost-journey-'));
    await writeFiles(join(folder, 'source'), files);
    store = await startStrictS3({ buckets: [bucket] });
    drive = makePostedDrive(64 * 2 ** 20, whyNoLoopDrive('ntfs') === null ? 'ntfs' : 'ext4');
  });
  afterAll(async () => {
    await home?.close();
    await lab?.close();
    drive?.remove();
    await store?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('the lab sets itself up: address, account, target, job service', async () => {
    lab = await openDesktop({ mode: 'station' });
    station = stationScreens(lab);
    await seeHeading(lab.page, 'Set up your station');
    await accessibility.look(lab.page, 'station set-up');
    await station.setUp(join(folder, 'station'));
    await accessibility.look(lab.page, 'jobs, none yet');
    keys = await station.addAccount('jane');
    await accessibility.look(lab.page, 'accounts');
    await station.addTarget('The store', store);
    await station.testTarget('The store', bucket);
    await accessibility.look(lab.page, 'targets');
    serviceUrl = await station.switchServiceOn();
    expect(serviceUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+/);
    await accessibility.look(lab.page, 'job service');
    await goToSection(lab.page, 'Drives');
    await seeHeading(lab.page, 'Drives');
    await accessibility.look(lab.page, 'station drives');
  });

  test('the customer prepares a drive, step by step, and posts it', async () => {
    home = await openDesktop({ mode: 'customer' });
    const { page } = home;
    prepare = prepareScreens(home);
    await seeHeading(page, 'Prepare a drive');
    await accessibility.look(page, 'nothing prepared yet');
    await prepare.start();
    await prepare.chooseDrive(drive);
    await accessibility.look(page, 'drive');
    await prepare.next();

    await prepare.see('files');
    await accessibility.look(page, 'files, none yet');
    await prepare.addFolder(join(folder, 'source'));
    const tree = page.getByRole('tree', { name: 'Files by their key' });
    await tree.getByRole('treeitem', { name: /empty\.bin/ }).waitFor();
    await accessibility.look(page, 'files');
    await prepare.next();

    await prepare.see('manifest');
    await prepare.fillInManifest(bucket);
    await accessibility.look(page, 'manifest');
    await prepare.next();

    await prepare.see('copy');
    await accessibility.look(page, 'before the copy');
    await prepare.startCopy();
    await prepare.seeCopied();
    await accessibility.look(page, 'copied');
    await prepare.next();

    await prepare.see('sign');
    await prepare.addAccount({
      name: 'Example Lab',
      url: serviceUrl,
      keys,
      store: { url: store.url, keys: store.credentials },
    });
    await accessibility.look(page, 'account');
    jobId = await prepare.createJob();
    expect(jobId).toMatch(/^[1-9A-NP-Z]{5}$/);
    await accessibility.look(page, 'signed');
    await prepare.next();

    await prepare.see('labels');
    const label = page.frameLocator('iframe[title="Preview: Shipping label"]');
    await label.getByText(`JOBID ${jobId}`).first().waitFor();
    await label.getByText('1 Harbour Road').waitFor();
    await accessibility.look(page, 'labels');
    await prepare.next();

    await prepare.see('ship');
    await prepare.rehearse();
    await prepare.noteSent('Example Parcel', 'EP 1234');
    await accessibility.look(page, 'ship');
    await page.getByRole('button', { name: 'Follow the shipment' }).click();
    await seeHeading(page, `Job ${jobId}`);
  });

  test('the lab receives the parcel by its bar code, loads the drive, and sends it back', async () => {
    const { page } = lab;
    drive.pull();
    await station.scan(jobId);
    await accessibility.look(page, 'received');
    drive.plug();
    await station.plugIn(drive);
    const card = station.drive(drive.root);
    await card.getByText('Ready to load').waitFor();
    await card.getByText(`Job ${jobId}`).waitFor();
    await card.getByRole('button', { name: 'Load' }).click();
    await card.getByRole('status').filter({ hasText: 'Complete' }).waitFor();
    await accessibility.look(page, 'loaded');
    for (const [key, content] of Object.entries(files)) {
      expect(store.read(bucket, key).toString()).toBe(content);
    }
    await station.sendBack(jobId, 'Example Parcel', 'EP 9876');
    await accessibility.look(page, 'job at the desk');
  });

  test('the customer sees the drive come back and proves that every file has arrived', async () => {
    const { page } = home;
    const shipments = shipmentScreens(home);
    await goToSection(page, 'Shipments');
    await seeHeading(page, 'Shipments');
    await accessibility.look(page, 'shipments');
    await shipments.open(jobId);
    await shipments.checkUntil('Returned');
    await accessibility.look(page, 'shipment');
    await shipments.tab('Labels');
    await accessibility.look(page, 'labels of a shipment');
    await shipments.tab('Manifest');
    await page.getByText('It is too late for a change').waitFor();
    await accessibility.look(page, 'manifest of a shipment');
    await shipments.proveFromBucket();
    await page.getByText('4 of 4').waitFor();
    await accessibility.look(page, 'proof');
    for (const format of ['html', 'csv', 'pdf'] as const) {
      await shipments.exportProof(format, join(folder, `proof.${format}`));
    }
    expect(readFileSync(join(folder, 'proof.html'), 'utf8')).toContain(jobId);
    expect(readFileSync(join(folder, 'proof.csv'), 'utf8')).toContain('Photos/2026/one.jpg');
    expect(readFileSync(join(folder, 'proof.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('every screen on the way is accessible, in light and in dark', () => {
    const { screens, findings } = accessibility.report();
    expect(findings).toEqual([]);
    expect(screens).toBeGreaterThan(20);
  });
});
