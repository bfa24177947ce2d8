import type { Clock } from '../../base/time.ts';
import type { ImportLogRow } from '../../domain/import-log/row.ts';
import type { BytePath } from '../files/byte-path.ts';
import type { DrivePresence } from './drive-presence.ts';
import type { ObjectRules } from './object-rules.ts';
import type { ReaderPool } from './reading/reader-pool.ts';
import type { Sink } from './sinks/sink.ts';

/** The largest object that S3 takes: 5 TiB (reference 2.1). Bytes. */
export const largestObjectBytes = 5 * 1024 ** 4;

/** What is to be carried where. */
export interface CarrySpec {
  readonly root: string;
  readonly bucket: string;
  readonly rules: ObjectRules;
  /** The key that the import log gets in the same bucket; null where it goes elsewhere, or nowhere. */
  readonly logKey: string | null;
  /** Null where there is none, or none that can be used. A signed one also says what may be on the drive. */
  readonly inventory: { readonly file: string; readonly isSigned: boolean } | null;
  /** Goes on behind this path … */
  readonly after: BytePath;
  /** … and then leaves out so many rows, because the log has them. */
  readonly skipRows: number;
  /** The last row that the log has; checked where rows are counted. */
  readonly lastFile: string | null;
}

/** What carries it. */
export interface CarryPorts {
  readonly pool: ReaderPool;
  /** Null for a rehearsal: everything is read and hashed, nothing is stored. */
  readonly sink: Sink | null;
  readonly presence: DrivePresence;
  readonly clock: Clock;
  /** Takes the rows in scan order. What it throws ends the run. */
  readonly writeRow: (row: ImportLogRow) => void;
}

/** Who listens. */
export interface CarryOptions {
  readonly signal: AbortSignal;
  /** Told the bytes of large files as they are accepted, part by part, before their row is there. */
  readonly onPartBytes: (bytes: number) => void;
  readonly onScanEnd: (items: number) => void;
}
