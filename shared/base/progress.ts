/** A snapshot of long work. Totals are null until the scan has ended. Bytes count once they are safe where they belong. */
export interface Progress {
  readonly phase: string;
  readonly files: number;
  readonly totalFiles: number | null;
  readonly bytes: number;
  readonly totalBytes: number | null;
  readonly failed: number;
  /** The file in work, or one of them. */
  readonly current: string | null;
  /** What an earlier run of the same work had done already; not in the other figures. */
  readonly doneBefore?: { readonly files: number; readonly bytes: number } | undefined;
  /** Bytes that are written, but not yet read back and so not counted. */
  readonly unverifiedBytes?: number | undefined;
}

/** What a file costs besides its bytes, in bytes that take as long; for saying how long work will take. */
export const fileCostBytes = 64 * 1024;

export type ReportProgress = (progress: Progress) => void;
