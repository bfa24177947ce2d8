/** A file that is not on the drive. */
export interface CopyFailure {
  readonly path: string;
  readonly code: string;
  readonly reason: string;
}

/** What is remembered of a finished copy, by the window and for the packing slip. */
export interface PrepareOutcome {
  readonly atMs: number;
  readonly outcome: 'done' | 'someFailed';
  /** Files and bytes in the inventory: all that is on the drive. */
  readonly files: number;
  readonly bytes: number;
  readonly failed: number;
  /** The first hundred that failed; left out when none did. */
  readonly failures?: readonly CopyFailure[];
  /** How the files were read back: `direct`, `dropped` or `cached` (docs/formats/drive-layout.md). */
  readonly readBack: string;
  readonly inventorySha256: string;
  /** Where the finished manifest lies. */
  readonly manifestPath: string;
  readonly passwordsLeftOut: boolean;
}
