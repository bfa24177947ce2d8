import { startStation, type StationInProcess } from '../../desktop/station-in-process.ts';
import { testManifest } from '../../journey/signed-drive.ts';
import { openDesktop, type Desktop } from './desktop.ts';
import { goToSection } from './screens/main-navigation.ts';
import { fillInAccount } from './screens/prepare-screens.ts';
import { shipmentScreens, type ShipmentScreens } from './screens/shipment-screens.ts';

/** A customer's window that shows a job which another program has created. */
export interface PendingJob {
  readonly lab: StationInProcess;
  readonly home: Desktop;
  readonly shipments: ShipmentScreens;
  readonly jobId: string;
  close(): Promise<void>;
}

/** Creates a job into `bucket` at a station of its own, and finds it in a window with a clean profile. */
export async function openPendingJob(bucket: string): Promise<PendingJob> {
  const lab = await startStation();
  const { account, accessKeyId, secretAccessKey } = await lab.station.accounts.add('jane');
  const manifest = Buffer.from(testManifest(bucket));
  const created = await lab.station
    .service({ labelBaseUrl: lab.url })
    .createJob({ account, accessKeyId }, { jobType: 'Import', manifest, validateOnly: false });
  const jobId = created.jobId ?? '';
  const home = await openDesktop({ mode: 'customer' });
  const { page } = home;
  await goToSection(page, 'Settings');
  await page.getByRole('tab', { name: 'Accounts' }).click();
  await page.getByRole('button', { name: 'Add account' }).click();
  await fillInAccount(page.getByRole('dialog', { name: 'Add account' }), {
    name: 'Example Lab',
    url: lab.url,
    keys: { accessKeyId, secretAccessKey },
  });
  const shipments = shipmentScreens(home);
  await shipments.findJobs();
  await shipments.open(jobId);
  return {
    lab,
    home,
    shipments,
    jobId,
    async close() {
      await home.close();
      await lab.close();
    },
  };
}
