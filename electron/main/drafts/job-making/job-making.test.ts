import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Draft } from '../../../../shared/contract/drafts.ts';
import { appError } from '../../../../shared/domain/error-codes.ts';
import { systemClock } from '../../../../shared/base/time.ts';
import { parseJobId, type JobId } from '../../../../shared/domain/job/job-id.ts';
import { readSignature } from '../../../../shared/engine/signature/drive-signature.ts';
import { verifySignature } from '../../../../shared/engine/signature/sign-manifest.ts';
import { fakePorts } from '../../../../test/desktop/fake-ports.ts';
import { openTestShipments, type TestShipments } from '../../../../test/desktop/open-test-shipments.ts';
import { startStation, type StationInProcess } from '../../../../test/desktop/station-in-process.ts';
import { testManifest } from '../../../../test/journey/signed-drive.ts';
import { createUnfinished, type Unfinished } from '../../unfinished.ts';
import { createJobMaking, type JobMaking } from './create-job-making.ts';
import type { JobMakingPorts } from './make-job.ts';

const inventory = 'f60fe317bc497b1204b327094959eb64  photos/a.jpg\n';
const inventorySha256 = createHash('sha256').update(inventory).digest('hex');
const manifest = testManifest('bucket', ['pinCode: 73519273']);
const { signal } = new AbortController();

let service: StationInProcess;
let folder: string;
let drive: string;
let open: TestShipments;
let accountId: string;
let draft: Draft;
let isPlugged: boolean;
let making: JobMaking;
let unfinished: Unfinished;

beforeAll(async () => {
  service = await startStation();
});

afterAll(() => service.close());

let customers = 0;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drivepost-job-making-'));
  drive = join(folder, 'drive');
  await mkdir(join(drive, '.drivepost'), { recursive: true });
  await writeFile(join(drive, '.drivepost', 'manifest-md5.txt'), inventory);
  open = await openTestShipments(fakePorts(join(folder, 'data')).ports);
  customers += 1;
  const { accessKeyId, secretAccessKey } = await service.station.accounts.add(`customer ${customers}`);
  const store = { storeEndpointUrl: '', storeRegion: '', storeAccessKeyId: '' };
  const access = { name: 'Lab', endpointUrl: service.url, accessKeyId, secretAccessKey };
  accountId = (await open.accounts.save({ ...store, ...access, accountId: null })).accountId;
  isPlugged = true;
  draft = draftOf(drive);
  unfinished = createUnfinished();
  const ports: JobMakingPorts = {
    drafts: {
      find: () => draft,
      finishedManifest() {
        if (draft.prepared === null) throw appError('DRAFT_INCOMPLETE');
        return new TextEncoder().encode(manifest);
      },
      noteShipment: async (_draftId, shipmentId) => (draft = { ...draft, shipmentId }),
    },
    shipments: open.shipments,
    accounts: open.accounts,
    askService: open.askService,
    clock: systemClock,
    log: { fault: () => undefined },
    placeOf: async () => (isPlugged ? drive : null),
  };
  making = createJobMaking(ports, unfinished);
});

afterEach(async () => {
  await open.close();
  await rm(folder, { recursive: true, force: true });
});

function draftOf(mountPoint: string): Draft {
  return {
    draftId: 'd1',
    createdMs: 0,
    changedMs: 0,
    step: 'sign',
    drive: {
      driveId: 'x',
      kind: 'drive',
      mountPoint,
      label: 'USB',
      serial: '',
      fileSystem: 'ext4',
      sizeBytes: null,
    },
    sources: [],
    useDriveContents: true,
    keyPrefix: '',
    ignoreJunk: false,
    skipErrors: false,
    renames: {},
    manifestText: manifest,
    accountId: null,
    prepared: {
      atMs: 0,
      outcome: 'done',
      files: 1,
      bytes: 5,
      failed: 0,
      readBack: 'direct',
      inventorySha256,
      manifestPath: '',
      passwordsLeftOut: true,
    },
    shipmentId: null,
    secretsLeftOut: false,
  };
}

type Answer = Awaited<ReturnType<JobMaking['prepare.createJob']>>;

async function createJob(validateOnly = false): Promise<Answer> {
  return making['prepare.createJob']({ draftId: 'd1', accountId, validateOnly }, signal);
}

async function jobsAtStation(): Promise<number> {
  return (await service.station.desk.list()).filter(
    ({ accountName }) => accountName === `customer ${customers}`,
  ).length;
}

async function signOffline(
  changes: {
    readonly secretAccessKey?: string;
    readonly accountId?: string;
    readonly exportFolder?: string;
  } = {},
): Promise<Awaited<ReturnType<JobMaking['prepare.signOffline']>>> {
  const choices = { accountId: null, exportFolder: null, ...changes };
  return making['prepare.signOffline']({ draftId: 'd1', jobId: 'tstd1', ...choices }, signal);
}

/** Nothing can be written under the name SIGNATURE while a folder has it. */
async function blockSignature(): Promise<void> {
  await mkdir(join(drive, 'SIGNATURE', 'x'), { recursive: true });
}

describe('creating a job', () => {
  it('keeps the shipment, what the proof needs, and puts SIGNATURE on the drive', async () => {
    const answer = await createJob();
    expect(answer).toMatchObject({ signaturePath: join(drive, 'SIGNATURE'), signatureError: null });
    const shipment = open.shipments.find(answer.shipmentId ?? '');
    expect(shipment).toMatchObject({
      jobId: answer.jobId,
      accountId,
      deviceId: 'TEST-DRIVE',
      bucket: 'bucket',
      prepared: draft.prepared,
      hasInventory: true,
      signature: { path: join(drive, 'SIGNATURE') },
    });
    expect(draft.shipmentId).toBe(answer.shipmentId);
    expect(await readSignature(drive)).toMatchObject({ kind: 'found', file: { jobId: answer.jobId } });
    const kept = open.shipments.folder(shipment.shipmentId);
    expect(await readFile(kept.inventoryFile, 'utf8')).toBe(inventory);
    expect(await kept.manifest()).toContain('TEST-DRIVE');
  });

  it('sends the password, and writes it to no file here', async () => {
    const { shipmentId } = await createJob();
    expect(await open.shipments.manifest(shipmentId ?? '')).toBe(manifest);
    const secret = (await open.accounts.credentials(open.accounts.find(accountId))).secretAccessKey;
    for (const file of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!file.isFile()) continue;
      const text = await readFile(join(file.parentPath, file.name), 'utf8');
      expect(text).not.toContain('73519273');
      expect(text).not.toContain(secret);
    }
  });

  it('only asks whether the manifest would be taken, without the drive', async () => {
    isPlugged = false;
    expect(await createJob(true)).toMatchObject({ jobId: null, shipmentId: null, signaturePath: null });
    expect(open.shipments.list()).toEqual([]);
    expect(await jobsAtStation()).toBe(0);
  });

  it('loses no job when the drive refuses its SIGNATURE, and writes it later', async () => {
    await blockSignature();
    const answer = await createJob();
    expect(answer).toMatchObject({ signaturePath: null, signatureError: { code: 'SIGNATURE_UNWRITABLE' } });
    expect(open.shipments.find(answer.shipmentId ?? '')).toMatchObject({
      jobId: answer.jobId,
      signature: null,
    });
    await rm(join(drive, 'SIGNATURE'), { recursive: true });
    const again = await making['prepare.writeSignature']({ draftId: 'd1' }, signal);
    expect(again).toEqual({ signaturePath: join(drive, 'SIGNATURE') });
    expect(await readSignature(drive)).toMatchObject({ kind: 'found', file: { jobId: answer.jobId } });
  });

  it('asks the service for SIGNATURE when it was not kept', async () => {
    const { jobId, shipmentId } = await createJob();
    await rm(join(drive, 'SIGNATURE'));
    await rm(join(folder, 'data', 'shipments', shipmentId ?? '', 'SIGNATURE'));
    await open.shipments.writeSignature(shipmentId ?? '', drive);
    expect(await readSignature(drive)).toMatchObject({ kind: 'found', file: { jobId } });
  });

  it.each([
    ['no copy ended well', () => (draft = { ...draft, prepared: null }), 'DRAFT_INCOMPLETE'],
    ['the drive is not there', () => (isPlugged = false), 'DRIVE_GONE'],
    [
      'another drive is there',
      () => writeFile(join(drive, '.drivepost', 'manifest-md5.txt'), `${inventory}x`),
      'DRIVE_CHANGED',
    ],
    ['the drive is empty', () => rm(join(drive, '.drivepost'), { recursive: true }), 'DRIVE_GONE'],
    ['the service does not answer', () => service.pause(), 'JOB_SERVICE_UNREACHABLE'],
  ])('makes no job when %s', async (_, change, code) => {
    await change();
    await expect(createJob()).rejects.toMatchObject({ code });
    if (code === 'JOB_SERVICE_UNREACHABLE') await service.start();
    expect(await jobsAtStation()).toBe(0);
    expect(existsSync(join(drive, 'SIGNATURE'))).toBe(false);
    expect(await readdir(join(folder, 'data', 'shipments'))).toEqual([]);
  });

  it('makes no second job for a drive while the first has not ended', async () => {
    const { shipmentId } = await createJob();
    await expect(createJob()).rejects.toMatchObject({ code: 'JOB_EXISTS' });
    await open.shipments.cancel(shipmentId ?? '');
    expect((await createJob()).shipmentId).not.toBe(shipmentId);
  });

  it('makes one job of two calls at once, and holds the end of the program until it is kept', async () => {
    const first = createJob();
    await expect(createJob()).rejects.toMatchObject({ code: 'RUN_BUSY' });
    await unfinished.settled();
    expect(open.shipments.list()).toMatchObject([{ jobId: (await first).jobId }]);
    expect(existsSync(join(drive, 'SIGNATURE'))).toBe(true);
    expect(await jobsAtStation()).toBe(1);
  });
});

describe('signing offline', () => {
  const secretAccessKey = 'example-secret-key';
  const jobId = parseJobId('TSTD1') as JobId;

  it('signs with version 1.0, and keeps a shipment that nobody is asked about', async () => {
    const { shipmentId, signaturePath, files } = await signOffline({ secretAccessKey });
    expect([signaturePath, files]).toEqual([join(drive, 'SIGNATURE'), []]);
    const found = await readSignature(drive);
    if (found.kind !== 'found') throw new Error(found.reason);
    expect(found.file).toMatchObject({ version: '1.0', jobId });
    const signed = { secret: secretAccessKey, jobId, manifest: new TextEncoder().encode(manifest) };
    expect(verifySignature(found.file, signed)).toBe(true);
    expect(open.shipments.find(shipmentId)).toMatchObject({ accountId: null, jobId, history: [] });
    await open.shipments.refresh(shipmentId);
    expect(open.shipments.find(shipmentId).checkError).toBeNull();
  });

  it('saves what goes by mail, the manifest with its password as it was signed', async () => {
    const { files } = await signOffline({ secretAccessKey, exportFolder: folder });
    const mail = join(folder, 'drivepost-job-TSTD1');
    expect(files).toEqual(['manifest.txt', 'SIGNATURE', 'inventory.txt'].map((name) => join(mail, name)));
    expect(await readFile(join(mail, 'manifest.txt'), 'utf8')).toBe(manifest);
    expect(await readFile(join(mail, 'SIGNATURE'))).toEqual(await readFile(join(drive, 'SIGNATURE')));
    expect(await readFile(join(mail, 'inventory.txt'), 'utf8')).toBe(inventory);
  });

  it('takes the key of an account, and goes on with the same shipment after a try that failed', async () => {
    await blockSignature();
    await expect(signOffline({ accountId })).rejects.toMatchObject({ code: 'SIGNATURE_UNWRITABLE' });
    const [first] = open.shipments.list();
    await rm(join(drive, 'SIGNATURE'), { recursive: true });
    expect((await signOffline({ accountId })).shipmentId).toBe(first?.shipmentId);
    expect(open.shipments.list()).toHaveLength(1);
  });

  it('refuses without a key', async () => {
    await expect(signOffline()).rejects.toMatchObject({ code: 'SECRET_MISSING' });
    expect(open.shipments.list()).toEqual([]);
  });
});
