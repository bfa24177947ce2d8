/** One record of a CSV file, split in fields, or what is wrong with it. */
export interface CsvRecord {
  readonly fields: readonly string[] | null;
  /** Why `fields` is null. */
  readonly reason: string;
  /** The number of its first line; 1 is the file's first. */
  readonly line: number;
  /** Where it ends in the file, behind its line end, in bytes; for one that is too long, where it was given up. */
  readonly endOffset: number;
  /** False for a last record that no line end follows. */
  readonly isEnded: boolean;
}

export interface CsvReader {
  /** The records that are whole now. */
  push(chunk: Uint8Array): CsvRecord[];
  /** What is left when the file has ended. */
  end(): CsvRecord[];
}

/** Longest record that is read, in bytes: the longest path there is, each byte of it written `\xHH`, twice, and more. */
export const recordLimitBytes = 64 * 1024;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const quote = 0x22;
const lineFeed = 0x0a;

/**
 * Splits CSV (RFC 4180) as its bytes come in, with the place of each record. One broken record costs itself alone: the
 * reader goes on at the next line, so a stray quote cannot swallow what follows. Holds one record and one chunk.
 */
export function createCsvReader(): CsvReader {
  let pending: Uint8Array = new Uint8Array(0);
  let offset = 0;
  let line = 1;
  /** Inside a line that was given up before its end came in: what comes up to there is no record of its own. */
  let isSkipping = false;

  function take(isEnd: boolean): CsvRecord[] {
    const records: CsvRecord[] = [];
    let from = 0;
    while (from < pending.length) {
      if (isSkipping) {
        const at = pending.indexOf(lineFeed, from);
        isSkipping = at < 0;
        from = isSkipping ? pending.length : at + 1;
        if (!isSkipping) line += 1;
        continue;
      }
      const found = nextRecord(pending, from, isEnd);
      if (found === null) break;
      const bytes = pending.subarray(from, found.end);
      records.push({
        fields: found.fields,
        reason: found.reason,
        line,
        endOffset: offset + found.end,
        isEnded: bytes.at(-1) === lineFeed,
      });
      isSkipping = found.fields === null && bytes.at(-1) !== lineFeed;
      line += lineFeedsIn(bytes);
      from = found.end;
    }
    pending = pending.subarray(from);
    offset += from;
    return records;
  }

  return {
    push(chunk) {
      pending = pending.length === 0 ? chunk : joined(pending, chunk);
      return take(false);
    },
    end: () => take(true),
  };
}

interface FoundRecord {
  readonly end: number;
  readonly fields: readonly string[] | null;
  readonly reason: string;
}

/** The record that starts at `from`, or null when its end is not there yet. */
function nextRecord(bytes: Uint8Array, from: number, isEnd: boolean): FoundRecord | null {
  const end = recordEnd(bytes, from);
  if (end === null) {
    if (bytes.length - from > recordLimitBytes) return broken(bytes, from, 'it is too long');
    if (!isEnd) return null;
    return splitOr(bytes, from, bytes.length);
  }
  if (end - from > recordLimitBytes) return broken(bytes, from, 'it is too long');
  return splitOr(bytes, from, end);
}

function splitOr(bytes: Uint8Array, from: number, end: number): FoundRecord {
  let text: string;
  try {
    text = decoder.decode(bytes.subarray(from, end));
  } catch {
    return broken(bytes, from, 'it is not UTF-8');
  }
  const fields = splitFields(text.replace(/\r?\n$/, ''));
  return fields === null ? broken(bytes, from, 'its quotes do not match') : { end, fields, reason: '' };
}

/** Gives up on the line that starts at `from`, and on no more than that. */
function broken(bytes: Uint8Array, from: number, reason: string): FoundRecord {
  const at = bytes.indexOf(lineFeed, from);
  return { end: at < 0 ? bytes.length : at + 1, fields: null, reason };
}

/** Behind the first line end that is not inside quotes; null when there is none within the limit. */
function recordEnd(bytes: Uint8Array, from: number): number | null {
  const limit = Math.min(bytes.length, from + recordLimitBytes + 1);
  let isQuoted = false;
  for (let at = from; at < limit; at += 1) {
    const byte = bytes[at];
    if (byte === quote) isQuoted = !isQuoted;
    else if (byte === lineFeed && !isQuoted) return at + 1;
  }
  return null;
}

const fieldPattern = /[ \t]*"((?:[^"]|"")*)"[ \t]*(,|$)|([^",]*)(,|$)/y;

function splitFields(text: string): string[] | null {
  const fields: string[] = [];
  fieldPattern.lastIndex = 0;
  for (;;) {
    const match = fieldPattern.exec(text);
    if (match === null) return null;
    const [, quotedValue, quotedEnd, bareValue, bareEnd] = match;
    if (quotedValue === undefined) fields.push((bareValue ?? '').trim());
    else fields.push(quotedValue.includes('"') ? quotedValue.replaceAll('""', '"') : quotedValue);
    if ((quotedEnd ?? bareEnd) !== ',') return fields;
  }
}

function lineFeedsIn(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(lineFeed); at >= 0; at = bytes.indexOf(lineFeed, at + 1)) count += 1;
  return count;
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
