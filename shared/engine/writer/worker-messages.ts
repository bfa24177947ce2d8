import type { HeldFolder } from '../files/held-folder.ts';
import type { BytePath } from '../files/byte-path.ts';
import type { ReadBackMethod } from '../drives/read-back.ts';
import type { JournalEntry } from './journal.ts';
import type { FileTotal } from './prepare-spec.ts';

/** What a writer worker is started with. */
export interface WriterWorkerData {
  /** The drive's root, held open: when it lies there no more, the drive is gone. */
  readonly drive: HeldFolder;
  /** The block device, and whether the file system is a process, for the read-back. */
  readonly device: string;
  readonly isFuse: boolean;
  /** The worker's own folder for unfinished files, a byte path below the root. */
  readonly partialFolder: BytePath;
  /** How finely the drive's file system keeps times, for the keys of the table. */
  readonly mtimeStepMs: number;
  /** Int32: not 0 when the run is to stop. */
  readonly stop: SharedArrayBuffer;
  /** Float64: bytes written, bytes read back and files read back of the batch in work. */
  readonly moved: SharedArrayBuffer;
}

export interface CopyItem {
  readonly sourceRoot: string;
  readonly sourcePath: BytePath;
  readonly target: BytePath;
  /**
   * `copy`: nothing is there. `replace`: a file is there that an earlier run wrote. `adopt`: a file is there that
   * nothing is known of; it stays, and counts when its content is the source's.
   */
  readonly mode: 'copy' | 'replace' | 'adopt';
}

/** A file that failed; the run goes on. */
export interface ItemFailure {
  readonly path: BytePath;
  readonly code: WriteFailureCode;
  /** The system's error code, where there is one. */
  readonly systemCode: string | undefined;
  /** From which byte on the file may be wrong, where that is known. */
  readonly atByte?: number | undefined;
}

export type WriteFailureCode =
  | 'SOURCE_UNREADABLE'
  | 'SOURCE_CHANGED'
  | 'NOT_A_FILE'
  | 'NAME_REFUSED'
  | 'NAME_TAKEN'
  | 'FILE_TOO_LARGE'
  | 'READ_BACK_FAILED'
  | 'READ_BACK_DIFFERS'
  | 'CHANGED_WHILE_HASHED'
  | 'DRIVE_ERROR'
  | 'LOST_AFTER_VERIFY'
  | 'NOT_PLACED';

/** Why the whole run stops. */
export type StopCode = 'DRIVE_GONE' | 'DRIVE_FAILING' | 'DRIVE_FULL' | 'DRIVE_READ_ONLY' | 'CANCELLED';

export type WorkerRequest =
  | { readonly kind: 'stage'; readonly items: readonly CopyItem[] }
  | { readonly kind: 'commit' }
  | { readonly kind: 'hash'; readonly paths: readonly BytePath[] };

/** `staged`: written, flushed and read back under partial names; to be journaled, then committed. */
export type WorkerReply =
  | (Verified & { readonly kind: 'staged'; readonly adopted: FileTotal; readonly committed: Committed })
  | (Verified & { readonly kind: 'hashed' })
  | (Committed & { readonly kind: 'committed' })
  | { readonly kind: 'stopped'; readonly code: StopCode; readonly systemCode: string | undefined }
  | { readonly kind: 'broken'; readonly message: string; readonly stack: string | undefined };

export interface BatchResult {
  readonly entries: readonly JournalEntry[];
  readonly failures: readonly ItemFailure[];
  readonly readBack: ReadBackMethod;
}

/**
 * What a batch found out, packed so that the main thread has next to nothing to do for each file. Lines and records lie in
 * shared memory until the worker is asked for more.
 */
export interface Verified extends FileTotal {
  /** For the journal. */
  readonly lines: Uint8Array;
  /** For the table of verified files. */
  readonly records: Uint32Array;
  readonly failures: readonly ItemFailure[];
  readonly readBack: ReadBackMethod;
}

/** Files that got their names, and those that did not. */
export interface Committed extends FileTotal {
  readonly failures: readonly ItemFailure[];
}
