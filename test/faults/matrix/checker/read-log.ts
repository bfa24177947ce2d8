import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Violation } from '../fault.ts';

/** A row of an import log, read by a library. */
interface LogRow {
  readonly file: string;
  readonly status: string;
  readonly code: string;
  readonly key: string;
  readonly md5: string;
  readonly sizeBytes: string;
  /** The row as it stands there, without its first cell, the time. */
  readonly raw: string;
}

export interface ReadLog {
  readonly bytes: Buffer;
  readonly rows: readonly LogRow[];
  /** The whole with every time taken out. */
  readonly timeless: string;
}

const time = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT,/;

/** Reads an import log. Throws when it is not there or no CSV of eight columns with times in the first. */
export function readLog(file: string): ReadLog {
  const bytes = readFileSync(file);
  // With `raw` the library gives another shape than its types say.
  const records = parse(bytes, { raw: true, bom: false }) as unknown as readonly {
    readonly record: readonly string[];
    readonly raw: string;
  }[];
  const [header, ...rest] = records;
  const rows = rest.map(({ record, raw }): LogRow => {
    if (record.length !== 8 || !time.test(raw)) throw new Error(`a row with no time or no 8 cells: ${raw}`);
    const [, path = '', status = '', code = '', key = '', md5 = '', sizeBytes = ''] = record;
    return { file: path, status, code, key, md5, sizeBytes, raw: raw.replace(time, '') };
  });
  return { bytes, rows, timeless: (header?.raw ?? '') + rows.map(({ raw }) => raw).join('') };
}

/** A file whose row may tell something else than that of a run without a fault, and the codes that name it truly. */
export interface Excuse {
  readonly file: string;
  readonly codes: readonly string[];
}

/** Compares two logs, byte for byte but for times and for rows that have an excuse. */
export function compareLogs(log: ReadLog, reference: ReadLog, excuses: readonly Excuse[]): Violation[] {
  if (log.timeless === reference.timeless) return [];
  const violations: Violation[] = [];
  const codes = new Map(excuses.map((excuse) => [excuse.file, excuse.codes]));
  const wanted = reference.rows.filter(({ file }) => !codes.has(file));
  const found = log.rows.filter(({ file }) => !codes.has(file));
  for (let at = 0; at < Math.max(wanted.length, found.length); at += 1) {
    const [row, should] = [found[at]?.raw ?? 'nothing', wanted[at]?.raw ?? 'nothing'];
    if (row === should) continue;
    violations.push({
      what: 'log',
      detail: `row ${at + 1} of the log is ${row}, without the fault ${should}`,
    });
    break;
  }
  for (const row of log.rows) {
    if (codes.get(row.file)?.includes(row.code) === false)
      violations.push({ what: 'log', detail: `${row.file} is called ${row.status} ${row.code}` });
  }
  if (violations.length === 0 && excuses.length === 0)
    violations.push({
      what: 'log',
      detail: 'the log is not byte-identical to that of a run without the fault',
    });
  return violations;
}
