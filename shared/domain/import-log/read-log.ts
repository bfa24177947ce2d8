import { createCsvReader, type CsvRecord } from './csv-records.ts';
import { parseRow } from './parse-row.ts';
import type { ImportLogRow } from './row.ts';

/** A row of a log, or a line that is none. */
export type LogItem =
  | { readonly kind: 'row'; readonly row: ImportLogRow; readonly line: number; readonly endOffset: number }
  | { readonly kind: 'bad'; readonly line: number; readonly reason: string };

/**
 * Reads an import log of either era as it comes in, with or without a header. Lines that are no rows are items too, with
 * their number and what is wrong; reading goes on behind them. Holds one row and one chunk at a time.
 */
export async function* readImportLog(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<LogItem> {
  const reader = createCsvReader();
  for await (const chunk of chunks) {
    for (const record of reader.push(chunk)) {
      const item = itemOf(record);
      if (item !== null) yield item;
    }
  }
  for (const record of reader.end()) {
    const item = itemOf(record);
    if (item !== null) yield item;
  }
}

function itemOf(record: CsvRecord): LogItem | null {
  const { line, endOffset } = record;
  if (record.fields === null) return { kind: 'bad', line, reason: record.reason };
  const reading = parseRow(record.fields);
  if (reading.kind === 'row') return { kind: 'row', row: reading.row, line, endOffset };
  if (reading.kind === 'bad') return { kind: 'bad', line, reason: reading.reason };
  return null;
}
