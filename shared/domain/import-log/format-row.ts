import { formatLogDate } from './log-date.ts';
import type { ImportLogRow } from './row.ts';

/** The first line of an import log, with its line end (reference 7.1). */
export const importLogHeader = 'DateTime,File,Status,Code,Key,MD5,Bytes,Content-Type\n';

/**
 * One row of the import log with its line end (reference 7.1): File and Key always in quotes, the others only when they
 * have to be, a quote doubled (RFC 4180). A name with a line break in it makes a row of several lines.
 */
export function formatRow(row: ImportLogRow): string {
  const fields = [
    formatLogDate(row.atMs),
    quoted(row.file),
    String(row.status),
    bare(row.code),
    quoted(row.key),
    row.md5,
    row.sizeBytes === null ? '' : String(row.sizeBytes),
    bare(row.contentType),
  ];
  return `${fields.join(',')}\n`;
}

function quoted(value: string): string {
  return `"${value.includes('"') ? value.replaceAll('"', '""') : value}"`;
}

function bare(value: string): string {
  return /[",\r\n]|^\s|\s$/.test(value) ? quoted(value) : value;
}
