import type { Draft } from '../../../../shared/contract/drafts.ts';
import type { RunSnapshot } from '../../../../shared/contract/runs.ts';

/** What the engine reports of a rehearsal, as far as it is shown. */
export interface RehearsalReport {
  readonly checks: readonly RehearsalCheck[];
  readonly willImportCleanly: boolean;
  readonly files: number;
  readonly wouldLoad: number;
  readonly ignored: number;
  readonly failed: number;
  readonly bytes: number;
  readonly seconds: number;
  readonly failures: readonly { readonly file: string; readonly status: number; readonly code: string }[];
}

export interface RehearsalCheck {
  readonly name: 'manifest' | 'signature' | 'inventory' | 'files';
  readonly outcome: 'passed' | 'failed' | 'open';
  /** In the engine's own words. */
  readonly detail: string;
}

/** How a rehearsal stands. */
export type RehearsalView =
  | { readonly kind: 'impossible' }
  | { readonly kind: 'notYet' }
  | { readonly kind: 'underWay'; readonly run: RunSnapshot }
  | { readonly kind: 'resting'; readonly run: RunSnapshot }
  | { readonly kind: 'done'; readonly run: RunSnapshot; readonly report: RehearsalReport };

/** Chooses what to show. A rehearsal of before the job was created says nothing of its SIGNATURE, and so nothing of it. */
export function rehearsalView(draft: Draft, run: RunSnapshot | null): RehearsalView {
  if (draft.prepared === null) return { kind: 'impossible' };
  if (run === null || run.state === 'canceled') return { kind: 'notYet' };
  if (run.state === 'paused' || run.state === 'failed') return { kind: 'resting', run };
  if (run.state !== 'done') return { kind: 'underWay', run };
  if (run.subject.shipmentId !== draft.shipmentId) return { kind: 'notYet' };
  // What the worker gave at the end of a rehearsal.
  return { kind: 'done', run, report: run.result as RehearsalReport };
}
