import type { Locator } from 'playwright-core';
import type { Desktop } from '../desktop.ts';
import { goToSection, seeHeading } from './main-navigation.ts';

/** What a customer does with shipments. */
export interface ShipmentScreens {
  open(jobId: string): Promise<void>;
  /** Adds the jobs of the only account that were created elsewhere. */
  findJobs(): Promise<void>;
  tab(name: 'Overview' | 'Labels' | 'Manifest' | 'Proof'): Promise<void>;
  /** Asks the service until the status is shown in its own words. */
  checkUntil(status: string): Promise<void>;
  proveFromBucket(): Promise<void>;
  exportProof(format: 'html' | 'pdf' | 'csv', path: string): Promise<void>;
}

const exportLabels = {
  html: 'Save as web page…',
  pdf: 'Save as PDF…',
  csv: 'Save every file as CSV…',
} as const;

/** The screens of shipments. */
export function shipmentScreens({ page, answerSave }: Pick<Desktop, 'page' | 'answerSave'>): ShipmentScreens {
  const button = (name: string | RegExp): Locator => page.getByRole('button', { name });
  return {
    async open(jobId) {
      await goToSection(page, 'Shipments');
      await page
        .getByRole('table')
        .getByRole('button', { name: new RegExp(jobId) })
        .click();
      await seeHeading(page, `Job ${jobId}`);
    },
    async findJobs() {
      await goToSection(page, 'Shipments');
      await button('Find jobs of an account…').click();
      const dialog = page.getByRole('dialog', { name: 'Find jobs of an account' });
      await dialog.getByRole('button', { name: 'Find jobs' }).click();
      await dialog.getByText(/jobs? (was|were) added/).waitFor();
      await dialog.getByRole('button', { name: 'Close' }).first().click();
      await dialog.waitFor({ state: 'detached' });
    },
    tab: (name) => page.getByRole('tab', { name }).click(),
    async checkUntil(status) {
      await button('Check now').first().click();
      await page.getByText(status).first().waitFor();
    },
    async proveFromBucket() {
      await this.tab('Proof');
      await page.getByRole('radio', { name: 'From the bucket' }).check();
      await button('Prove now').click();
      await page.getByText('Proven: every file is accounted for.').waitFor();
    },
    async exportProof(format, path) {
      await answerSave(path);
      await page
        .getByRole('group', { name: 'Keep this proof' })
        .getByRole('button', { name: exportLabels[format] })
        .click();
      await page.getByRole('status').filter({ hasText: path }).waitFor();
    },
  };
}
