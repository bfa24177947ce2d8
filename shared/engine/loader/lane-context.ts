import { AppError } from '../../base/errors.ts';
import { appError } from '../../domain/error-codes.ts';
import type { BytePath } from '../files/byte-path.ts';
import type { CarryPorts } from './carry-spec.ts';
import type { ObjectRules } from './object-rules.ts';
import { ReadError } from './reading/reader-pool.ts';
import { codeOfReadError, isExhausted, type RowCode, rowCodes } from './row-codes.ts';
import type { RowPlace } from './row-window.ts';
import { SinkError } from './sinks/sink.ts';

/** A file on its way from the scan to its row. */
export interface FileInHand {
  readonly path: BytePath;
  /** The path as the log shows it. */
  readonly text: string;
  key: string;
  readonly expectedMd5: string | null;
  readonly place: RowPlace;
}

interface RowFacts {
  readonly md5?: string;
  readonly sizeBytes?: number | null;
  readonly contentType?: string;
}

/** What the lanes for small and large files share. */
export interface LaneContext extends CarryPorts {
  readonly root: string;
  readonly bucket: string;
  readonly rules: ObjectRules;
  readonly signal: AbortSignal;
  readonly onPartBytes: (bytes: number) => void;
  settle(file: FileInHand, code: RowCode, facts?: RowFacts): void;
  /** Runs beside everything else; what it rejects with ends the run. */
  start(task: () => Promise<void>): void;
}

/** The content is not what the inventory says, so that it must not be stored. */
export class InventoryMismatch extends Error {}

/** Settles a file whose reading or storing failed, or throws when the failure is the whole run's. */
export function settleFailure(
  context: LaneContext,
  file: FileInHand,
  failed: { readonly error: unknown; readonly sizeBytes: number | null },
): void {
  const { error, sizeBytes } = failed;
  context.signal.throwIfAborted();
  if (error instanceof InventoryMismatch) context.settle(file, rowCodes.inventoryMismatch, { sizeBytes });
  else if (error instanceof ReadError) {
    if (isExhausted(error.code)) throw appError('NO_RESOURCES', { detail: error.code, cause: error });
    if (context.presence.isGone(error.code)) throw appError('DRIVE_GONE', { cause: error });
    context.settle(file, codeOfReadError(error.code), { sizeBytes });
  } else if (error instanceof SinkError) {
    context.settle(file, { status: error.status, code: error.code }, { sizeBytes });
  } else {
    throw error instanceof AppError || error instanceof Error ? error : new Error(String(error));
  }
}
