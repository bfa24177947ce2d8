import type { Draft, PrepareStep } from '../../../shared/contract/drafts.ts';
import type { RunSnapshot } from '../../../shared/contract/runs.ts';
import type { Shipment } from '../../../shared/contract/shipments.ts';
import { shareOfRun } from '../../widgets/run-share.ts';

/** The steps of the wizard, in their order. */
export const prepareSteps = [
  'drive',
  'files',
  'manifest',
  'copy',
  'sign',
  'labels',
  'ship',
] as const satisfies readonly PrepareStep[];

/** What is known of a drive in preparation. */
export interface WizardFacts {
  readonly draft: Draft;
  /** How many entries of the manifest are missing or wrong. */
  readonly manifestErrors: number;
  readonly copy: RunSnapshot | null;
  readonly shipment: Shipment | null;
}

/** What is missing in a step, or what was done in it. */
export type StepNote =
  | { readonly kind: 'chooseDrive' | 'chooseFiles' | 'onDrive' | 'secrets' | 'manifestDone' }
  | {
      readonly kind: 'copy' | 'copyFirst' | 'notSigned' | 'signatureMissing' | 'jobFirst' | 'labels' | 'ship';
    }
  | { readonly kind: 'drive'; readonly label: string }
  | { readonly kind: 'sources' | 'manifest' | 'copied' | 'someFailed'; readonly count: number }
  | { readonly kind: 'run'; readonly state: RunSnapshot['state'] }
  | { readonly kind: 'running'; readonly share: number }
  | { readonly kind: 'job'; readonly jobId: string }
  | { readonly kind: 'sent'; readonly atMs: number };

/** How a step stands. */
export interface StepStatus {
  readonly step: PrepareStep;
  readonly state: 'todo' | 'done' | 'problem';
  readonly note: StepNote;
}

/** How each step stands. Derived from what is known, so that it is always true. */
export function wizardSteps(facts: WizardFacts): readonly StepStatus[] {
  const { draft, shipment } = facts;
  return [
    { step: 'drive', ...driveStatus(draft) },
    { step: 'files', ...filesStatus(draft) },
    { step: 'manifest', ...manifestStatus(facts) },
    { step: 'copy', ...copyStatus(facts) },
    { step: 'sign', ...signStatus(draft, shipment) },
    { step: 'labels', ...labelsStatus(draft, shipment) },
    { step: 'ship', ...shipStatus(shipment) },
  ];
}

/**
 * The first step in which something is left to do; the last when there is none. Once the drive is signed for its job, what
 * comes before is over, even if the copy had to leave files out.
 */
export function nextStep(statuses: readonly StepStatus[]): PrepareStep {
  const signed = statuses.findIndex(({ step, state }) => step === 'sign' && state === 'done');
  return statuses.slice(signed + 1).find(({ state }) => state !== 'done')?.step ?? 'ship';
}

/** The steps that have to be done before copying, and are not. */
export function missingForCopy(statuses: readonly StepStatus[]): readonly StepStatus[] {
  return statuses.filter(
    ({ step, state }) => (step === 'drive' || step === 'files' || step === 'manifest') && state !== 'done',
  );
}

type Status = Omit<StepStatus, 'step'>;

function driveStatus({ drive }: Draft): Status {
  if (drive === null) return { state: 'todo', note: { kind: 'chooseDrive' } };
  return { state: 'done', note: { kind: 'drive', label: drive.label || drive.mountPoint } };
}

function filesStatus({ useDriveContents, sources }: Draft): Status {
  if (useDriveContents) return { state: 'done', note: { kind: 'onDrive' } };
  if (sources.length === 0) return { state: 'todo', note: { kind: 'chooseFiles' } };
  return { state: 'done', note: { kind: 'sources', count: sources.length } };
}

function manifestStatus({ draft, manifestErrors }: WizardFacts): Status {
  if (draft.secretsLeftOut) return { state: 'problem', note: { kind: 'secrets' } };
  if (manifestErrors > 0) return { state: 'todo', note: { kind: 'manifest', count: manifestErrors } };
  return { state: 'done', note: { kind: 'manifestDone' } };
}

function copyStatus({ draft: { prepared }, copy }: WizardFacts): Status {
  if (copy !== null && copy.state !== 'done' && copy.state !== 'canceled') {
    if (copy.state === 'running')
      return { state: 'todo', note: { kind: 'running', share: shareOfRun(copy) ?? 0 } };
    const isMoving = copy.state === 'starting' || copy.state === 'stopping';
    return { state: isMoving ? 'todo' : 'problem', note: { kind: 'run', state: copy.state } };
  }
  if (prepared === null) return { state: 'todo', note: { kind: 'copy' } };
  if (prepared.failed > 0) return { state: 'problem', note: { kind: 'someFailed', count: prepared.failed } };
  return { state: 'done', note: { kind: 'copied', count: prepared.files } };
}

function signStatus({ prepared }: Draft, shipment: Shipment | null): Status {
  if (prepared === null) return { state: 'todo', note: { kind: 'copyFirst' } };
  if (shipment === null) return { state: 'todo', note: { kind: 'notSigned' } };
  if (shipment.signature === null) return { state: 'problem', note: { kind: 'signatureMissing' } };
  return { state: 'done', note: { kind: 'job', jobId: shipment.jobId } };
}

/** Nobody can tell whether a page lies in the parcel: going on from it counts. */
function labelsStatus({ step }: Draft, shipment: Shipment | null): Status {
  if (shipment === null) return { state: 'todo', note: { kind: 'jobFirst' } };
  const isBehind = step === 'ship' || shipment.sentMs !== null;
  return { state: isBehind ? 'done' : 'todo', note: { kind: 'labels' } };
}

function shipStatus(shipment: Shipment | null): Status {
  if (shipment === null) return { state: 'todo', note: { kind: 'jobFirst' } };
  if (shipment.sentMs === null) return { state: 'todo', note: { kind: 'ship' } };
  return { state: 'done', note: { kind: 'sent', atMs: shipment.sentMs } };
}
