import type { Progress } from '../../base/progress.ts';
import { rowOutcome } from '../../domain/import-log/parse-row.ts';
import type { ImportLogRow } from '../../domain/import-log/row.ts';
import type { FolderSize } from '../files/measure-folder.ts';

/** How many failed rows a report names; the log has them all. */
const namedFailures = 20;

/** A file that was not loaded, and why. */
export interface FailedFile {
  readonly file: string;
  readonly status: number;
  readonly code: string;
}

/** Counts rows as they are written, and tells how far a load has got. */
export class Tally {
  loaded = 0;
  ignored = 0;
  failed = 0;
  /** Bytes of loaded files. */
  bytes = 0;
  /** Multipart uploads that the load leaves behind. */
  openUploads = 0;
  readonly failures: FailedFile[] = [];
  private partBytes = 0;
  /** Bytes of files that will not count as loaded. */
  private skippedBytes = 0;
  private size: FolderSize | null = null;
  private scannedFiles: number | null = null;
  private current: string | null = null;

  constructor(before?: { loaded: number; ignored: number; failed: number; loadedBytes: number }) {
    if (before === undefined) return;
    this.loaded = before.loaded;
    this.ignored = before.ignored;
    this.failed = before.failed;
    this.bytes = before.loadedBytes;
  }

  get files(): number {
    return this.loaded + this.ignored + this.failed;
  }

  add(row: ImportLogRow): void {
    const outcome = rowOutcome(row);
    this[outcome] += 1;
    this.current = row.file;
    if (outcome === 'loaded') this.bytes += row.sizeBytes ?? 0;
    else this.skippedBytes += row.sizeBytes ?? 0;
    if (outcome === 'failed' && this.failures.length < namedFailures) {
      const { file, status, code } = row;
      this.failures.push({ file, status, code });
    }
  }

  addPartBytes(bytes: number): void {
    this.partBytes += bytes;
  }

  endScan(totalFiles: number): void {
    this.scannedFiles = totalFiles;
  }

  /** What the drive holds in all, once that is known. */
  endMeasuring(size: FolderSize): void {
    this.size = size;
  }

  progress(phase: string): Progress {
    const { files, size } = this;
    const bytes = this.bytes + this.partBytes;
    const totalFiles = this.scannedFiles ?? size?.files;
    return {
      phase,
      files,
      totalFiles: totalFiles === undefined ? null : Math.max(files, totalFiles),
      bytes,
      totalBytes: size === null ? null : Math.max(bytes, size.bytes - this.skippedBytes),
      failed: this.failed,
      current: this.current,
    };
  }
}
