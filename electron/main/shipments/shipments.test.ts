import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createJobClient, type JobClient } from '../../../shared/engine/job-client/job-client.ts';
import { systemClock } from '../../../shared/base/time.ts';
import { fakePorts, type FakePorts } from '../../../test/desktop/fake-ports.ts';
import { openTestShipments, type TestShipments } from '../../../test/desktop/open-test-shipments.ts';
import { startStation, type StationInProcess } from '../../../test/desktop/station-in-process.ts';
import { testManifest } from '../../../test/journey/signed-drive.ts';
import { newShipment } from './saved-shipment.ts';

let service: StationInProcess;
let keys: { readonly accessKeyId: string; readonly secretAccessKey: string };
let client: JobClient;
let folder: string;
let fake: FakePorts;
let open: TestShipments;
let accountId: string;

beforeAll(async () => {
  service = await startStation();
});

afterAll(() => service.close());

let customers = 0;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drivepost-shipments-'));
  fake = fakePorts(folder);
  open = await openTestShipments(fake.ports);
  customers += 1;
  keys = await service.station.accounts.add(`customer ${customers}`);
  const account = await open.accounts.save({
    accountId: null,
    name: 'Lab',
    endpointUrl: service.url,
    accessKeyId: keys.accessKeyId,
    secretAccessKey: keys.secretAccessKey,
    storeEndpointUrl: '',
    storeRegion: '',
    storeAccessKeyId: '',
  });
  accountId = account.accountId;
  client = createJobClient({ endpointUrl: service.url, credentials: keys, clock: systemClock });
});

afterEach(async () => {
  await client.close();
  await open.close();
  // A look that was under way may still be writing down what it saw.
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

async function createJob(lines: readonly string[] = []): Promise<string> {
  const manifest = new TextEncoder().encode(testManifest('bucket', lines));
  const { jobId } = await client.createJob({ jobType: 'Import', manifest, validateOnly: false });
  if (jobId === null) throw new Error('no job id');
  return jobId;
}

/** A job at the station and its shipment, its status known. */
async function ship(): Promise<{ readonly jobId: string; readonly shipmentId: string }> {
  const jobId = await createJob();
  await open.shipments.add(newShipment({ shipmentId: jobId, jobId, accountId, createdMs: 1 }));
  await open.until(jobId, ({ nextCheckMs }) => nextCheckMs !== null);
  return { jobId, shipmentId: jobId };
}

/** Lets all timers go off and waits for the looks that they begin. */
async function lookAgain(shipmentId: string): Promise<void> {
  open.timers.fire();
  await open.shipments.refresh(shipmentId);
}

describe('a shipment that is followed', () => {
  it('knows its status without that being news', async () => {
    const { shipmentId } = await ship();
    expect(open.shipments.find(shipmentId)).toMatchObject({
      history: [{ locationCode: 'NotReceived', progressCode: 'Pending' }],
      isUnseen: false,
      checkError: null,
      shippingAddress: expect.stringContaining(`JOBID ${shipmentId}`),
    });
    expect(fake.notifications).toEqual([]);
  });

  it('tells each change once, in the language that is chosen, until somebody looks', async () => {
    const { jobId, shipmentId } = await ship();
    await open.settings.change({ language: 'de' });
    await service.station.desk.receive(jobId);
    await lookAgain(shipmentId);
    await lookAgain(shipmentId);
    expect(open.shipments.find(shipmentId)).toMatchObject({
      history: [{ locationCode: 'NotReceived' }, { locationCode: 'AtAWS' }],
      isUnseen: true,
    });
    expect(fake.notifications.map(({ title, body }) => [title, body])).toEqual([
      [`Auftrag ${jobId}: Pending`, 'Das Laufwerk ist an der Station angekommen.'],
    ]);
    expect(fake.badges.at(-1)).toBe(1);
    fake.notifications[0]?.onClick();
    expect(fake.openedShipments).toEqual([shipmentId]);
    await open.shipments.markSeen(shipmentId);
    await open.until(shipmentId, ({ isUnseen }) => !isUnseen);
    expect(fake.badges.at(-1)).toBe(0);
  });

  it('says what to do when the job has come to an end', async () => {
    const { jobId, shipmentId } = await ship();
    await service.station.desk.receive(jobId);
    await service.station.desk.abort(jobId, 'MissingSignature', 'no SIGNATURE');
    await lookAgain(shipmentId);
    expect(fake.notifications[0]).toMatchObject({
      title: `Job ${jobId}: MissingSignature`,
      body: expect.stringContaining('Create a new job'),
    });
  });

  it('is quiet when notifications are not wanted, but marked as unseen', async () => {
    const { jobId, shipmentId } = await ship();
    await open.settings.change({ notifications: false });
    await service.station.desk.receive(jobId);
    await lookAgain(shipmentId);
    expect(fake.notifications).toEqual([]);
    expect(open.shipments.find(shipmentId).isUnseen).toBe(true);
  });

  it('is asked less often while nothing changes, and soon after a change', async () => {
    const { jobId, shipmentId } = await ship();
    const waits = [open.timers.waiting()];
    for (let look = 0; look < 3; look += 1) {
      await lookAgain(shipmentId);
      waits.push(open.timers.waiting());
    }
    expect(waits).toEqual([[60_000], [90_000], [135_000], [202_500]]);
    await service.station.desk.receive(jobId);
    await lookAgain(shipmentId);
    expect(open.timers.waiting()).toEqual([60_000]);
  });

  it('says why it cannot be asked, keeps what is known, and goes on when the service is back', async () => {
    const { shipmentId } = await ship();
    await service.pause();
    try {
      await lookAgain(shipmentId);
      await lookAgain(shipmentId);
      expect(open.shipments.find(shipmentId)).toMatchObject({
        checkError: { code: 'JOB_SERVICE_UNREACHABLE' },
        history: [{ progressCode: 'Pending' }],
      });
      expect(open.timers.waiting()).toEqual([120_000]);
    } finally {
      await service.start();
    }
    await lookAgain(shipmentId);
    expect(open.shipments.find(shipmentId).checkError).toBeNull();
  });

  it('is asked at once when its account is given the secret that was missing', async () => {
    const { shipmentId } = await ship();
    const account = open.accounts.find(accountId);
    await open.accounts.save({ ...account, secretAccessKey: '' });
    await lookAgain(shipmentId);
    expect(open.shipments.find(shipmentId)).toMatchObject({ checkError: { code: 'SECRET_MISSING' } });
    await open.accounts.save({ ...account, secretAccessKey: keys.secretAccessKey });
    await open.until(shipmentId, ({ checkError }) => checkError === null);
  });

  it('is not asked any more once its drive is back', async () => {
    const { jobId, shipmentId } = await ship();
    await service.station.desk.receive(jobId);
    await service.station.desk.abort(jobId, 'DeviceError', '');
    await lookAgain(shipmentId);
    expect(open.timers.waiting()).toHaveLength(1);
    await service.station.desk.sendBack(jobId, { carrier: 'Post', trackingNumber: 'RR1' });
    await lookAgain(shipmentId);
    expect(open.timers.waiting()).toEqual([]);
    expect(open.shipments.find(shipmentId)).toMatchObject({ returnCarrier: 'Post', nextCheckMs: null });
    expect(fake.notifications.at(-1)?.body).toContain('Post RR1');
  });

  it('is there after a restart, and followed again', async () => {
    const { jobId, shipmentId } = await ship();
    await open.shipments.noteSent(shipmentId, { carrier: 'Post', trackingNumber: 'AA1' });
    await open.close();
    await service.station.desk.receive(jobId);
    open = await openTestShipments(fake.ports);
    const found = await open.until(shipmentId, ({ history }) => history.length === 2);
    expect(found).toMatchObject({ carrier: 'Post', trackingNumber: 'AA1', isUnseen: true });
    expect(fake.notifications).toHaveLength(1);
  });
});

describe('what a person does', () => {
  it('finds the jobs that were made elsewhere, once, and none that are cancelled', async () => {
    const jobs = [await createJob(), await createJob(), await createJob()];
    await client.cancelJob(jobs[1] ?? '');
    expect(await open.shipments.findJobs(accountId)).toBe(2);
    expect(await open.shipments.findJobs(accountId)).toBe(0);
    expect(new Set(open.shipments.list().map(({ jobId }) => jobId))).toEqual(new Set([jobs[0], jobs[2]]));
    expect(open.shipments.list()[0]).toMatchObject({
      deviceId: 'TEST-DRIVE',
      bucket: 'bucket',
      isUnseen: false,
    });
  });

  it('sends a changed manifest while the job is pending, and keeps it without its password', async () => {
    const { shipmentId } = await ship();
    const manifestText = testManifest('bucket', ['prefix: new/', 'pinCode: 73519273']);
    const check = await open.shipments.update({ shipmentId, manifestText, validateOnly: true });
    expect(check).toHaveProperty('warningMessage');
    expect(await open.shipments.manifest(shipmentId)).not.toContain('new/');
    await open.shipments.update({ shipmentId, manifestText, validateOnly: false });
    expect(await open.shipments.manifest(shipmentId)).toBe(manifestText);
    const kept = await readFile(open.shipments.folder(shipmentId).manifestFile, 'utf8');
    expect(kept).toContain('new/');
    expect(kept).not.toContain('73519273');
  });

  it("is told in the service's words that an update comes too late", async () => {
    const { jobId, shipmentId } = await ship();
    await service.station.desk.receive(jobId);
    await service.station.desk.abort(jobId, 'DeviceError', '');
    const manifestText = testManifest('bucket');
    await expect(
      open.shipments.update({ shipmentId, manifestText, validateOnly: false }),
    ).rejects.toMatchObject({
      code: 'JOB_SERVICE_REFUSED',
      details: { code: 'UnableToUpdateJobIdException' },
    });
  });

  it('cancels a job, which is no news to who did it', async () => {
    const { shipmentId } = await ship();
    await open.shipments.cancel(shipmentId);
    expect(open.shipments.find(shipmentId)).toMatchObject({ isUnseen: false });
    expect(open.shipments.find(shipmentId).history.at(-1)).toMatchObject({ progressCode: 'Canceled' });
    expect(fake.notifications).toEqual([]);
  });

  it('forgets a shipment and all that was kept of it; the job stays as it is', async () => {
    const { jobId, shipmentId } = await ship();
    const { manifestFile } = open.shipments.folder(shipmentId);
    expect(existsSync(manifestFile)).toBe(true);
    await open.shipments.forget(shipmentId);
    expect(existsSync(manifestFile)).toBe(false);
    expect(open.timers.waiting()).toEqual([]);
    expect(open.shipments.list()).toEqual([]);
    expect(await client.getStatus(jobId)).toMatchObject({ progressCode: 'Pending' });
  });

  it('notes when a drive was sent once, and how it was sent as often as need be', async () => {
    const { shipmentId } = await ship();
    await open.shipments.noteSent(shipmentId, { carrier: 'Post', trackingNumber: '' });
    const { sentMs } = open.shipments.find(shipmentId);
    await open.shipments.noteSent(shipmentId, { carrier: 'Post', trackingNumber: 'AA1' });
    expect(open.shipments.find(shipmentId)).toMatchObject({ sentMs, trackingNumber: 'AA1' });
  });
});
