import { createReadStream } from 'node:fs';
import { systemCode } from '../../base/errors.ts';
import { appError } from '../../domain/error-codes.ts';
import { createCsvReader, type CsvRecord } from '../../domain/import-log/csv-records.ts';
import { parseRow, rowOutcome } from '../../domain/import-log/parse-row.ts';
import type { ImportLogRow } from '../../domain/import-log/row.ts';

/** How far a log had got when its writer was stopped. */
export interface LogCheckpoint {
  /** Behind the last whole row (or the header), in bytes: cut the file here and go on writing. 0 for no file. */
  readonly endOffset: number;
  readonly rows: number;
  /** The File of the last whole row, as the log shows it; null when there is no row. */
  readonly lastFile: string | null;
  readonly loaded: number;
  readonly ignored: number;
  readonly failed: number;
  /** Sum of the sizes in all rows, in bytes. */
  readonly bytes: number;
  /** Sum of the sizes in the rows of loaded files, in bytes. */
  readonly loadedBytes: number;
}

type Tally = { -readonly [Name in keyof LogCheckpoint]: LogCheckpoint[Name] };

/**
 * Reads back the log of a load that was stopped at any byte. Counts the rows up to the first that is not whole and valid
 * with its line end: what a power cut left behind it is not trusted. A file that is not there has no rows.
 * Throws FILE_UNREADABLE, and the signal's reason.
 */
export async function lastWholeRow(file: string, signal?: AbortSignal): Promise<LogCheckpoint> {
  const tally: Tally = {
    endOffset: 0,
    rows: 0,
    lastFile: null,
    loaded: 0,
    ignored: 0,
    failed: 0,
    bytes: 0,
    loadedBytes: 0,
  };
  const reader = createCsvReader();
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20, ...(signal && { signal }) })) {
      for (const record of reader.push(chunk as Buffer)) {
        if (!count(record, tally)) return tally;
      }
    }
  } catch (error) {
    signal?.throwIfAborted();
    if (systemCode(error) === 'ENOENT') return tally;
    throw appError('FILE_UNREADABLE', { detail: file, cause: error });
  }
  return tally;
}

/** Adds a record; false when the log is not to be trusted from here on. */
function count(record: CsvRecord, tally: Tally): boolean {
  if (record.fields === null || !record.isEnded) return false;
  const reading = parseRow(record.fields);
  if (reading.kind === 'bad' || reading.kind === 'blank') return false;
  if (reading.kind === 'row') countRow(reading.row, tally);
  tally.endOffset = record.endOffset;
  return true;
}

function countRow(row: ImportLogRow, tally: Tally): void {
  const outcome = rowOutcome(row);
  tally.rows += 1;
  tally[outcome] += 1;
  tally.lastFile = row.file;
  tally.bytes += row.sizeBytes ?? 0;
  if (outcome === 'loaded') tally.loadedBytes += row.sizeBytes ?? 0;
}
