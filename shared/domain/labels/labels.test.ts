import { describe, expect, it } from 'vitest';
import { parseJobId, type JobId } from '../job/job-id.ts';
import { facilityAddressLines } from './address-lines.ts';
import { Facility } from './facility.ts';
import { packingSlipHtml } from './packing-slip.ts';
import { shippingLabelHtml } from './shipping-label.ts';

const jobId = parseJobId('48973') as JobId;
const facility = Facility.parse({
  name: 'Drive Intake',
  company: 'Example Lab GmbH',
  street1: 'Musterstraße 12',
  street2: 'Dock 3',
  city: 'Musterstadt',
  postalCode: '12345',
  country: 'Germany',
  phoneNumber: '+49 30 5550100',
});
const to = { kind: 'facility', facility } as const;
const sender = Facility.parse({
  name: '<script>alert("x")</script>',
  company: "O'Neill & Sons",
  street1: '123 Any Street',
  city: 'Anytown',
  stateOrProvince: 'WA',
  postalCode: '91011-1111',
  country: 'USA',
  phoneNumber: '206-555-1111',
});
const slip = {
  jobId,
  shippingAddress: [...facilityAddressLines(facility, jobId), `Tel. ${facility.phoneNumber}`],
  deviceId: 'S/N <b>1</b>',
  returnAddress: sender,
  atMs: Date.UTC(2026, 7, 9),
  accountEmail: 'jane@example.com',
  contactName: 'Jane Roe',
  contact: '206-555-1111',
  contents: { files: 12_345, bytes: 1_500_000_000 },
};

describe('Facility', () => {
  it('puts the job between who and where, as the service did', () => {
    expect(facilityAddressLines(facility, jobId)).toEqual([
      'Drive Intake',
      'Example Lab GmbH',
      'JOBID 48973',
      'Musterstraße 12',
      'Dock 3',
      'Musterstadt, 12345',
      'Germany',
    ]);
  });

  it.each([
    { street1: '' },
    { city: undefined },
    { name: 'a\nb' },
    { name: 'a\u202eb' },
    { street1: '2646 Rainier Ave. South, Suite 1060' },
    { company: 'Dynamex', street2: '7664A FULLERTON Rd' },
    { fax: '1' },
    { phoneNumber: 'x'.repeat(101) },
  ])('is refused with %j', (change) => {
    expect(Facility.safeParse({ ...facility, ...change }).success).toBe(false);
  });
});

describe.each([
  ['shippingLabelHtml', shippingLabelHtml({ to, sender, jobs: [{ jobId, deviceId: 'S/N <b>1</b>' }] })],
  ['packingSlipHtml', packingSlipHtml(slip)],
])('%s', (_name, page) => {
  it('escapes everything', () => {
    expect(page).not.toContain('<script');
    expect(page).not.toContain('<b>');
    expect(page).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;');
    expect(page).toContain('O&#39;Neill &amp; Sons');
    expect(page).toContain('S/N &lt;b&gt;1&lt;/b&gt;');
  });

  it('stands by itself', () => {
    expect(page).not.toMatch(/(?:src|href)=|url\(|@import/);
    expect(page).toContain("default-src 'none'");
    expect(page.match(/<svg/g)).toHaveLength(2);
  });

  it('names the job, both parties and their telephones', () => {
    for (const text of [
      'JOBID 48973',
      'Musterstraße 12',
      'Anytown, WA 91011-1111',
      '+49 30 5550100',
      '206-555-1111',
    ]) {
      expect(page).toContain(text);
    }
    expect(page).not.toMatch(/Amazon|AWS/);
  });
});

describe('paper', () => {
  it('is what was asked for', () => {
    expect(packingSlipHtml(slip)).toContain('size: A4;');
    expect(packingSlipHtml({ ...slip, paper: 'Letter' })).toContain('size: Letter;');
  });

  it('says what is on the device when it is known', () => {
    expect(packingSlipHtml(slip)).toContain('12,345 files, 1.50 GB (1,500,000,000 bytes)');
    expect(packingSlipHtml({ ...slip, contents: null })).toContain('not stated');
  });

  it('leaves the facility out of a slip when the service has not told it', () => {
    expect(packingSlipHtml(slip)).toContain('Sent to');
    expect(packingSlipHtml({ ...slip, shippingAddress: null })).not.toContain('Sent to');
  });

  it('leaves room for a sender that is not known', () => {
    const page = shippingLabelHtml({ to, sender: null, jobs: [{ jobId, deviceId: '' }] });
    expect(shippingLabelHtml({ to, sender: null, jobs: [{ jobId, deviceId: 'X1' }] })).toContain('Device X1');
    expect(page.match(/class="blank"/g)).toHaveLength(5);
    expect(page).not.toContain('Device ');
  });

  it('has a line and a box for each job of a parcel', () => {
    const other = parseJobId('AAABD') as JobId;
    const page = shippingLabelHtml({
      to,
      sender,
      jobs: [
        { jobId, deviceId: '1' },
        { jobId: other, deviceId: '2' },
      ],
    });
    expect(page).toContain('JOBID AAABD');
    expect(page.match(/<svg/g)).toHaveLength(4);
  });

  it('goes where the service told it, with the job id in it once', () => {
    const lines = facilityAddressLines(facility, jobId);
    const told = shippingLabelHtml({
      to: { kind: 'lines', lines },
      sender,
      jobs: [{ jobId, deviceId: '' }],
    });
    expect(told).toContain('Musterstadt, 12345');
    expect(told.match(/JOBID 48973/g)).toHaveLength(1);
    const without = { kind: 'lines', lines: ['Lab', '1 Road'] } as const;
    expect(shippingLabelHtml({ to: without, sender, jobs: [{ jobId, deviceId: '' }] })).toMatch(
      /Lab<\/div>\s*<div>JOBID 48973<\/div>\s*<div>1 Road/,
    );
  });

  it('leaves room for an address that is not known, and names the job all the same', () => {
    const page = shippingLabelHtml({ to: { kind: 'blank' }, sender, jobs: [{ jobId, deviceId: '' }] });
    expect(page).toContain('JOBID 48973');
    expect(page.match(/class="blank"/g)).toHaveLength(5);
  });
});
