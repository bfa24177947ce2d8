import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DriveView } from '../../../shared/contract/drives.ts';
import type { RunSnapshot, RunSubject } from '../../../shared/contract/runs.ts';
import { watched } from '../../../shared/contract/watched.ts';
import { appError } from '../../../shared/domain/error-codes.ts';
import { manifestTemplate } from '../../../shared/domain/manifest/manifest-template.ts';
import type { PrepareReport, PrepareSpec } from '../../../shared/engine/writer/prepare-spec.ts';
import { createForkedWorkers } from '../../../test/desktop/forked-workers.ts';
import { fakePorts } from '../../../test/desktop/fake-ports.ts';
import { openRunHost, type RunHost, type RunHostPorts } from './run-host.ts';
import type { RunStarter } from './run-definition.ts';

let folder: string;
let drive: string;
const workers = createForkedWorkers();
const opened: RunHost[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drivepost-runs-'));
  drive = join(folder, 'drive');
  await mkdir(drive);
  await mkdir(join(folder, 'source'));
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((host) => host.pauseAll()));
  await workers.killAll();
  await rm(folder, { recursive: true, force: true });
});

const manifest = new TextEncoder().encode(
  manifestTemplate({
    fields: new Map([
      ['bucket', 'photos'],
      ['deviceId', 'D1'],
      ['eraseDevice', 'no'],
      ['returnAddress.name', 'Jane'],
      ['returnAddress.street1', 'Hill 1'],
      ['returnAddress.city', 'Seattle'],
      ['returnAddress.stateOrProvince', 'WA'],
      ['returnAddress.postalCode', '98108'],
      ['returnAddress.country', 'USA'],
      ['returnAddress.phoneNumber', '206-000-0000'],
    ]),
  }),
);

function specFor(mountPoint: string): PrepareSpec {
  return {
    sources: [join(folder, 'source')],
    drive: mountPoint,
    manifest,
    keyPrefix: '',
    ignoreJunk: false,
    skipErrors: false,
  };
}

function subject(changes: Partial<RunSubject> = {}): RunSubject {
  return {
    draftId: 'd1',
    shipmentId: null,
    jobId: null,
    mountPoint: drive,
    driveId: `folder:${drive}`,
    ...changes,
  };
}

interface Bench {
  readonly host: RunHost;
  readonly prepare: RunStarter<null>;
  readonly finished: unknown[];
  readonly awake: ReadonlySet<symbol>;
}

async function open(changes: Partial<RunHostPorts> = {}): Promise<Bench> {
  const fake = fakePorts(folder, { workers });
  const host = await openRunHost({
    ...fake.ports,
    dataFolder: join(folder, 'data'),
    drives: null,
    ...changes,
  });
  opened.push(host);
  const finished: unknown[] = [];
  const prepare = host.define<null>('prepare', {
    input: async (_task, { mountPoint }) => specFor(mountPoint ?? ''),
    finish: async (result) => void finished.push(result),
  });
  return { host, prepare, finished, awake: fake.awake };
}

/** Files that take long enough for a test to come between. */
async function fillSource(count: number, sizeBytes: number): Promise<void> {
  const content = Buffer.alloc(sizeBytes, 7);
  await Promise.all(
    Array.from({ length: count }, (_, at) => writeFile(join(folder, 'source', `${at}.bin`), content)),
  );
}

async function until(host: RunHost, isSo: (run: RunSnapshot) => boolean): Promise<RunSnapshot> {
  const controller = new AbortController();
  try {
    for await (const runs of host.watch(controller.signal)) {
      const found = runs.find(isSo);
      if (found !== undefined) return found;
    }
    throw new Error('The feed has ended.');
  } finally {
    controller.abort();
  }
}

const isCopying = ({ state, progress }: RunSnapshot): boolean =>
  state === 'running' && progress?.phase === 'Copying' && progress.bytes > 0;

test('a run tells how far it is, does what belongs to its end, and lets the computer sleep again', async () => {
  await fillSource(40, 4_000_000);
  const { host, prepare, finished, awake } = await open();
  const first = prepare.start({ subject: subject(), task: null });
  expect(first).toMatchObject({ state: 'starting', kind: 'prepare', result: null });
  const running = await until(host, isCopying);
  expect(running.progress?.totalBytes).toBe(160_000_000);
  expect(awake.size).toBe(1);
  const end = await host.rested(first.runId);
  expect(end).toMatchObject({ state: 'done', error: null });
  expect((end.result as PrepareReport).files).toBe(40);
  expect(finished).toEqual([end.result]);
  expect(awake.size).toBe(0);
  expect(workers.alive()).toHaveLength(0);
});

test('paused work holds nothing, and goes on with what is left', async () => {
  await fillSource(60, 4_000_000);
  const { host, prepare } = await open();
  const { runId } = prepare.start({ subject: subject(), task: null });
  await until(host, isCopying);
  await host.pause(runId);
  expect(host.list()[0]).toMatchObject({ state: 'paused', error: null });
  expect(workers.alive()).toHaveLength(0);
  host.resume(runId);
  const { state, result } = await host.rested(runId);
  expect(state).toBe('done');
  const report = result as PrepareReport;
  expect(report.files).toBe(60);
  expect(report.copied.files + report.skipped.files).toBe(60);
  expect(report.skipped.files).toBeGreaterThan(0);
});

test('a worker that is killed fails its run, which can be resumed', async () => {
  await fillSource(60, 4_000_000);
  const { host, prepare } = await open();
  const { runId } = prepare.start({ subject: subject(), task: null });
  await until(host, isCopying);
  await workers.killAll();
  expect(await host.rested(runId)).toMatchObject({ state: 'failed', error: { code: 'ENGINE_GONE' } });
  host.resume(runId);
  const { state, result } = await host.rested(runId);
  expect([state, (result as PrepareReport).files]).toEqual(['done', 60]);
});

test('a folder that is moved away is waited for, and work goes on by itself when it is back', async () => {
  await fillSource(60, 4_000_000);
  const { host, prepare } = await open();
  const { runId } = prepare.start({ subject: subject(), task: null });
  await until(host, isCopying);
  await rename(drive, `${drive}-away`);
  const waiting = await until(host, ({ state }) => state === 'waiting');
  expect(waiting.error?.code).toBe('DRIVE_GONE');
  expect(workers.alive()).toHaveLength(0);
  await rename(`${drive}-away`, drive);
  const { state, result } = await host.rested(runId);
  expect([state, (result as PrepareReport).files]).toEqual(['done', 60]);
});

test('a drive that is unplugged and comes back elsewhere is found by its id', async () => {
  await fillSource(60, 4_000_000);
  const list = watched<{ drives: DriveView[]; error: null }>({ drives: [viewOf('S1', drive)], error: null });
  const { host, prepare } = await open({ drives: list });
  const { runId } = prepare.start({ subject: subject({ driveId: 'S1' }), task: null });
  await until(host, isCopying);
  list.set({ drives: [viewOf('S2', drive)], error: null });
  await until(host, ({ state }) => state === 'waiting');
  await rename(drive, `${drive}-2`);
  await mkdir(drive);
  list.set({ drives: [viewOf('S2', drive), viewOf('S1', `${drive}-2`)], error: null });
  const end = await host.rested(runId);
  expect(end.state).toBe('done');
  expect(end.subject.mountPoint).toBe(`${drive}-2`);
  expect((end.result as PrepareReport).skipped.files).toBeGreaterThan(0);
});

test('a drive that is still listed for a moment after it was pulled is waited for all the same', async () => {
  const list = watched<{ drives: DriveView[]; error: null }>({ drives: [viewOf('S1', drive)], error: null });
  const { host } = await open({ drives: list });
  const rehearse = host.define<null>('rehearse', {
    input: async (_task, { mountPoint }) => ({ driveRoot: mountPoint }),
  });
  await rename(drive, `${drive}-away`);
  const { runId } = rehearse.start({ subject: subject({ driveId: 'S1' }), task: null });
  const gone = setTimeout(() => list.set({ drives: [], error: null }), 1000);
  await until(host, ({ state }) => state === 'waiting');
  clearTimeout(gone);
  await rename(`${drive}-away`, drive);
  list.set({ drives: [viewOf('S1', drive)], error: null });
  expect((await host.rested(runId)).state).toBe('done');
});

test('who waits for a drive can stop waiting', async () => {
  const list = watched<{ drives: DriveView[]; error: null }>({ drives: [], error: null });
  const { host, prepare } = await open({ drives: list });
  const { runId } = prepare.start({ subject: subject({ driveId: 'S1' }), task: null });
  await until(host, ({ state }) => state === 'waiting');
  await host.cancel(runId);
  expect(host.list()[0]?.state).toBe('canceled');
  expect(() => host.resume(runId)).toThrowError(expect.objectContaining({ code: 'RUN_BUSY' }));
  host.dismiss(runId);
  expect(host.list()).toEqual([]);
});

test('what was under way when the program ended is there as paused, and the saved file holds its task only', async () => {
  await fillSource(60, 4_000_000);
  const { host, prepare } = await open();
  const { runId } = prepare.start({ subject: subject(), task: null });
  await until(host, isCopying);
  // As after a crash: what is on disk now is all that the next start finds.
  const { host: next } = await open();
  expect(next.list()).toMatchObject([{ runId, state: 'paused' }]);
  await host.pauseAll();
  expect(await readFile(join(folder, 'data', 'runs.json'), 'utf8')).not.toContain('manifestVersion');
  next.resume(runId);
  expect((await next.rested(runId)).state).toBe('done');
  await next.pauseAll();
  const { host: last } = await open();
  expect(last.list()).toMatchObject([{ runId, state: 'done', result: { files: 60 } }]);
});

test('one drive is worked on by one run at a time', async () => {
  await fillSource(60, 4_000_000);
  const { host, prepare } = await open();
  const { runId } = prepare.start({ subject: subject(), task: null });
  const busy = expect.objectContaining({ code: 'RUN_BUSY' });
  expect(() => prepare.start({ subject: subject({ draftId: 'd2' }), task: null })).toThrowError(busy);
  expect(() =>
    prepare.start({ subject: subject({ mountPoint: null, driveId: null }), task: null }),
  ).toThrowError(busy);
  expect(() => host.dismiss(runId)).toThrowError(busy);
  await host.cancel(runId);
  expect(prepare.start({ subject: subject(), task: null }).runId).not.toBe(runId);
  expect(host.list()).toHaveLength(1);
  await host.pauseAll();
});

test('an input that cannot be made, and an end that cannot be done, fail the run', async () => {
  const { host } = await open();
  const rehearse = host.define<null>('rehearse', {
    input: async () => {
      throw appError('SECRET_MISSING');
    },
  });
  const { runId } = rehearse.start({ subject: subject(), task: null });
  expect(await host.rested(runId)).toMatchObject({ state: 'failed', error: { code: 'SECRET_MISSING' } });
  const again = await open();
  again.host.define<null>('prepare', {
    input: async (_task, { mountPoint }) => specFor(mountPoint ?? ''),
    finish: async () => {
      throw appError('DOCUMENT_UNWRITABLE');
    },
  });
  await fillSource(1, 10);
  const run = again.prepare.start({ subject: subject(), task: null });
  expect(await again.host.rested(run.runId)).toMatchObject({
    state: 'failed',
    error: { code: 'DOCUMENT_UNWRITABLE' },
  });
});

function viewOf(driveId: string, mountPoint: string): DriveView {
  return {
    driveId,
    kind: 'drive',
    drive: {
      name: driveId,
      disk: driveId,
      label: '',
      volumeId: '',
      mountPoint,
      fileSystem: 'ext4',
      sizeBytes: 1,
      freeBytes: 1,
      bus: 'usb',
      model: '',
      serial: driveId,
      isRemovable: true,
      isReadOnly: false,
      isSystem: false,
    },
    problems: [],
    requirements: [],
    rootEntries: null,
    isSigned: false,
    hasEarlierCopy: false,
  };
}
