import type { Locator } from 'playwright-core';
import type { Desktop } from '../desktop.ts';
import type { PostedDrive } from '../posted-drive.ts';
import { goToSection, seeHeading } from './main-navigation.ts';

/** Keys of a customer's account, as the lab hands them over. */
export interface AccountKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** A store that drives are loaded into. */
interface StoreAddress {
  readonly url: string;
  readonly credentials: AccountKeys;
}

/** What a technician does in the station's window. */
export interface StationScreens {
  setUp(dataFolder: string): Promise<void>;
  /** Opens the station of a folder in place of a new one. */
  openExisting(dataFolder: string): Promise<void>;
  addAccount(name: string): Promise<AccountKeys>;
  addTarget(name: string, store: StoreAddress): Promise<void>;
  /** Tries the target with a bucket, and sees that it works. */
  testTarget(name: string, bucket: string): Promise<void>;
  /** Switches the job service on; resolves to its address. */
  switchServiceOn(): Promise<string>;
  /** Scans the label of a parcel: a scanner types, and then presses Enter. */
  scan(jobId: string): Promise<void>;
  /** Goes where drives are shown; a folder that stands for one is added there. */
  plugIn(drive: PostedDrive): Promise<void>;
  /** The card of the drive there. */
  drive(root: string): Locator;
  openJob(jobId: string): Promise<void>;
  sendBack(jobId: string, carrier: string, trackingNumber: string): Promise<void>;
}

/** The address of the lab in tests, as it stands on labels. */
const labAddress = {
  'Recipient or department': 'Import desk',
  Company: 'Example Object Store',
  Street: '1 Harbour Road',
  'Postal code': '98000',
  City: 'Springfield',
  'State or province': 'WA',
  Country: 'USA',
  Telephone: '555-0100',
} as const;

/** The screens of a station's window. */
export function stationScreens({ page, answerOpen }: Pick<Desktop, 'page' | 'answerOpen'>): StationScreens {
  const button = (name: string | RegExp): Locator => page.getByRole('button', { name });
  const field = (name: string): Locator => page.getByRole('textbox', { name, exact: true });

  return {
    async setUp(dataFolder) {
      await seeHeading(page, 'Set up your station');
      for (const [name, value] of Object.entries(labAddress)) await field(name).fill(value);
      await answerOpen([dataFolder]);
      await button('Choose…').click();
      await page.getByText(dataFolder).waitFor();
      await button('Set up the station').click();
      await seeHeading(page, 'Jobs');
    },
    async openExisting(dataFolder) {
      await seeHeading(page, 'Set up your station');
      await answerOpen([dataFolder]);
      await button('Open a station that is there already…').click();
      await seeHeading(page, 'Jobs');
    },
    async addAccount(name) {
      await goToSection(page, 'Accounts');
      await button('Add account').click();
      await field('Name of the customer').fill(name);
      await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click();
      const keys = page.getByRole('status').filter({ hasText: `Keys of ${name}` });
      await keys.waitFor();
      const [accessKeyId = '', secretAccessKey = ''] = await keys.locator('code').allTextContents();
      await button('I have kept the keys').click();
      return { accessKeyId, secretAccessKey };
    },
    async addTarget(name, { url, credentials }) {
      await goToSection(page, 'Targets');
      await button('Add target').click();
      const dialog = page.getByRole('dialog', { name: 'Add a target' });
      await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
      await dialog.getByRole('textbox', { name: 'Endpoint' }).fill(url);
      await dialog.getByRole('textbox', { name: 'Access key', exact: true }).fill(credentials.accessKeyId);
      await dialog.getByLabel(/^Secret key/).fill(credentials.secretAccessKey);
      await dialog.getByRole('button', { name: 'Save' }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByText('Used for loads').waitFor();
    },
    async testTarget(name, bucket) {
      await button(`Test ${name}`).click();
      const dialog = page.getByRole('dialog', { name: `Test ${name}` });
      await dialog.getByRole('textbox', { name: 'Bucket to try' }).fill(bucket);
      await dialog.getByRole('button', { name: 'Test now' }).click();
      await dialog.getByText('This target works.').waitFor();
      await dialog.getByRole('button', { name: 'Close' }).click();
    },
    async switchServiceOn() {
      await goToSection(page, 'Job service');
      // Any free port: another station may run on this computer.
      await field('Port').fill('0');
      await button('Apply').click();
      await page.getByText('The job service listens as you said.').waitFor();
      await button('Switch on').click();
      const address = page.locator('code', { hasText: /^https?:\/\// });
      await address.waitFor();
      return (await address.textContent()) ?? '';
    },
    async scan(jobId) {
      await goToSection(page, 'Jobs');
      await page.getByRole('textbox', { name: 'Job id' }).and(page.locator(':focus')).waitFor();
      await page.keyboard.type(jobId);
      await page.keyboard.press('Enter');
      await page
        .getByRole('status')
        .filter({ hasText: `Job ${jobId}` })
        .waitFor();
    },
    async plugIn({ root, isMounted }) {
      await goToSection(page, 'Drives');
      await seeHeading(page, 'Drives');
      if (isMounted) return;
      await answerOpen([root]);
      await button('Use a folder as a drive…').click();
      await this.drive(root).waitFor();
    },
    drive: (root) => page.getByRole('article').filter({ hasText: root }),
    async openJob(jobId) {
      await goToSection(page, 'Jobs');
      await page.getByRole('table', { name: 'Jobs' }).getByRole('button', { name: jobId }).click();
      await seeHeading(page, `Job ${jobId}`);
    },
    async sendBack(jobId, carrier, trackingNumber) {
      await this.openJob(jobId);
      await field('Carrier').fill(carrier);
      await field('Tracking number').fill(trackingNumber);
      await button('Note as sent back').click();
      await page.getByText(`Job ${jobId} is noted as returned.`).waitFor();
    },
  };
}
