import { expect, test } from 'vitest';
import type { Draft } from '../../../shared/contract/drafts.ts';
import type { RunSnapshot } from '../../../shared/contract/runs.ts';
import type { Shipment } from '../../../shared/contract/shipments.ts';
import { testDraft } from './draft.fixture.ts';
import { missingForCopy, nextStep, wizardSteps, type StepStatus, type WizardFacts } from './wizard-steps.ts';

const draft = testDraft({ step: 'drive', ignoreJunk: true });
const drive: NonNullable<Draft['drive']> = {
  driveId: 'S1',
  kind: 'drive',
  mountPoint: '/media/blue',
  label: '',
  serial: 'S1',
  fileSystem: 'ext4',
  sizeBytes: 1,
};
const prepared: NonNullable<Draft['prepared']> = {
  atMs: 1,
  outcome: 'done',
  files: 3,
  bytes: 9,
  failed: 0,
  readBack: 'direct',
  inventorySha256: '',
  manifestPath: '',
  passwordsLeftOut: false,
};
const decided: Draft = { ...draft, drive, sources: ['/a'] };
const shipment = {
  shipmentId: 's1',
  jobId: 'ABCDE',
  signature: { path: '', atMs: 1 },
  sentMs: null,
} as Shipment;

function steps(facts: Partial<WizardFacts>): readonly StepStatus[] {
  return wizardSteps({ draft, manifestErrors: 0, copy: null, shipment: null, ...facts });
}

function copyRun(run: Partial<RunSnapshot>): RunSnapshot {
  return { progress: null, ...run } as RunSnapshot;
}

const stateOf = (facts: Partial<WizardFacts>, step: string): unknown =>
  steps(facts).find((status) => status.step === step);

test('a new draft says of each step what it waits for, and begins with the drive', () => {
  const all = steps({ manifestErrors: 7 });
  expect(all.map(({ note }) => note.kind)).toEqual([
    'chooseDrive',
    'chooseFiles',
    'manifest',
    'copy',
    'copyFirst',
    'jobFirst',
    'jobFirst',
  ]);
  expect(all.every(({ state }) => state === 'todo')).toBe(true);
  expect(nextStep(all)).toBe('drive');
  expect(missingForCopy(all).map(({ step }) => step)).toEqual(['drive', 'files', 'manifest']);
});

test('a drive without a label is called by its place; what is on it counts as files', () => {
  expect(stateOf({ draft: decided }, 'drive')).toMatchObject({
    state: 'done',
    note: { label: '/media/blue' },
  });
  expect(stateOf({ draft: { ...draft, useDriveContents: true } }, 'files')).toMatchObject({
    state: 'done',
    note: { kind: 'onDrive' },
  });
});

test('a password that has to be typed again is a problem, even where nothing else is wrong', () => {
  const all = steps({ draft: { ...decided, secretsLeftOut: true } });
  expect(all[2]).toMatchObject({ state: 'problem', note: { kind: 'secrets' } });
  expect(missingForCopy(all)).toHaveLength(1);
});

test.each([
  ['starting', 'todo', 'run'],
  ['running', 'todo', 'running'],
  ['stopping', 'todo', 'run'],
  ['paused', 'problem', 'run'],
  ['waiting', 'problem', 'run'],
  ['failed', 'problem', 'run'],
  ['canceled', 'todo', 'copy'],
] as const)('a copy that is %s shows as %s', (state, shown, note) => {
  expect(stateOf({ draft: decided, copy: copyRun({ state }) }, 'copy')).toMatchObject({
    state: shown,
    note: { kind: note },
  });
});

test('a finished copy is done, or a problem when files failed; an earlier run no longer counts', () => {
  const done = { ...decided, prepared };
  expect(stateOf({ draft: done }, 'copy')).toMatchObject({ state: 'done', note: { count: 3 } });
  expect(stateOf({ draft: { ...done, prepared: { ...prepared, failed: 2 } } }, 'copy')).toMatchObject({
    state: 'problem',
    note: { kind: 'someFailed', count: 2 },
  });
  expect(nextStep(steps({ draft: done }))).toBe('sign');
});

test('files that could not be copied are over once the drive is signed without them', () => {
  const failed = { ...decided, prepared: { ...prepared, failed: 2 } };
  expect(nextStep(steps({ draft: failed }))).toBe('copy');
  expect(nextStep(steps({ draft: failed, shipment }))).toBe('labels');
});

test('with a job the labels come next, then posting; a missing SIGNATURE stands out', () => {
  const done = { ...decided, prepared };
  expect(nextStep(steps({ draft: done, shipment }))).toBe('labels');
  expect(nextStep(steps({ draft: { ...done, step: 'ship' }, shipment }))).toBe('ship');
  expect(stateOf({ draft: done, shipment: { ...shipment, signature: null } }, 'sign')).toMatchObject({
    state: 'problem',
    note: { kind: 'signatureMissing' },
  });
  const sent = steps({ draft: done, shipment: { ...shipment, sentMs: 5 } });
  expect(sent.every(({ state }) => state === 'done')).toBe(true);
});
