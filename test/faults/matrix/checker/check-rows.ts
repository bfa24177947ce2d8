import type { Violation } from '../fault.ts';
import type { Content, FoundFile } from './read-files.ts';
import type { ReadLog } from './read-log.ts';

/** How many rows say what. */
export interface RowCounts {
  loaded: number;
  ignored: number;
  failed: number;
}

export function countRows(log: ReadLog): RowCounts {
  const counts: RowCounts = { loaded: 0, ignored: 0, failed: 0 };
  for (const { status } of log.rows) {
    if (status === '200') counts.loaded += 1;
    else if (status === '103') counts.ignored += 1;
    else counts.failed += 1;
  }
  return counts;
}

/**
 * The balance of a drive, its log and what was stored. Each file of the drive has one row; a row of a file that is not on
 * the drive calls it missing; what is called loaded has the drive's bytes, and where something was stored there is its
 * object with those bytes, and no other object.
 */
export function balance(
  log: ReadLog,
  {
    drive,
    stored,
    bucket,
  }: {
    readonly drive: ReadonlyMap<string, FoundFile>;
    /** Null for a rehearsal, which stores nothing. */
    readonly stored: ReadonlyMap<string, Content> | null;
    readonly bucket: string;
  },
): Violation[] {
  const violations: Violation[] = [];
  const rows = new Set<string>();
  const named = new Set<string>();
  for (const row of log.rows) {
    const { file } = row;
    if (rows.has(file)) violations.push({ what: 'doubled', detail: `${file} has two rows` });
    rows.add(file);
    const onDrive = drive.get(file);
    if (onDrive === undefined && row.status === '200')
      violations.push({ what: 'log', detail: `${file} is called loaded and is not on the drive` });
    if (row.status !== '200') {
      if (row.key !== '' || row.md5 !== '')
        violations.push({ what: 'log', detail: `${file} was not loaded and has key ${row.key} ${row.md5}` });
      continue;
    }
    if (onDrive !== undefined && (row.md5 !== onDrive.md5 || row.sizeBytes !== String(onDrive.sizeBytes)))
      violations.push({
        what: 'different',
        detail: `${file} is called ${row.sizeBytes} B ${row.md5}, the drive has ${onDrive.sizeBytes} B ${onDrive.md5}`,
      });
    const key = row.key.startsWith(`${bucket}/`) ? row.key.slice(bucket.length + 1) : null;
    if (key === null) violations.push({ what: 'log', detail: `${file} has the key ${row.key}` });
    else if (named.has(key)) violations.push({ what: 'doubled', detail: `two rows have the key ${key}` });
    named.add(key ?? '');
    if (stored === null || key === null) continue;
    const object = stored.get(key);
    if (object === undefined)
      violations.push({ what: 'lost', detail: `${file} is called loaded; ${key} is not there` });
    else if (object.md5 !== row.md5 || String(object.sizeBytes) !== row.sizeBytes)
      violations.push({
        what: 'different',
        detail: `${key} has ${object.sizeBytes} B ${object.md5}, its row says ${row.sizeBytes} B ${row.md5}`,
      });
  }
  for (const file of drive.keys())
    if (!rows.has(file)) violations.push({ what: 'lost', detail: `${file} has no row` });
  for (const [key, { sizeBytes, md5 }] of stored ?? []) {
    if (!named.has(key))
      violations.push({ what: 'doubled', detail: `no row has the object ${key}: ${sizeBytes} B ${md5}` });
  }
  return violations;
}
