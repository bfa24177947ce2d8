import { closeSync, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { drivepostFolder } from '../../domain/inventory/inventory.ts';
import type { BytePath } from '../files/byte-path.ts';

/** Where the journal of a drive lies. */
export const journalPath = `${drivepostFolder}/journal.txt`;

/**
 * What is known of a file on the drive. `mtimeMs` is what the drive says; `sourceMtimeMs` is the source's, or null for
 * a file that was not copied but hashed where it lay.
 */
export interface JournalEntry {
  readonly path: BytePath;
  readonly md5: string;
  readonly sizeBytes: number;
  readonly mtimeMs: number;
  readonly sourceMtimeMs: number | null;
}

/**
 * A line: CRC-32 of the rest, MD5, size, both times, path. The path's bytes stand as they are, but for line feed and
 * backslash, written `\n` and `\\`. A line that is torn or damaged fails its CRC and counts for nothing.
 */
export function journalLine(entry: JournalEntry): string {
  const path = entry.path.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
  const rest = `${entry.md5} ${entry.sizeBytes} ${entry.mtimeMs} ${entry.sourceMtimeMs ?? '-'} ${path}`;
  return `${checksum(rest)} ${rest}\n`;
}

const linePattern = /^([0-9a-f]{8}) (([0-9a-f]{32}) (\d+) (-?[\d.e+-]+) (-|-?[\d.e+-]+) ([^]+))$/;

/** Reads one line without its line feed; null when it is not whole. */
export function parseJournalLine(line: string): JournalEntry | null {
  const match = linePattern.exec(line);
  if (match === null) return null;
  const [, sum, rest = '', md5 = '', size, mtime, sourceMtime, path = ''] = match;
  if (checksum(rest) !== sum) return null;
  return {
    path: path.replaceAll(/\\(n|\\)/g, (_, kind) => (kind === 'n' ? '\n' : '\\')) as BytePath,
    md5,
    sizeBytes: Number(size),
    mtimeMs: Number(mtime),
    sourceMtimeMs: sourceMtime === '-' ? null : Number(sourceMtime),
  };
}

function checksum(text: string): string {
  return crc32(Buffer.from(text, 'latin1')).toString(16).padStart(8, '0');
}

/** Reads a journal piece by piece; whole lines only. `file` is an open file. */
export function* readJournal(file: number): Generator<JournalEntry> {
  const buffer = Buffer.allocUnsafe(256 * 1024);
  let rest = '';
  for (;;) {
    const read = readSync(file, buffer, 0, buffer.length, null);
    if (read === 0) return;
    const lines = (rest + buffer.toString('latin1', 0, read)).split('\n');
    rest = lines.pop() ?? '';
    // A damaged journal may be one endless line; no real one comes near this.
    if (rest.length > 1024 * 1024) rest = '';
    for (const line of lines) {
      const entry = parseJournalLine(line);
      if (entry !== null) yield entry;
    }
  }
}

/** Counts the lines of a journal, whole or not. Throws the system's error. */
export function countLines(path: string): number {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.allocUnsafe(256 * 1024);
    let count = 0;
    for (;;) {
      const read = readSync(file, buffer, 0, buffer.length, null);
      if (read === 0) return count;
      for (let at = buffer.indexOf(0x0a); at >= 0 && at < read; at = buffer.indexOf(0x0a, at + 1)) count += 1;
    }
  } finally {
    closeSync(file);
  }
}

/** The journal opened to be continued. What is appended is on the medium once the file was flushed, by `flush` or otherwise. */
export interface Journal {
  /** Whole lines as `journalLine` makes them, a byte for each character. */
  append(lines: Uint8Array): void;
  flush(): void;
  close(): void;
}

/** Opens a journal for appending, in a new line should the last one be torn. Throws the system's errors. */
export function openJournal(file: string): Journal {
  const handle = openSync(file, 'a+', 0o600);
  const { size } = fstatSync(handle);
  if (size > 0) {
    const last = Buffer.alloc(1);
    readSync(handle, last, 0, 1, size - 1);
    if (last[0] !== 0x0a) writeAll(handle, Buffer.from('\n'));
  }
  return {
    append: (lines) => writeAll(handle, lines),
    flush: () => fsyncSync(handle),
    close: () => closeSync(handle),
  };
}

/** Writes all bytes, in as many calls as it takes. */
export function writeAll(handle: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at, bytes.length - at);
}
