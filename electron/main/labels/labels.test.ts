import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../shared/base/time.ts';
import { createWords } from '../../../shared/words/words.ts';
import { fakePorts, type FakePorts } from '../../../test/desktop/fake-ports.ts';
import { openTestShipments, type TestShipments } from '../../../test/desktop/open-test-shipments.ts';
import { testManifest } from '../../../test/journey/signed-drive.ts';
import { newShipment } from '../shipments/saved-shipment.ts';
import { createLabels, type Labels } from './create-labels.ts';

let folder: string;
let fake: FakePorts;
let open: TestShipments;
let labels: Labels;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drivepost-labels-'));
  fake = fakePorts(folder);
  open = await openTestShipments(fake.ports);
  const words = createWords('de');
  labels = createLabels({
    ports: fake.ports,
    shipments: open.shipments,
    words: () => words,
    clock: systemClock,
  });
  const job = { jobId: 'AB1CD', accountId: null, createdMs: 0 };
  const shippingAddress = 'Lab\nJOBID AB1CD\n1 Example Road\nSpringfield';
  await open.shipments.add(newShipment({ ...job, shipmentId: 'known', shippingAddress }));
  await open.shipments.folder('known').keepManifest(testManifest('bucket', ['pinCode: 73519273']));
  await open.shipments.add(newShipment({ ...job, shipmentId: 'bare', deviceId: 'D-1' }));
});

afterEach(async () => {
  await open.close();
  await rm(folder, { recursive: true, force: true });
});

describe('labels', () => {
  it('name the job, where the parcel goes and where it came from, without asking the service', async () => {
    const page = await labels.page({ shipmentId: 'known', page: 'label', paper: 'A4' });
    for (const text of ['JOBID AB1CD', '1 Example Road', 'Jane Doe', 'TEST-DRIVE', '<svg']) {
      expect(page).toContain(text);
    }
    expect(page).not.toContain('73519273');
  });

  it('are in the language of the window', async () => {
    const slip = await labels.page({ shipmentId: 'known', page: 'slip', paper: 'A4' });
    expect(slip).toContain('<h1>Packzettel</h1>');
    expect(slip).toContain('Gerätekennung');
  });

  it('leave blank what is not known', async () => {
    const label = await labels.page({ shipmentId: 'bare', page: 'label', paper: 'Letter' });
    expect(label).toContain('JOBID AB1CD');
    expect(label).toContain('size: Letter');
    expect(label.match(/class="blank"/g)).toHaveLength(10);
    expect(await labels.page({ shipmentId: 'bare', page: 'slip', paper: 'A4' })).toContain('D-1');
  });

  it('go to the printer that was named, on the paper that was chosen', async () => {
    const request = { shipmentId: 'known', page: 'slip', paper: 'Letter' } as const;
    expect(await labels.print({ ...request, printer: 'desk' })).toBe(true);
    expect(fake.printed).toMatchObject([{ how: { printer: 'desk', paper: 'Letter' } }]);
    expect(fake.printed[0]?.html).toContain('Packzettel');
  });

  it('are saved as PDF where the person says, or not at all', async () => {
    const request = { shipmentId: 'known', page: 'label', paper: 'A4' } as const;
    expect(await labels.savePdf(request)).toBeNull();
    const path = join(folder, 'label.pdf');
    fake.savePaths.push(path);
    expect(await labels.savePdf(request)).toBe(path);
    expect(await readFile(path, 'utf8')).toMatch(/^%PDF A4/);
  });

  it('of a shipment that is not there are none', async () => {
    const request = { shipmentId: 'gone', page: 'label', paper: 'A4' } as const;
    await expect(labels.page(request)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
