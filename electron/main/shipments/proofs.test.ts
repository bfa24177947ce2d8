import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RunSnapshot } from '../../../shared/contract/runs.ts';
import { fakePorts, type FakePorts } from '../../../test/desktop/fake-ports.ts';
import { createForkedWorkers } from '../../../test/desktop/forked-workers.ts';
import { openTestShipments, type TestShipments } from '../../../test/desktop/open-test-shipments.ts';
import { startStrictS3, type StrictS3 } from '../../../test/servers/strict-s3/strict-s3.ts';
import { S3Client } from '../../../shared/engine/s3/s3-client.ts';
import { systemClock } from '../../../shared/base/time.ts';
import { newShipment } from './saved-shipment.ts';

const md5 = 'f60fe317bc497b1204b327094959eb64';
const inventory = `${md5}  =photos/a.jpg\n${md5}  photos/b.jpg\n`;

function row(file: string): string {
  return `Sun Nov 22 10:00:00 UTC 2026,"${file}",200,OK,bucket/${file},${md5},5,image/jpeg\n`;
}

const workers = createForkedWorkers();
let store: StrictS3;
let folder: string;
let fake: FakePorts;
let open: TestShipments;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drivepost-proofs-'));
  store = await startStrictS3({ buckets: ['bucket'] });
  fake = fakePorts(join(folder, 'data'), { workers });
  open = await openTestShipments(fake.ports);
  const kept = join(folder, 'data', 'shipments', 's1');
  await mkdir(kept, { recursive: true });
  await writeFile(join(kept, 'inventory.txt'), inventory);
  const { accountId } = await open.accounts.save({
    accountId: null,
    name: 'Lab',
    endpointUrl: 'http://127.0.0.1:1',
    accessKeyId: store.credentials.accessKeyId,
    secretAccessKey: store.credentials.secretAccessKey,
    storeEndpointUrl: store.url,
    storeRegion: store.region,
    storeAccessKeyId: '',
  });
  await open.shipments.add({
    ...newShipment({ shipmentId: 's1', jobId: 'AB1CD', accountId, createdMs: 0, hasInventory: true }),
    logBucket: 'bucket',
    logKey: 'logs/import-log-AB1CD',
  });
});

afterEach(async () => {
  await open.close();
  await workers.killAll();
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

async function putLog(text: string): Promise<void> {
  const client = new S3Client({
    endpointUrl: store.url,
    region: store.region,
    credentials: store.credentials,
    clock: systemClock,
  });
  const body = new TextEncoder().encode(text);
  const key = 'logs/import-log-AB1CD';
  await client.request({ method: 'PUT', bucket: 'bucket', key, body }, new AbortController().signal);
  await client.close();
}

function prove(log: 'bucket' | { readonly path: string }): Promise<RunSnapshot> {
  const place = log === 'bucket' ? ({ kind: 'bucket' } as const) : ({ kind: 'file', ...log } as const);
  const runId = open.shipments.prove({ shipmentId: 's1', log: place, inventory: { kind: 'kept' } });
  return open.runs.rested(runId);
}

describe('a proof', () => {
  it('is made from the log in the bucket, which is kept, and from the inventory that is kept here', async () => {
    await putLog(row('=photos/a.jpg') + row('photos/b.jpg'));
    expect(await prove('bucket')).toMatchObject({ state: 'done', result: { isProven: true } });
    expect(open.shipments.find('s1')).toMatchObject({
      proof: {
        isProven: true,
        files: { inInventory: 2, loaded: 2 },
        log: { file: expect.stringMatching(/^s3:/) },
      },
      hasLog: true,
      provedMs: expect.any(Number),
    });
    fake.savePaths.push(join(folder, 'saved.csv'));
    expect(await open.shipments.exports.log('s1')).toBe(join(folder, 'saved.csv'));
    expect(await readFile(join(folder, 'saved.csv'), 'utf8')).toContain('photos/b.jpg');
  });

  it('is made from a log that the person has', async () => {
    const path = join(folder, 'log.csv');
    await writeFile(path, row('photos/b.jpg'));
    await prove({ path });
    const { proof, hasLog } = open.shipments.find('s1');
    expect(proof).toMatchObject({ isProven: false, files: { missing: 1, loaded: 1 } });
    expect(hasLog).toBe(false);
  });

  it('that fails says why, can be tried again, and saves no secret', async () => {
    expect(await prove('bucket')).toMatchObject({ state: 'failed' });
    await putLog(row('=photos/a.jpg') + row('photos/b.jpg'));
    expect(await prove('bucket')).toMatchObject({ state: 'done' });
    // What is being saved would be gone before it is read.
    await open.runs.pauseAll();
    for (const file of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!file.isFile()) continue;
      const text = await readFile(join(file.parentPath, file.name), 'utf8');
      expect(text).not.toContain(store.credentials.secretAccessKey);
    }
  });

  it('is saved as a page, as PDF, and as a table without formulas', async () => {
    await putLog(row('=photos/a.jpg') + row('photos/b.jpg'));
    await prove('bucket');
    const paths = ['proof.html', 'proof.pdf', 'proof.csv'].map((name) => join(folder, name));
    fake.savePaths.push(...paths);
    const formats = ['html', 'pdf', 'csv'] as const;
    for (const format of formats) await open.shipments.exports.proof('s1', format);
    const [page, pdf, table] = await Promise.all(paths.map((path) => readFile(path, 'utf8')));
    expect(page).toContain('</html>');
    expect(pdf).toMatch(/^%PDF A4/);
    const lines = table?.trimEnd().split('\r\n') ?? [];
    expect(lines.map((line) => line.split(',').slice(0, 2).join(','))).toEqual([
      '\u{FEFF}file,outcome',
      "'=photos/a.jpg,loaded",
      'photos/b.jpg,loaded',
    ]);
    expect(workers.alive()).toEqual([]);
  });

  it('is not saved when the person thinks better of it', async () => {
    await putLog(row('=photos/a.jpg') + row('photos/b.jpg'));
    await prove('bucket');
    expect(await open.shipments.exports.proof('s1', 'csv')).toBeNull();
  });

  it('keeps its shipment while it is made, and goes with it', async () => {
    await putLog(row('=photos/a.jpg') + row('photos/b.jpg'));
    const proving = prove('bucket');
    await expect(open.shipments.forget('s1')).rejects.toMatchObject({ code: 'RUN_BUSY' });
    expect(await proving).toMatchObject({ state: 'done' });
    await open.shipments.forget('s1');
    expect([open.shipments.list(), open.runs.list()]).toEqual([[], []]);
    expect(await readdir(join(folder, 'data', 'shipments'))).toEqual([]);
  });

  it('without a log or without the store says what is missing', async () => {
    await open.shipments.add({
      ...newShipment({ shipmentId: 's2', jobId: 'AB1CE', accountId: null, createdMs: 0, hasInventory: true }),
      logBucket: 'bucket',
      logKey: 'log',
    });
    const start = (shipmentId: string): Promise<RunSnapshot> =>
      open.runs.rested(
        open.shipments.prove({ shipmentId, log: { kind: 'bucket' }, inventory: { kind: 'kept' } }),
      );
    expect(await start('s2')).toMatchObject({ error: { code: 'STORE_UNKNOWN' } });
    await expect(open.shipments.exports.proof('s2', 'html')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
