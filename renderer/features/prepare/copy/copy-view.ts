import type { ErrorData } from '../../../../shared/contract/error-data.ts';
import type { RunSnapshot } from '../../../../shared/contract/runs.ts';
import type { PrepareOutcome } from '../../../../shared/domain/job/prepare-outcome.ts';
import type { PrepareStep } from '../../../../shared/contract/drafts.ts';
import type { StepStatus, WizardFacts } from '../wizard-steps.ts';
import { missingForCopy, wizardSteps } from '../wizard-steps.ts';
import type { CopyReport } from './copy-report.ts';

/** What the step shows. */
export type CopyView =
  | { readonly kind: 'missing'; readonly steps: readonly StepStatus[] }
  | { readonly kind: 'ready'; readonly wasCanceled: boolean }
  | { readonly kind: 'underWay'; readonly run: RunSnapshot }
  | { readonly kind: 'waiting'; readonly run: RunSnapshot }
  | { readonly kind: 'paused'; readonly run: RunSnapshot }
  | { readonly kind: 'refused'; readonly refusals: readonly RefusalTold[] }
  | { readonly kind: 'failed'; readonly run: RunSnapshot }
  | { readonly kind: 'done'; readonly outcome: PrepareOutcome; readonly report: CopyReport | null };

/** A reason not to begin, and the step where it is put right. */
export interface RefusalTold {
  readonly code: RefusalCode | null;
  /** What the engine says of this case, in its own words. */
  readonly detail: string;
  readonly step: PrepareStep;
}

const stepOfRefusal = {
  MANIFEST: 'manifest',
  SYSTEM_DISK: 'drive',
  READ_ONLY: 'drive',
  FILE_SYSTEM: 'drive',
  TOO_LARGE: 'drive',
  NO_SPACE: 'files',
  FINDINGS: 'files',
  CONFLICT: 'files',
  OUTPUT_NEEDED: 'manifest',
} as const satisfies Record<string, PrepareStep>;

type RefusalCode = keyof typeof stepOfRefusal;

/** Chooses what to show from what is known. */
export function copyView(facts: WizardFacts): CopyView {
  const { draft, copy: run } = facts;
  const steps = missingForCopy(wizardSteps(facts));
  switch (run?.state) {
    case 'starting':
    case 'running':
    case 'stopping':
      return { kind: 'underWay', run };
    case 'waiting':
    case 'paused':
      return { kind: run.state, run };
    case 'failed': {
      const refusals = refusalsOf(run.error);
      return refusals.length > 0 ? { kind: 'refused', refusals } : { kind: 'failed', run };
    }
    case 'done':
    case 'canceled':
    case undefined:
      break;
  }
  if (draft.prepared !== null) {
    // What the worker gave at the end of a prepare.
    const report = run?.state === 'done' ? (run.result as CopyReport) : null;
    return { kind: 'done', outcome: draft.prepared, report };
  }
  if (steps.length > 0) return { kind: 'missing', steps };
  return { kind: 'ready', wasCanceled: run?.state === 'canceled' };
}

/** The reasons for which the engine would not begin; none for other errors. */
export function refusalsOf(error: ErrorData | null): readonly RefusalTold[] {
  if (error === null || (error.code !== 'PREPARE_REFUSED' && error.code !== 'DRIVE_REFUSED')) return [];
  const { refusals, problems } = error.details;
  if (Array.isArray(refusals) && refusals.length > 0) return refusals.map(asRefusal);
  const isManifest = Array.isArray(problems);
  return [
    {
      code: isManifest ? 'MANIFEST' : null,
      detail: error.detail ?? error.message,
      step: isManifest ? 'manifest' : 'files',
    },
  ];
}

function asRefusal(refusal: unknown): RefusalTold {
  const { code, message } = refusal as { readonly code?: unknown; readonly message?: unknown };
  const known = typeof code === 'string' && isRefusalCode(code) ? code : null;
  return {
    code: known,
    detail: typeof message === 'string' ? message : '',
    step: known === null ? 'files' : stepOfRefusal[known],
  };
}

function isRefusalCode(code: string): code is RefusalCode {
  return Object.hasOwn(stepOfRefusal, code);
}
