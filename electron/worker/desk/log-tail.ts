import { open } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { createCsvReader, type CsvReader } from '../../../shared/domain/import-log/csv-records.ts';
import { systemCode } from '../../../shared/base/errors.ts';
import { appError } from '../../../shared/domain/error-codes.ts';
import { parseRow, rowOutcome } from '../../../shared/domain/import-log/parse-row.ts';
import type { ImportLogRow } from '../../../shared/domain/import-log/row.ts';

/** The end of a log, and how much there is of it. */
export interface LogTail {
  readonly rows: ImportLogRow[];
  readonly totalRows: number;
  readonly failedRows: number;
  readonly isReading: boolean;
}

const rowLimit = 200;
const chunkBytes = 256 * 1024;
const lookEveryMs = 500;

/**
 * The last 200 rows of an import log, or of its failed ones, as it grows; a file that is not there has none. Reads each
 * byte once, and from the beginning again when the log was cut. Throws FILE_UNREADABLE.
 */
export async function* followLog(
  file: string,
  onlyFailed: boolean,
  signal: AbortSignal,
): AsyncGenerator<LogTail> {
  let reading = startReading();
  let told: LogTail | null = null;
  let toldAtMs = 0;
  while (!signal.aborted) {
    const chunk = await readChunk(file, reading.offset);
    if (chunk === null) reading = startReading();
    else take(reading, chunk, onlyFailed);
    const isReading = chunk !== null && chunk.length === chunkBytes;
    const isNew = told?.totalRows !== reading.totalRows || told.isReading !== isReading;
    // A long log is read faster than anybody could look at it.
    if (told === null || (isNew && (!isReading || Date.now() - toldAtMs > lookEveryMs))) {
      const { rows, totalRows, failedRows } = reading;
      told = { rows: [...rows], totalRows, failedRows, isReading };
      toldAtMs = Date.now();
      yield told;
    }
    if (!isReading) await pause(lookEveryMs, undefined, { signal }).catch(() => undefined);
  }
}

interface Reading {
  readonly csv: CsvReader;
  rows: ImportLogRow[];
  offset: number;
  totalRows: number;
  failedRows: number;
}

function startReading(): Reading {
  return { csv: createCsvReader(), rows: [], offset: 0, totalRows: 0, failedRows: 0 };
}

function take(reading: Reading, chunk: Uint8Array, onlyFailed: boolean): void {
  reading.offset += chunk.length;
  for (const { fields } of reading.csv.push(chunk)) {
    const found = fields === null ? null : parseRow(fields);
    if (found?.kind !== 'row') continue;
    const isFailed = rowOutcome(found.row) === 'failed';
    reading.totalRows += 1;
    if (isFailed) reading.failedRows += 1;
    if (isFailed || !onlyFailed) reading.rows.push(found.row);
  }
  reading.rows = reading.rows.slice(-rowLimit);
}

/** What stands behind `offset`, up to a chunk; null when the file is not there or has become shorter. */
async function readChunk(file: string, offset: number): Promise<Uint8Array | null> {
  try {
    const handle = await open(file, 'r');
    try {
      if ((await handle.stat()).size < offset) return null;
      const buffer = new Uint8Array(chunkBytes);
      const { bytesRead } = await handle.read(buffer, 0, chunkBytes, offset);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw appError('FILE_UNREADABLE', { detail: file, cause: error });
  }
}
