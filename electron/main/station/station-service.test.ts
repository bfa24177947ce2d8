import { readFile, rename, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../shared/base/time.ts';
import type { DeskJobView, StationState, Target } from '../../../shared/contract/station.ts';
import { createJobClient } from '../../../shared/engine/job-client/job-client.ts';
import type { LoadReport } from '../../../shared/engine/loader/load.ts';
import { takeServeLock } from '../../../shared/engine/station/serve-lock.ts';
import { openStationBench, testFacility, type StationBench } from '../../../test/desktop/station-bench.ts';
import { testManifest } from '../../../test/journey/signed-drive.ts';
import { startStrictS3, type StrictS3 } from '../../../test/servers/strict-s3/strict-s3.ts';

const bucket = 'drive-bucket';
let store: StrictS3;
let bench: StationBench;

beforeEach(async () => {
  store = await startStrictS3({ buckets: [bucket] });
  bench = await openStationBench(bucket);
  await bench.station.setUp(null, testFacility);
});

afterEach(async () => {
  await bench.close();
  await store.close();
});

/** The first value of a feed that `is` says yes to. */
async function first<T>(
  feed: (signal: AbortSignal) => AsyncIterable<T>,
  is: (value: T) => boolean,
): Promise<T> {
  for await (const value of feed(AbortSignal.timeout(60_000))) if (is(value)) return value;
  throw new Error('the feed did not come to that');
}

function state(is: (state: StationState) => boolean): Promise<StationState> {
  return first((signal) => bench.station.watch(signal), is);
}

function job(jobId: string, is: (job: DeskJobView) => boolean): Promise<DeskJobView | undefined> {
  const isIt = (one: DeskJobView): boolean => one.jobId === jobId && is(one);
  return first(
    (signal) => bench.station.follow('station.jobs', undefined, signal),
    (jobs) => jobs.some(isIt),
  ).then((jobs) => jobs.find(isIt));
}

function saveTarget(): Promise<Target> {
  return bench.station.targets.save({
    targetId: null,
    name: 'Archive',
    kind: 's3',
    endpointUrl: store.url,
    region: store.region,
    style: 'path',
    bucket: '',
    accessKeyId: store.credentials.accessKeyId,
    secretAccessKey: store.credentials.secretAccessKey,
    folder: '',
  });
}

const isReady = ({ match }: { match: { kind: string } }): boolean => match.kind === 'job';

describe('the station', () => {
  it('is not there until it is set up', async () => {
    const other = await openStationBench(bucket);
    const before = await first(
      (signal) => other.station.watch(signal),
      ({ kind }) => kind !== 'opening',
    );
    expect(before).toMatchObject({ kind: 'none', dataFolder: other.stationFolder, facility: null });
    await expect(other.station.setUp(null, null)).rejects.toMatchObject({ code: 'STATION_NOT_FOUND' });
    await other.station.setUp(null, testFacility);
    const after = await first(
      (signal) => other.station.watch(signal),
      ({ kind }) => kind === 'open',
    );
    expect(after.facility).toEqual(testFacility);
    await other.restart();
    const again = await first(
      (signal) => other.station.watch(signal),
      ({ kind }) => kind === 'open',
    );
    expect(again.facility).toEqual(testFacility);
    await other.close();
  });

  it('loads two drives at once, and shows the log of each as it is', async () => {
    const { station } = bench;
    const { targetId } = await saveTarget();
    const posted = [
      await bench.post('one', { 'a.txt': 'A', 'b/c.txt': 'BC' }),
      await bench.post('two', { 'd.txt': 'D' }),
    ];
    store.faults.add({ fault: { kind: 'slow', delayMs: 300 }, matches: ({ method }) => method === 'PUT' });
    for (const { drive } of posted) await station.addFolder(drive);
    const runs = await Promise.all(
      posted.map(async ({ drive, jobId }) => {
        const found = await bench.drive(drive, isReady);
        expect(found.match).toMatchObject({ jobId, isLoadable: true, accountName: 'jane', bucket });
        return station.load({ mountPoint: drive, targetId, jobId: null }).runId;
      }),
    );
    const isRunning = (): boolean => bench.runs.list().every(({ state: now }) => now !== 'done');
    expect(isRunning()).toBe(true);
    for (const runId of runs) {
      const run = await bench.run(runId, ({ state: now }) => now === 'done' || now === 'failed');
      expect(run).toMatchObject({ state: 'done', error: null });
      expect((run.result as LoadReport).progressCode).toBe('Complete');
    }
    const keys = [...store.objects(bucket).keys()].filter((key) => !key.startsWith('import-log'));
    expect(keys.sort()).toEqual(['a.txt', 'b/c.txt', 'd.txt']);
    for (const [at, { drive, jobId }] of posted.entries()) {
      await job(jobId, ({ progressCode }) => progressCode === 'Complete');
      const ended = await bench.drive(drive, ({ match }) => match.kind === 'job' && !match.isLoadable);
      expect(ended.runId).toBe(runs[at]);
      const log = await first(
        (signal) => station.follow('station.log', { jobId, onlyFailed: false }, signal),
        ({ isReading }) => !isReading,
      );
      const files = at === 0 ? ['SIGNATURE', 'a.txt', 'b/c.txt'] : ['SIGNATURE', 'd.txt'];
      expect(log.rows.map(({ file }) => file)).toEqual(files);
      expect(log).toMatchObject({ totalRows: files.length, failedRows: 0 });
    }
    const [one] = posted;
    const details = await station.desk('station.job', { jobId: one?.jobId ?? '' });
    expect(details.events.map(({ what }) => what)).toEqual([
      'created',
      'received',
      'load-started',
      'load-finished',
    ]);
    expect(details.returnAddress[0]).toBe('Jane Doe');
    const shipment = { carrier: 'UPS', trackingNumber: '1Z99' };
    const returned = await station.desk('station.sendBack', { jobId: one?.jobId ?? '', ...shipment });
    expect(returned).toMatchObject({ locationCode: 'Returned', ...shipment });
  });

  it('names the code of a wrong SIGNATURE, starts nothing by itself, and ends the job when told', async () => {
    const { station } = bench;
    const [good, other] = [await bench.post('good', { a: 'a' }), await bench.post('other', { b: 'b' })];
    const { targetId } = await saveTarget();
    // The SIGNATURE of the other job under the name of this one.
    const text = await readFile(join(other.drive, 'SIGNATURE'), 'utf8');
    await writeFile(join(good.drive, 'SIGNATURE'), text.replaceAll(other.jobId, good.jobId));
    await station.setOptions({ loadByItself: true, targetId });
    await station.addFolder(good.drive);
    const refused = await bench.drive(good.drive, ({ match }) => match.kind === 'refused');
    expect(refused.match).toMatchObject({ abortCode: 'InvalidSignature', jobId: good.jobId });
    expect(refused.runId).toBeNull();
    const details = { jobId: good.jobId, code: 'InvalidSignature', detail: 'seen at the desk' } as const;
    await station.desk('station.abort', details);
    await job(good.jobId, ({ progressCode }) => progressCode === 'InvalidSignature');
    expect(bench.runs.list()).toEqual([]);
  });

  it('knows a drive whose SIGNATURE came later', async () => {
    const { station } = bench;
    const { drive, jobId } = await bench.post('late', { a: 'a' });
    await rename(join(drive, 'SIGNATURE'), join(bench.folder, 'SIGNATURE'));
    await station.addFolder(drive);
    const unsigned = await bench.drive(drive, ({ match }) => match.kind === 'refused');
    expect(unsigned.match).toMatchObject({ abortCode: 'MissingSignature', jobId: null });
    await rename(join(bench.folder, 'SIGNATURE'), join(drive, 'SIGNATURE'));
    expect((await bench.drive(drive, isReady)).match).toMatchObject({ jobId });
  });

  it('loads by itself what is plugged in, once', async () => {
    const { station } = bench;
    const { targetId } = await saveTarget();
    await station.setOptions({ loadByItself: true, targetId });
    const { drive, jobId } = await bench.post('auto', { a: 'a' });
    await station.addFolder(drive);
    const started = await bench.drive(drive, ({ runId }) => runId !== null);
    await bench.run(started.runId ?? '', ({ state: now }) => now === 'done');
    await job(jobId, ({ progressCode }) => progressCode === 'Complete');
    expect(bench.runs.list()).toHaveLength(1);
  });

  it('goes on with a load whose worker was killed', async () => {
    const { station } = bench;
    const { targetId } = await saveTarget();
    const files = Object.fromEntries(Array.from({ length: 40 }, (_one, at) => [`f${at}`, `content ${at}`]));
    const { drive, jobId } = await bench.post('killed', files);
    store.faults.add({ fault: { kind: 'slow', delayMs: 1500 }, matches: ({ method }) => method === 'PUT' });
    await station.addFolder(drive);
    await bench.drive(drive, isReady);
    const { runId } = station.load({ mountPoint: drive, targetId, jobId: null });
    await job(jobId, ({ progressCode }) => progressCode === 'InProgress');
    await bench.workers.killAll();
    const dead = await bench.run(runId, ({ state: now }) => now === 'failed');
    expect(dead.error?.code).toBe('ENGINE_GONE');
    store.faults.clear();
    bench.runs.resume(runId);
    expect(await bench.run(runId, ({ state: now }) => now === 'done')).toMatchObject({ error: null });
    // The desk's process died as well; it was started again, and what watches it goes on.
    await job(jobId, ({ progressCode }) => progressCode === 'Complete');
    expect(store.objects(bucket).size).toBe(41);
  });

  it('serves the job service, on and off, and says why it cannot', async () => {
    const { station } = bench;
    const listen = (await state(({ kind }) => kind === 'open')).options.listen;
    await station.setOptions({ listen: { ...listen, port: 0 }, targetId: (await saveTarget()).targetId });
    await station.serve(true);
    const { url } = (await state(({ service }) => service.state === 'on')).service;
    const { accessKeyId, secretAccessKey } = await station.desk('stationAccounts.add', { name: 'Joe' });
    const client = createJobClient({
      endpointUrl: url ?? '',
      credentials: { accessKeyId, secretAccessKey },
      clock: systemClock,
    });
    const manifest = new TextEncoder().encode(testManifest(bucket));
    const created = await client.createJob({ jobType: 'Import', manifest, validateOnly: false });
    await job(created.jobId ?? '', ({ accountName }) => accountName === 'Joe');
    const wrong = new TextEncoder().encode(testManifest('no-such-bucket'));
    const refused = client.createJob({ jobType: 'Import', manifest: wrong, validateOnly: false });
    await expect(refused).rejects.toMatchObject({ details: { code: 'NoSuchBucketException' } });
    await station.serve(false);
    await expect(fetch(`${url ?? ''}/health`)).rejects.toThrow('fetch failed');

    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    await station.setOptions({ listen: { ...listen, port: (taken.address() as AddressInfo).port } });
    await station.serve(true);
    const failed = await state(({ service }) => service.state === 'failed');
    expect(failed.service.error?.code).toBe('LISTEN_FAILED');
    await new Promise((resolve) => taken.close(resolve));
    await station.setOptions({ listen: { ...listen, host: '0.0.0.0', port: 0 } });
    await station.serve(true);
    await state(({ service }) => service.error?.code === 'LISTEN_INSECURE');
  });

  it('serves no station that another process serves, and serves it once that has ended', async () => {
    const { station } = bench;
    const { listen } = (await state(({ kind }) => kind === 'open')).options;
    const unlock = await takeServeLock(bench.stationFolder, { address: '127.0.0.1:1', clock: systemClock });
    await station.setOptions({ listen: { ...listen, port: 0 } });
    await station.serve(true);
    const { service } = await state(({ service: now }) => now.state === 'failed');
    expect(service.error?.code).toBe('STATION_SERVED');
    expect(service.error?.detail).toContain(`Process ${process.pid} on `);
    unlock();
    await station.serve(true);
    const { url } = (await state(({ service: now }) => now.state === 'on')).service;
    // Serving anew, with another address, does not stand in its own way.
    await station.setOptions({ listen: { ...listen, port: 0, publicUrl: 'http://station.example' } });
    await state(({ service: now }) => now.state === 'on' && now.url !== url);
    const other = takeServeLock(bench.stationFolder, { address: '127.0.0.1:1', clock: systemClock });
    await expect(other).rejects.toMatchObject({ code: 'STATION_SERVED' });
    await station.serve(false);
  });

  it('keeps secrets out of its documents, and asks for one that is not known', async () => {
    const { station } = bench;
    const target = await saveTarget();
    expect(target).toMatchObject({ hasSecret: true });
    const program = join(bench.folder, 'program');
    const document = await readFile(join(program, 'targets.json'), 'utf8');
    expect(document).toContain('Archive');
    expect(document).not.toContain(store.credentials.secretAccessKey);
    expect((await station.targets.test(target.targetId, bucket, AbortSignal.timeout(30_000))).at(-1)).toEqual(
      expect.objectContaining({ name: 'delete', outcome: 'passed', error: null }),
    );
    const { secretAccessKey: _secret, ...rest } = { ...target, secretAccessKey: '' };
    await station.targets.save({ ...rest, secretAccessKey: '' });
    await expect(station.targets.access(target.targetId)).rejects.toMatchObject({ code: 'TARGET_SECRET' });
    const { drive } = await bench.post('no-secret', { a: 'a' });
    await station.addFolder(drive);
    await bench.drive(drive, isReady);
    const { runId } = station.load({ mountPoint: drive, targetId: target.targetId, jobId: null });
    const failed = await bench.run(runId, ({ state: now }) => now === 'failed');
    expect(failed.error?.code).toBe('TARGET_SECRET');
    await bench.runs.pauseAll();
    const runs = await readFile(join(program, 'runs.json'), 'utf8');
    expect(runs).not.toContain(store.credentials.secretAccessKey);
  });
});
