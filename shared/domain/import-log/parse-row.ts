import { parseLogDate } from './log-date.ts';
import type { ImportLogRow } from './row.ts';

export type RowReading =
  | { readonly kind: 'row'; readonly row: ImportLogRow }
  | { readonly kind: 'header' }
  | { readonly kind: 'blank' }
  | { readonly kind: 'bad'; readonly reason: string };

const columns = 8;

/**
 * Reads the fields of a row of either era (reference 7.1): both forms of the date, File and Key with a leading slash or
 * without, `Ignore` as well as `Ignored`. The code is kept as it stands.
 */
export function parseRow(fields: readonly string[]): RowReading {
  const [dateTime = '', file = '', status = '', code = '', key = '', md5 = '', bytes = '', contentType = ''] =
    fields;
  if (fields.length === 1 && dateTime === '') return { kind: 'blank' };
  if (dateTime.replace('\uFEFF', '') === 'DateTime') return { kind: 'header' };
  if (fields.length !== columns) return bad(`it has ${fields.length} fields instead of ${columns}`);
  const atMs = parseLogDate(dateTime.replace('\uFEFF', ''));
  if (atMs === null) return bad('its DateTime is not one');
  if (file === '') return bad('its File is empty');
  if (!/^[1-9]\d\d$/.test(status)) return bad('its Status is not a number of three digits');
  if (!/^(?:[0-9a-f]{32})?$/i.test(md5)) return bad('its MD5 is not 32 hexadecimal digits');
  if (!/^\d{0,15}$/.test(bytes)) return bad('its Bytes is not a number');
  return {
    kind: 'row',
    row: {
      atMs,
      file: withoutSlash(file),
      status: Number(status),
      code,
      key: withoutSlash(key),
      md5: md5.toLowerCase(),
      sizeBytes: bytes === '' ? null : Number(bytes),
      contentType,
    },
  };
}

/** What became of the file of a row (reference 7.2). */
export type RowOutcome = 'loaded' | 'ignored' | 'failed';

/** Loaded is 200 OK, ignored is 103; everything else has failed. */
export function rowOutcome(row: Pick<ImportLogRow, 'status' | 'code'>): RowOutcome {
  if (row.status === 200 && row.code === 'OK') return 'loaded';
  if (row.status === 103 && (row.code === 'Ignored' || row.code === 'Ignore')) return 'ignored';
  return 'failed';
}

function bad(reason: string): RowReading {
  return { kind: 'bad', reason };
}

function withoutSlash(path: string): string {
  return path.startsWith('/') ? path.slice(1) : path;
}
