import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openPendingJob, type PendingJob } from './support/pending-job.ts';

describe.skipIf(inject('noWindow') !== '')('a job that is pending', () => {
  let pending: PendingJob;

  beforeAll(async () => {
    pending = await openPendingJob('first-bucket');
  });
  afterAll(() => pending?.close());

  test('gets another manifest', async () => {
    const { home, lab, shipments, jobId } = pending;
    const { page } = home;
    await shipments.tab('Manifest');
    const editor = page.getByRole('textbox', { name: 'Manifest text' });
    await editor.waitFor();
    const before = await editor.inputValue();
    await editor.fill(before.replace('first-bucket', 'other-bucket'));
    await page.getByRole('button', { name: 'Replace the manifest…' }).click();
    const dialog = page.getByRole('dialog', { name: `Replace the manifest of job ${jobId}?` });
    await dialog.getByRole('button', { name: 'Replace the manifest' }).click();
    await page.getByText(/^The service has the new manifest\./).waitFor();
    const jobs = await lab.station.desk.list();
    expect(jobs.find((job) => job.jobId === jobId)?.bucket).toBe('other-bucket');
  });

  test('is cancelled, after its id was typed', async () => {
    const { home, lab, shipments, jobId } = pending;
    await shipments.cancel(jobId);
    await home.page.getByText('Canceled').first().waitFor();
    const jobs = await lab.station.desk.list();
    expect(jobs.find((job) => job.jobId === jobId)?.progressCode).toBe('Canceled');
  });
});
