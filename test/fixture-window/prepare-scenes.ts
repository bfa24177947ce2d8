import { toErrorData } from '../../shared/contract/error-crossing.ts';
import type { Draft } from '../../shared/contract/drafts.ts';
import { appError } from '../../shared/domain/error-codes.ts';
import { sampleShipment } from '../desktop/sample-shipment.ts';
import { sampleAccount, sampleAddresses } from './sample-accounts.ts';
import { decidedDraft, sampleDraft, sampleOutcome, sampleRun } from './sample-drafts.ts';
import { chosenDrive, fieldDrive, lockedDrives, longNamedDrive, sampleDrive } from './sample-drives.ts';
import { sampleManifest, wrongManifest } from './sample-manifest.ts';
import { copyReport, failedReport } from './sample-reports.ts';
import { ago } from './sample-time.ts';
import { longNamesTree, millionTree, scanningTree, surveyTree, tooLargeTree, treeOf } from './sample-tree.ts';
import type { Scene } from './scene.ts';
import { quietWorld, type World } from './world.ts';

const withSources: Partial<Draft> = {
  drive: chosenDrive,
  sources: ['/home/jane/surveys/2025', '/home/jane/surveys/2026'],
  keyPrefix: '2026-autumn/',
  manifestText: sampleManifest,
};

/** A scene of one step of the only draft. */
function step(
  name: string,
  draft: Draft,
  facts: Partial<World> = {},
  more: Pick<Scene, 'act' | 'isAlsoGerman'> = {},
): Scene {
  return {
    name: `prepare-${name}`,
    route: `/prepare/${draft.draftId}/${draft.step}`,
    world: () => ({
      ...quietWorld,
      drives: [sampleDrive()],
      tree: surveyTree,
      accounts: [sampleAccount()],
      addresses: sampleAddresses,
      drafts: [draft],
      ...facts,
    }),
    ...more,
  };
}

const emptyTree = treeOf([], {});

const choosing: readonly Scene[] = [
  { name: 'prepare-list-empty', route: '/prepare', world: () => quietWorld, isAlsoGerman: true },
  {
    name: 'prepare-list',
    route: '/prepare',
    world: () => ({
      ...quietWorld,
      runs: [sampleRun()],
      drafts: [
        decidedDraft(),
        decidedDraft({
          draftId: 'd2',
          step: 'sign',
          drive: { ...chosenDrive, label: 'FIELD-02' },
          prepared: sampleOutcome,
          changedMs: ago({ days: 2 }),
        }),
        sampleDraft({
          draftId: 'd3',
          step: 'files',
          changedMs: ago({ days: 6 }),
          drive: { ...chosenDrive, label: longNamedDrive.drive.label },
          manifestText: `bucket: ${'very-long-bucket-name-'.repeat(3).slice(0, 63)}\n`,
        }),
        sampleDraft({ draftId: 'd4', changedMs: ago({ days: 40 }) }),
      ],
    }),
  },
  step('drive-none', sampleDraft(), { drives: [] }),
  step(
    'drive',
    sampleDraft({ drive: chosenDrive }),
    { drives: [sampleDrive(), fieldDrive, ...lockedDrives] },
    { isAlsoGerman: true },
  ),
  step('drive-long-names', sampleDraft({ drive: { ...chosenDrive, driveId: longNamedDrive.driveId } }), {
    drives: [longNamedDrive],
  }),
  step('drive-error', sampleDraft(), {
    drives: [],
    drivesError: toErrorData(appError('INTERNAL', { detail: 'lsblk: not found' })),
  }),
  step('files-none', sampleDraft({ step: 'files', drive: chosenDrive }), { tree: emptyTree }),
  step(
    'files',
    sampleDraft({ ...withSources, step: 'files' }),
    {},
    {
      isAlsoGerman: true,
      act: async (page) => {
        await page.getByRole('treeitem', { name: /14:02/ }).click();
      },
    },
  ),
  step('files-reading', sampleDraft({ ...withSources, step: 'files' }), { tree: scanningTree }),
  step('files-too-large', sampleDraft({ ...withSources, step: 'files' }), { tree: tooLargeTree }),
  step(
    'files-million',
    sampleDraft({ ...withSources, step: 'files' }),
    { tree: millionTree },
    {
      async act(page) {
        await page.getByRole('tree').evaluate((tree) => {
          const box = [tree, ...tree.querySelectorAll('*'), tree.parentElement].find(
            (one) => one !== null && one.scrollHeight > one.clientHeight + 10_000,
          );
          if (box) box.scrollTop = box.scrollHeight / 2;
        });
      },
    },
  ),
  step('files-long-names', sampleDraft({ ...withSources, step: 'files' }), { tree: longNamesTree }),
];

const manifests: readonly Scene[] = [
  step('manifest-new', sampleDraft({ drive: chosenDrive, step: 'manifest' })),
  step('manifest', decidedDraft({ step: 'manifest' }), {}, { isAlsoGerman: true }),
  step('manifest-problems', decidedDraft({ step: 'manifest', manifestText: wrongManifest })),
];

const copying: readonly Scene[] = [
  step('copy-missing', sampleDraft({ step: 'copy' })),
  step('copy-ready', decidedDraft(), {}, { act: (page) => page.getByText('128,402').first().waitFor() }),
  step('copy-running', decidedDraft(), { runs: [sampleRun()] }, { isAlsoGerman: true }),
  step('copy-waiting', decidedDraft(), {
    runs: [
      sampleRun({
        state: 'waiting',
        nowBytesPerSecond: null,
        remainingMs: null,
        error: toErrorData(appError('DRIVE_GONE', { detail: '/media/jane/ARCHIVE' })),
      }),
    ],
  }),
  step('copy-paused', decidedDraft(), { runs: [sampleRun({ state: 'paused', nowBytesPerSecond: null })] }),
  step('copy-broken-off', decidedDraft(), {
    runs: [
      sampleRun({ state: 'failed', nowBytesPerSecond: null, error: toErrorData(appError('ENGINE_GONE')) }),
    ],
  }),
  step('copy-refused', decidedDraft(), {
    runs: [
      sampleRun({
        state: 'failed',
        progress: null,
        rates: [],
        error: toErrorData(
          appError('PREPARE_REFUSED', {
            details: {
              refusals: [
                { code: 'NO_SPACE', message: '5.24 TB are needed, 3.99 TB are free.' },
                { code: 'FINDINGS', message: '1 file cannot be loaded as it is.' },
              ],
            },
          }),
        ),
      }),
    ],
  }),
  step('copy-done', decidedDraft({ prepared: sampleOutcome }), {
    runs: [sampleRun({ state: 'done', result: copyReport, endedMs: ago({ hours: 3 }) })],
  }),
  step(
    'copy-some-failed',
    decidedDraft({
      prepared: {
        ...sampleOutcome,
        outcome: 'someFailed',
        failed: failedReport.failed,
        failures: failedReport.failures,
      },
    }),
    {
      runs: [sampleRun({ state: 'done', result: failedReport, endedMs: ago({ hours: 3 }) })],
    },
  ),
];

const copied = decidedDraft({ prepared: sampleOutcome, accountId: 'a1' });
const signed: Draft = { ...copied, shipmentId: 's1' };
const open = sampleShipment();

const sending: readonly Scene[] = [
  step('sign-no-account', { ...copied, step: 'sign' }, { accounts: [] }),
  step('sign', { ...copied, step: 'sign' }),
  step(
    'sign-refused',
    { ...copied, step: 'sign' },
    {
      answers: {
        'prepare.createJob'() {
          throw appError('JOB_SERVICE_REFUSED', {
            detail: 'InvalidAccessKeyId: The AWS Access Key Id is not known.',
          });
        },
      },
    },
    {
      act: (page) =>
        page
          .getByRole('button', { name: /^Create/ })
          .first()
          .click(),
    },
  ),
  step('sign-done', { ...signed, step: 'sign' }, { shipments: [open] }, { isAlsoGerman: true }),
  step('labels', { ...signed, step: 'labels' }, { shipments: [open] }, { isAlsoGerman: true }),
  step('ship', { ...signed, step: 'ship' }, { shipments: [open] }),
  step(
    'ship-clean',
    { ...signed, step: 'ship' },
    {
      shipments: [open],
      runs: [rehearsal(true)],
    },
    { isAlsoGerman: true },
  ),
  step('ship-not-clean', { ...signed, step: 'ship' }, { shipments: [open], runs: [rehearsal(false)] }),
];

function rehearsal(isClean: boolean): World['runs'][number] {
  const failures = isClean
    ? []
    : [{ file: '2026/north-delta/flight-17/IMG_48213.tif', status: 400, code: 'InvalidDigest' }];
  return sampleRun({
    runId: 'r2',
    kind: 'rehearse',
    state: 'done',
    endedMs: ago({ minutes: 4 }),
    subject: {
      draftId: 'd1',
      shipmentId: 's1',
      jobId: '53TX4',
      mountPoint: '/media/jane/ARCHIVE',
      driveId: null,
    },
    result: {
      checks: [
        { name: 'manifest', outcome: 'passed', detail: 'no problems' },
        { name: 'signature', outcome: 'open', detail: 'only the station can check it' },
        { name: 'inventory', outcome: 'passed', detail: '128402 files' },
        {
          name: 'files',
          outcome: isClean ? 'passed' : 'failed',
          detail: isClean ? 'all read' : '1 file failed',
        },
      ],
      willImportCleanly: isClean,
      files: 128_402,
      wouldLoad: 128_390 - failures.length,
      ignored: 12,
      failed: failures.length,
      bytes: 1_840_211_334_120,
      seconds: 12_400,
      failures,
    },
  });
}

/** The wizard, step by step. */
export const prepareScenes: readonly Scene[] = [...choosing, ...manifests, ...copying, ...sending];
