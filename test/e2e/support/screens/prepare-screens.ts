import type { Locator, Page } from 'playwright-core';
import type { Desktop } from '../desktop.ts';
import type { PostedDrive } from '../posted-drive.ts';
import { goToSection, seeHeading } from './main-navigation.ts';
import type { AccountKeys } from './station-screens.ts';

export const stepHeadings = {
  drive: 'Choose the drive to post',
  files: 'Choose what is posted',
  manifest: 'Write the manifest',
  copy: 'Copy onto the drive',
  sign: 'Create the job and sign the drive',
  labels: 'Print the label and the packing slip',
  ship: 'Rehearse, pack and post',
} as const;

/** How the service and, if need be, its store are reached. */
export interface ServiceAccess {
  readonly name: string;
  readonly url: string;
  readonly keys: AccountKeys;
  readonly store?: { readonly url: string; readonly keys: AccountKeys };
}

/** What a customer does to prepare a drive. */
export interface PrepareScreens {
  /** Begins with a drive. */
  start(): Promise<void>;
  /** Waits for a step's screen. */
  see(step: keyof typeof stepHeadings): Promise<void>;
  next(): Promise<void>;
  /** Goes to a step by the rail beside it. */
  goTo(step: string): Promise<void>;
  chooseDrive(drive: PostedDrive): Promise<void>;
  addFolder(folder: string): Promise<void>;
  /** Fills in what every manifest needs. */
  fillInManifest(bucket: string): Promise<void>;
  /** Opens a manifest in place of the form's. */
  openManifest(path: string): Promise<void>;
  startCopy(): Promise<void>;
  seeCopied(): Promise<void>;
  addAccount(access: ServiceAccess): Promise<void>;
  /** Creates the job; resolves to its id once the drive is signed. */
  createJob(): Promise<string>;
  rehearse(): Promise<void>;
  noteSent(carrier: string, trackingNumber: string): Promise<void>;
}

/** The return address of the customer in tests. */
const returnAddress = {
  Name: 'Jane Roe',
  'Street and number': '2 Quay Street',
  City: 'Springfield',
  'State or province': 'WA',
  'Postal code': '98100',
  Country: 'USA',
  'Phone number': '206-555-1000',
} as const;

/** The screens of preparing a drive. */
export function prepareScreens({ page, answerOpen }: Pick<Desktop, 'page' | 'answerOpen'>): PrepareScreens {
  const button = (name: string | RegExp): Locator => page.getByRole('button', { name });
  const field = (name: string): Locator => page.getByRole('textbox', { name, exact: true });
  return {
    async start() {
      await goToSection(page, 'Prepare');
      await button('Prepare a drive').click();
      await this.see('drive');
    },
    see: (step) => seeHeading(page, stepHeadings[step]),
    next: () => page.getByRole('button', { name: 'Next', exact: true }).click(),
    goTo: (step) =>
      page
        .getByRole('navigation', { name: 'Steps of preparing a drive' })
        .getByRole('button', { name: new RegExp(`^${step}`) })
        .click(),
    async chooseDrive({ root, isMounted }) {
      if (!isMounted) {
        await answerOpen([root]);
        await button('Use a folder instead…').first().click();
      }
      const card = page.locator('.drive-card', { hasText: root });
      await card.getByRole('radio').check();
    },
    async addFolder(folder) {
      await answerOpen([folder]);
      await button('Add folders…').click();
    },
    async fillInManifest(bucket) {
      await field('Bucket').fill(bucket);
      await field('Device id').fill('E2E-0001');
      await field('E-mail for notifications').fill('jane@example.com');
      await page.getByRole('radiogroup', { name: 'Erase the drive after loading' }).getByLabel('No').click();
      for (const [name, value] of Object.entries(returnAddress)) await fillInText(page, name, value);
      await page.getByText('This manifest can be used.').waitFor();
    },
    async openManifest(path) {
      await answerOpen([path]);
      await button('Open a manifest…').click();
      await page.getByText('This manifest can be used.').waitFor();
    },
    startCopy: () => button(/^Start (copying|reading)$/).click(),
    seeCopied: () => page.getByText('Everything is on the drive and verified').waitFor(),
    async addAccount(access) {
      await button(/^Add an(other…| account…)/).click();
      await fillInAccount(page.getByRole('dialog', { name: 'Add an account' }), access);
    },
    async createJob() {
      await button('Create the job').click();
      await page.getByText('SIGNATURE is on the drive and was read back.').waitFor();
      const id = page.locator('.ui-big-code code');
      return (await id.textContent()) ?? '';
    },
    async rehearse() {
      await button('Rehearse now').click();
      await page.getByText('This drive will import cleanly').waitFor();
    },
    async noteSent(carrier, trackingNumber) {
      await field('Carrier').fill(carrier);
      await field('Tracking number').fill(trackingNumber);
      await button('It is on its way').click();
      await page.getByText('Noted. The shipment is followed under “Shipments”.').waitFor();
    },
  };
}

/** A text field or one with proposals, whose list would lie over what comes next. */
async function fillInText(page: Page, name: string, value: string): Promise<void> {
  const control = page.getByLabel(new RegExp(`^${name}`)).and(page.locator('input'));
  await control.first().fill(value);
  await page.keyboard.press('Tab');
}

/** Fills in the form of an account, tests the account there, and saves it. */
export async function fillInAccount(dialog: Locator, access: ServiceAccess): Promise<void> {
  const { name, url, keys, store } = access;
  const text = (label: string): Locator => dialog.getByRole('textbox', { name: label, exact: true });
  await text('Address of the job service').fill(url);
  await text('Access key ID').fill(keys.accessKeyId);
  await dialog.getByLabel(/^Secret access key(?! of)/).fill(keys.secretAccessKey);
  await text('Name').fill(name);
  if (store !== undefined) {
    await dialog.getByText('Where the buckets are').click();
    await text('Address of the object store').fill(store.url);
    await text('Access key ID of the store').fill(store.keys.accessKeyId);
    await dialog.getByLabel(/^Secret access key of the store/).fill(store.keys.secretAccessKey);
  }
  await dialog.getByRole('button', { name: 'Test this account' }).click();
  await dialog.getByRole('listitem').filter({ hasText: 'Jobs can be listed' }).getByText('passed').waitFor();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'detached' });
}
