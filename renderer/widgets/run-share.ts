import type { RunSnapshot } from '../../shared/contract/runs.ts';

/** How much of how much. Totals are null while nobody knows them. */
export interface DoneOfTotal {
  readonly files: number;
  readonly bytes: number;
  readonly totalFiles: number | null;
  readonly totalBytes: number | null;
}

/** What is done of how much, with what an earlier run had done: a person began but once. */
export function doneOf({ progress }: Pick<RunSnapshot, 'progress'>): DoneOfTotal {
  const { files = 0, bytes = 0, totalFiles = null, totalBytes = null, doneBefore } = progress ?? {};
  const before = doneBefore ?? { files: 0, bytes: 0 };
  return {
    files: files + before.files,
    bytes: bytes + before.bytes,
    totalFiles: totalFiles === null ? null : totalFiles + before.files,
    totalBytes: totalBytes === null ? null : totalBytes + before.bytes,
  };
}

/** How much is done, between 0 and 1; null while nobody knows how much it will be. */
export function shareOfRun(run: Pick<RunSnapshot, 'progress' | 'state'>): number | null {
  if (run.state === 'done') return 1;
  const { bytes, totalBytes, files, totalFiles } = doneOf(run);
  if (totalBytes === null || totalFiles === null) return null;
  if (totalBytes > 0) return Math.min(1, bytes / totalBytes);
  return totalFiles === 0 ? null : Math.min(1, files / totalFiles);
}
