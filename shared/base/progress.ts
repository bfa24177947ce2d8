/** A snapshot of long work. Totals are null until the scan has ended. Bytes count once they are safe where they belong. */
export interface Progress {
  readonly phase: string;
  readonly files: number;
  readonly totalFiles: number | null;
  readonly bytes: number;
  readonly totalBytes: number | null;
  readonly failed: number;
  readonly current: string | null;
}

export type ReportProgress = (progress: Progress) => void;
