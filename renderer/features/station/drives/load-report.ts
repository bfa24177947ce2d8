import type { RunSnapshot } from '../../../../shared/contract/runs.ts';

/** What of a load's report the window shows. */
interface LoadReportView {
  readonly progressCode: string;
  /** Why the job was aborted; null for one that was loaded. */
  readonly reason: string | null;
  readonly loaded: number;
  readonly ignored: number;
  readonly failed: number;
  readonly bytes: number;
  readonly seconds: number;
}

/** The result of a load; null while there is none. */
export function loadReportOf({ kind, result }: Pick<RunSnapshot, 'kind' | 'result'>): LoadReportView | null {
  // The worker ends each load with the engine's report, and main hands it on as it is.
  return kind === 'load' && result !== null ? (result as LoadReportView) : null;
}
