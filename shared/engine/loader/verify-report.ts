import type { ReportProgress } from '../../base/progress.ts';
import type { Clock } from '../../base/time.ts';
import type { JobId } from '../../domain/job/job-id.ts';
import type { FailedFile } from './tally.ts';

/** A rehearsal, described by data alone. */
export interface VerifySpec {
  readonly driveRoot: string;
  /** The manifest to go by; the copy on the drive when it is not given. */
  readonly manifestFile?: string | undefined;
  /** Whose drive it should be. */
  readonly jobId?: JobId | undefined;
  /** The account's secret, for a SIGNATURE of version 1.0, which the customer makes. */
  readonly secretAccessKey?: string | undefined;
}

export interface VerifyPorts {
  readonly clock: Clock;
  /** Takes the log that a load would write; null when nobody wants it. */
  readonly writeLog: ((text: string) => void) | null;
}

export interface VerifyOptions {
  readonly signal: AbortSignal;
  readonly report: ReportProgress;
}

type CheckName = 'manifest' | 'signature' | 'inventory' | 'files';

/** One thing that a rehearsal looks at. `open` could not be checked here and now; that alone spoils nothing. */
export interface VerifyCheck {
  readonly name: CheckName;
  readonly outcome: 'passed' | 'failed' | 'open';
  readonly detail: string;
}

export interface VerifyReport {
  readonly checks: readonly VerifyCheck[];
  /** Whether no check failed. */
  readonly willImportCleanly: boolean;
  readonly files: number;
  readonly wouldLoad: number;
  readonly ignored: number;
  readonly failed: number;
  readonly bytes: number;
  readonly seconds: number;
  readonly failures: readonly FailedFile[];
}
