import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openPendingJob, type PendingJob } from '../e2e/support/pending-job.ts';
import { startPrintServer, whyNoPrinting, type PrintServer } from './print-server.ts';
import { readSheet, type ReadSheet } from './read-sheet.ts';

const reason = inject('noWindow') === '' ? whyNoPrinting() : 'needs a window';
const papers = ['A4', 'Letter'] as const;
const sheets = [
  { print: 'Print the label', save: 'Save the label as PDF…', file: 'label.pdf' },
  { print: 'Print the slip', save: 'Save the slip as PDF…', file: 'slip.pdf' },
] as const;

/** What a person prints in the window, read back from what came out of a print queue. */
describe.skipIf(reason !== null)(`labels on paper${reason === null ? '' : ` (${reason})`}`, () => {
  let folder: string;
  let server: PrintServer;
  let pending: PendingJob;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'drivepost-paper-'));
    server = await startPrintServer();
    process.env['CUPS_SERVER'] = server.address;
    pending = await openPendingJob('paper-bucket');
    const { page } = pending.home;
    await pending.shipments.tab('Labels');
    await page.frameLocator('iframe').first().getByText(`JOBID ${pending.jobId}`).first().waitFor();
  });
  afterAll(async () => {
    delete process.env['CUPS_SERVER'];
    await pending?.close();
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function choosePaper(paper: (typeof papers)[number]): Promise<void> {
    const { page } = pending.home;
    const box = await page.locator('.ui-sheet-page').first().elementHandle();
    const choice = page.getByRole('radio', { name: paper, exact: true });
    if (await choice.isChecked()) return;
    // The radio itself is hidden below its label.
    await page.getByRole('radiogroup', { name: 'Paper' }).getByText(paper, { exact: true }).click();
    await box?.waitForElementState('stable');
    await page.waitForFunction((wanted) => {
      const frame = document.querySelector('iframe');
      return frame?.srcdoc.includes(`size: ${wanted}`) === true;
    }, paper);
  }

  /** The sheet, with what of the text it has to say in place of all that it says. */
  async function read(path: string): Promise<Omit<ReadSheet, 'text'> & { readonly says: readonly string[] }> {
    const { text, ...sheet } = await readSheet(path);
    return { ...sheet, says: [pending.jobId, '1 Example Road'].filter((words) => text.includes(words)) };
  }

  /** How a good one is. */
  function goodSheet(paper: ReadSheet['paper']): Awaited<ReturnType<typeof read>> {
    const { jobId } = pending;
    return {
      pages: 1,
      paper,
      says: [jobId, '1 Example Road'],
      barCodes: [`CODE-128:${jobId}`, `QR-Code:${jobId}`],
    };
  }

  for (const paper of papers) {
    for (const { print, save, file } of sheets) {
      test(`“${print}” prints on ${paper} what can be read and scanned`, async () => {
        const { page } = pending.home;
        await choosePaper(paper);
        await page.getByRole('combobox', { name: 'Printer' }).click();
        await page.getByRole('option', { name: new RegExp(server.queue) }).click();
        await page.getByRole('button', { name: print }).click();
        const path = await server.nextSheet();
        await page.getByText('Sent to the printer.').waitFor();
        expect(await read(path)).toEqual(goodSheet(paper));
      });

      test(`“${save}” saves the same for ${paper}`, async () => {
        const { home } = pending;
        const { page } = home;
        await choosePaper(paper);
        const path = join(folder, `${paper}-${file}`);
        await home.answerSave(path);
        await page.getByRole('button', { name: save }).click();
        await page.getByText(`Saved to ${path}.`).waitFor();
        expect(await read(path)).toEqual(goodSheet(paper));
      });
    }
  }
});
