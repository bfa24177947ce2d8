import { describe, expect, it } from 'vitest';
import { parseJobId, type JobId } from '../domain/job/job-id.ts';
import { packingSlipHtml } from '../domain/labels/packing-slip.ts';
import { shippingLabelHtml } from '../domain/labels/shipping-label.ts';
import { proofHtml } from '../domain/proof/proof-html.ts';
import type { ProofReport } from '../domain/proof/proof-report.ts';
import { labelTexts, proofPageTexts } from './printed-pages.ts';
import { createWords } from './words.ts';

const jobId = parseJobId('48973') as JobId;
const address = {
  name: 'Jane Roe',
  company: '',
  street1: 'Musterstraße 12',
  street2: '',
  street3: '',
  city: 'Musterstadt',
  stateOrProvince: '',
  postalCode: '12345',
  country: 'Germany',
  phoneNumber: '+49 30 5550100',
};

const report: ProofReport = {
  formatVersion: 1,
  inventory: { file: '/media/jane/inventory', sha256: 'ab'.repeat(32), isSigned: false },
  log: { file: 's3://logs/import.csv' },
  manifest: null,
  files: { inInventory: 12_345, loaded: 12_000, ignored: 340, failed: 3, missing: 1, different: 1 },
  rows: { rows: 12_344, ofInventory: 12_344, repeated: 0, ignoredExtra: 0, notInInventory: 0 },
  loadedBytes: 1_500_000_000,
  ignoredByRule: [
    { rule: 2, pattern: '\\.tmp$', files: 339 },
    { rule: 'SIGNATURE', pattern: 'SIGNATURE', files: 1 },
  ],
  findingCounts: { failed: 1500, missing: 1, badLogLine: 1 },
  findings: [
    { kind: 'failed', path: 'a.jpg', status: 403, code: 'AccessDenied' },
    { kind: 'missing', path: '<b>.jpg' },
    { kind: 'badLogLine', line: 7, reason: 'too few columns' },
  ],
  isProven: false,
};

describe('the page of a proof', () => {
  it('is German for a German window, figures and all', () => {
    const page = proofHtml(report, Date.UTC(2026, 7, 9), proofPageTexts(createWords('de')));
    for (const text of [
      '<html lang="de">',
      '<title>Nachweis über den Weg eines Laufwerks</title>',
      '12.343 Dateien belegt, 1 fehlt, 1 abweichend, 3 gescheitert: nicht nachgewiesen.',
      'NEIN: Es wurde geändert',
      '12.344 Zeilen',
      'Ausgelassen durch Regel 2',
      '1,50 GB',
      'Gescheitert (1.500)',
      'Nicht geladen: 403 AccessDenied',
      '&lt;b&gt;.jpg',
      'Zeile 7 des Protokolls',
      'und 1.499 weitere',
    ]) {
      expect(page).toContain(text);
    }
    expect(textOf(page)).not.toMatch(/\b(accounted|Missing|Loaded|Failed|Made|rows|Inventory|rule)\b/);
  });

  it('says that all is proven', () => {
    const files = { ...report.files, failed: 0, missing: 0, different: 0, loaded: 1, ignored: 0 };
    const proven = { ...report, files, findings: [], findingCounts: {}, isProven: true };
    const page = proofHtml(proven, 0, proofPageTexts(createWords('de')));
    expect(page).toContain('1 Datei belegt, 0 fehlen.');
  });

  it('is that of the command for an English window', () => {
    expect(proofHtml(report, 0, proofPageTexts(createWords('en')))).toBe(proofHtml(report, 0));
  });
});

describe('label and slip', () => {
  const slip = {
    jobId,
    deviceId: 'X1',
    shippingAddress: ['Lab', 'JOBID 48973'],
    returnAddress: address,
    atMs: 0,
    accountEmail: 'jane@example.com',
    contactName: 'Jane Roe',
    contact: '+49 30 5550100',
    contents: { files: 1, bytes: 1_500_000_000 },
  };
  const label = { to: { kind: 'blank' }, jobs: [{ jobId, deviceId: 'X1' }], sender: address } as const;

  it('are German for a German window; what the service reads stays', () => {
    const texts = labelTexts('de');
    const pages = [packingSlipHtml({ ...slip, texts }), shippingLabelHtml({ ...label, texts })];
    for (const page of pages) {
      expect(page).toContain('<html lang="de">');
      expect(page).toContain('JOBID 48973');
      expect(textOf(page)).not.toMatch(/\b(Packing|Shipping|Return|Ship|From|parcel|device|Contact|Sent)\b/);
    }
    expect(pages[0]).toContain('1 Datei, 1,50 GB (1.500.000.000 Byte)');
    expect(pages[1]).toContain('Gerät X1');
  });

  it('are those of the command for an English window', () => {
    const texts = labelTexts('en');
    expect(packingSlipHtml({ ...slip, texts })).toBe(packingSlipHtml(slip));
    expect(shippingLabelHtml({ ...label, texts })).toBe(shippingLabelHtml(label));
  });
});

/** What a person reads of a page. */
function textOf(page: string): string {
  return page.replace(/<style>.*<\/style>/s, '').replaceAll(/<[^>]*>/g, ' ');
}
