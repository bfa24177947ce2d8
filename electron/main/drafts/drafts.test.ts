import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Draft, DraftDrive } from '../../../shared/contract/drafts.ts';
import { manifestCopyPath } from '../../../shared/domain/inventory/inventory.ts';
import { manifestTemplate } from '../../../shared/domain/manifest/manifest-template.ts';
import type { VerifyReport } from '../../../shared/engine/loader/verify-report.ts';
import type { PrepareReport } from '../../../shared/engine/writer/prepare-spec.ts';
import { createForkedWorkers } from '../../../test/desktop/forked-workers.ts';
import { fakePorts, fakeSecrets } from '../../../test/desktop/fake-ports.ts';
import type { SecretStore } from '../ports.ts';
import { openRunHost, type RunHost } from '../jobs/run-host.ts';
import { newShipment } from '../shipments/saved-shipment.ts';
import { createDraftRuns, type DraftRuns, type DraftRunsPorts } from './draft-runs.ts';
import { openDraftStore } from './draft-store.ts';
import { createDrafts, type Drafts } from './drafts.ts';

let folder: string;
const workers = createForkedWorkers();
const opened: RunHost[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drivepost-drafts-'));
  await mkdir(join(folder, 'drive'));
  await mkdir(join(folder, 'source'));
  await writeFile(join(folder, 'source', 'a.txt'), 'alpha');
  await writeFile(join(folder, 'source', '.DS_Store'), 'junk');
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((runs) => runs.pauseAll()));
  await workers.killAll();
  await rm(folder, { recursive: true, force: true });
});

interface Bench {
  readonly drafts: Drafts;
  readonly draftRuns: DraftRuns;
  readonly runs: RunHost;
  readonly rehearsals: (readonly [string, boolean])[];
}

async function open(secrets: SecretStore = fakeSecrets()): Promise<Bench> {
  const { ports } = fakePorts(folder, { workers, secrets });
  const dataFolder = join(folder, 'data');
  const runs = await openRunHost({ ...ports, dataFolder, drives: null });
  opened.push(runs);
  const store = await openDraftStore({ dataFolder, secrets, log: ports.log });
  const drafts = createDrafts({ store, runs, clock: ports.clock });
  const rehearsals: (readonly [string, boolean])[] = [];
  const shipments: DraftRunsPorts['shipments'] = {
    list: () => [
      { ...newShipment({ shipmentId: 's1', jobId: 'ABCDE', accountId: null, createdMs: 0 }), ...unwatched },
    ],
    noteRehearsal: async (id, { willImportCleanly }) => void rehearsals.push([id, willImportCleanly]),
  };
  const draftRuns = createDraftRuns({ runs, drafts, shipments, clock: ports.clock });
  return { drafts, runs, rehearsals, draftRuns };
}

const unwatched = { nextCheckMs: null, isChecking: false, checkError: null };
const incomplete = expect.objectContaining({ code: 'DRAFT_INCOMPLETE' });

function driveAt(mountPoint: string): DraftDrive {
  return {
    driveId: `folder:${mountPoint}`,
    kind: 'folder',
    mountPoint,
    label: 'drive',
    serial: '',
    fileSystem: 'ext4',
    sizeBytes: null,
  };
}

const manifestText = manifestTemplate({
  fields: new Map([
    ['bucket', 'photos'],
    ['deviceId', 'D1'],
    ['eraseDevice', 'no'],
    ['notificationEmail', 'jane@example.com'],
    ['returnAddress.name', 'Jane'],
    ['returnAddress.street1', 'Hill 1'],
    ['returnAddress.city', 'Seattle'],
    ['returnAddress.stateOrProvince', 'WA'],
    ['returnAddress.postalCode', '98108'],
    ['returnAddress.country', 'USA'],
    ['returnAddress.phoneNumber', '206-000-0000'],
  ]),
});

async function completeDraft({ drafts }: Pick<Bench, 'drafts'>, text = manifestText): Promise<Draft> {
  const { draftId } = await drafts.create();
  return drafts.change(draftId, {
    drive: driveAt(join(folder, 'drive')),
    sources: [join(folder, 'source')],
    manifestText: text,
  });
}

/** Everything that is on disk of the program's data. */
async function allOnDisk(): Promise<string> {
  const files = await readdir(join(folder, 'data'), { recursive: true, withFileTypes: true });
  const texts = files
    .filter((file) => file.isFile())
    .map((file) => readFile(join(file.parentPath, file.name), 'utf8'));
  return (await Promise.all(texts)).join('\n');
}

test('a draft is there as it was when the program starts again, and gone when it was removed', async () => {
  const { drafts } = await open();
  const first = await drafts.create();
  const second = await drafts.create();
  const changed = await drafts.change(first.draftId, { step: 'files', sources: ['/a'], keyPrefix: 'x/' });
  await drafts.remove(second.draftId);
  const again = await open();
  expect(again.drafts.find(first.draftId)).toEqual(changed);
  expect(() => again.drafts.find(second.draftId)).toThrowError(
    expect.objectContaining({ code: 'NOT_FOUND' }),
  );
  expect(await readdir(join(folder, 'data', 'drafts'))).toEqual([`${first.draftId}.json`]);
});

test('changes that come at once are all made', async () => {
  const { drafts } = await open();
  const { draftId } = await drafts.create();
  await Promise.all([
    drafts.change(draftId, { step: 'manifest' }),
    drafts.change(draftId, { keyPrefix: 'photos/' }),
    drafts.change(draftId, { skipErrors: true }),
  ]);
  expect(drafts.find(draftId)).toMatchObject({ step: 'manifest', keyPrefix: 'photos/', skipErrors: true });
});

test('a password never lies on disk, and comes back from the keychain', async () => {
  const secrets = fakeSecrets();
  const bench = await open(secrets);
  const text = `${manifestText}pinCode: 87654321\n`;
  const { draftId } = await completeDraft(bench, text);
  const { runId } = bench.draftRuns.prepare(draftId);
  expect((await bench.runs.rested(runId)).state).toBe('done');
  expect(Buffer.from(bench.drafts.finishedManifest(draftId)).toString()).toContain('pinCode: 87654321');
  expect(JSON.stringify(bench.runs.list())).not.toContain('87654321');
  await bench.runs.pauseAll();
  expect(await allOnDisk()).not.toContain('87654321');
  const again = await open(secrets);
  expect(again.drafts.find(draftId)).toMatchObject({ manifestText: text, secretsLeftOut: false });
  await again.drafts.change(draftId, { manifestText });
  expect(await secrets.get(`draft:${draftId}`)).toBeNull();
});

test('a secret that a crash left behind takes nothing back', async () => {
  const secrets = fakeSecrets();
  const { draftId } = await completeDraft(await open(secrets));
  await secrets.set(`draft:${draftId}`, `${manifestText}pinCode: 87654321\n`);
  expect((await open(secrets)).drafts.find(draftId).manifestText).toBe(manifestText);
});

test('without a keychain a password has to be typed again after a restart, and nothing goes on without it', async () => {
  const bench = await open();
  const { draftId } = await completeDraft(bench, `${manifestText}pinCode: 87654321\n`);
  const { drafts, draftRuns } = await open();
  const draft = drafts.find(draftId);
  expect(draft.secretsLeftOut).toBe(true);
  expect(draft.manifestText).not.toContain('87654321');
  expect(() => draftRuns.prepare(draftId)).toThrowError(incomplete);
  const typed = await drafts.change(draftId, { manifestText: `${draft.manifestText}pinCode: 1234\n` });
  expect(typed.secretsLeftOut).toBe(false);
  expect(typed.manifestText).toBe(`${manifestText}pinCode: 1234\n`);
});

test('a copy is good for what was decided: undone by a change, there again when that is taken back', async () => {
  const bench = await open();
  const { drafts, draftRuns, runs } = bench;
  const { draftId } = await completeDraft(bench);
  await runs.rested(draftRuns.prepare(draftId).runId);
  const draft = drafts.find(draftId);
  expect(draft.prepared).toMatchObject({ outcome: 'done', files: 1, failed: 0 });
  expect(Buffer.from(drafts.finishedManifest(draftId))).toEqual(
    await readFile(join(folder, 'drive', manifestCopyPath)),
  );
  expect((await drafts.change(draftId, { step: 'sign', accountId: 'a1' })).prepared).not.toBeNull();
  for (const changes of [{ sources: [] }, { keyPrefix: 'x' }, { ignoreJunk: false }, { manifestText: '' }]) {
    expect((await drafts.change(draftId, changes)).prepared).toBeNull();
    expect(() => drafts.finishedManifest(draftId)).toThrowError(incomplete);
    const { sources, keyPrefix, ignoreJunk } = draft;
    expect((await drafts.change(draftId, { sources, keyPrefix, ignoreJunk, manifestText })).prepared).toEqual(
      draft.prepared,
    );
  }
});

test('which files failed is still known after a restart, when the run itself is forgotten', async () => {
  const bench = await open();
  const { draftId } = await completeDraft(bench);
  const { runId } = bench.draftRuns.prepare(draftId);
  const { result } = await bench.runs.rested(runId);
  const report = result as PrepareReport;
  expect(bench.drafts.find(draftId).prepared).not.toHaveProperty('failures');
  const failures = [{ path: 'b.txt', code: 'SOURCE_UNREADABLE', reason: 'EIO: i/o error, read' }];
  const someFailed = { ...report, outcome: 'someFailed', failed: 1, failures } as const;
  await bench.drafts.noteCopied(draftId, someFailed, join(folder, 'drive'));
  bench.runs.dismiss(runId);
  const again = await open();
  expect(again.drafts.find(draftId).prepared).toMatchObject({ failed: 1, failures });
});

test('a copy under way is not changed under its hands', async () => {
  const bench = await open();
  const { drafts, draftRuns, runs } = bench;
  const { draftId } = await completeDraft(bench);
  const { runId } = draftRuns.prepare(draftId);
  const busy = expect.objectContaining({ code: 'RUN_BUSY' });
  await expect(drafts.change(draftId, { keyPrefix: 'x' })).rejects.toEqual(busy);
  await expect(drafts.remove(draftId)).rejects.toEqual(busy);
  await drafts.change(draftId, { step: 'copy' });
  await runs.rested(runId);
  await drafts.change(draftId, { keyPrefix: 'x' });
  expect(runs.list()).toEqual([]);
});

test('a copy begins with what is being saved, and what comes later finds it under way', async () => {
  const { drafts, draftRuns, runs } = await open();
  const { draftId } = await completeDraft({ drafts });
  const before = drafts.change(draftId, { keyPrefix: 'early/' });
  const started = drafts.inTurn(draftId, (draft) => [draft.keyPrefix, draftRuns.prepare(draftId).runId]);
  const after = drafts.change(draftId, { keyPrefix: 'late/' });
  await expect(after).rejects.toMatchObject({ code: 'RUN_BUSY' });
  await before;
  const [keyPrefix, runId = ''] = await started;
  expect(keyPrefix).toBe('early/');
  await runs.rested(runId);
  expect(drafts.find(draftId)).toMatchObject({ keyPrefix: 'early/', prepared: { outcome: 'done' } });
});

test('what cannot be copied is refused with reasons that a window can tell', async () => {
  const bench = await open();
  const { draftRuns, runs, drafts } = bench;
  const { draftId } = await drafts.create();
  expect(() => draftRuns.prepare(draftId)).toThrowError(
    expect.objectContaining({ code: 'DRAFT_INCOMPLETE' }),
  );
  const complete = await completeDraft(bench);
  await writeFile(join(folder, 'drive', 'a.txt'), 'something else');
  const { state, error } = await runs.rested(draftRuns.prepare(complete.draftId).runId);
  expect([state, error?.code]).toEqual(['failed', 'PREPARE_REFUSED']);
  expect(error?.details['refusals']).toMatchObject([{ code: 'CONFLICT' }]);
});

test('a rehearsal is told to the shipment, and forgotten with the next copy', async () => {
  const bench = await open();
  const { draftRuns, runs, drafts, rehearsals } = bench;
  const { draftId } = await completeDraft(bench);
  expect(() => draftRuns.rehearse(draftId)).toThrowError(incomplete);
  await runs.rested(draftRuns.prepare(draftId).runId);
  await drafts.noteShipment(draftId, 's1');
  const { state, result } = await runs.rested(draftRuns.rehearse(draftId).runId);
  // There is a job, and its SIGNATURE was never written.
  expect([state, (result as VerifyReport).willImportCleanly]).toEqual(['done', false]);
  expect((result as VerifyReport).checks.filter(({ outcome }) => outcome === 'failed')).toMatchObject([
    { name: 'signature' },
  ]);
  expect(rehearsals).toEqual([['s1', false]]);
  await runs.rested(draftRuns.prepare(draftId).runId);
  expect(runs.list().map(({ kind }) => kind)).toEqual(['prepare']);
  expect(drafts.find(draftId).shipmentId).toBe('s1');
  await writeFile(join(folder, 'source', 'b.txt'), 'beta');
  await runs.rested(draftRuns.prepare(draftId).runId);
  expect(drafts.find(draftId).shipmentId).toBeNull();
});
