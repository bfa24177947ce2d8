/**
 * A file on the drive and the MD5 of what is in it. `path` is a byte string: each character stands for one byte of the
 * path, relative to the drive's root, with `/`.
 */
export interface InventoryEntry {
  readonly path: string;
  /** 32 hexadecimal digits in lower case. */
  readonly md5: string;
}

export type InventoryLine =
  | { readonly kind: 'entry'; readonly entry: InventoryEntry }
  | { readonly kind: 'blank' }
  | { readonly kind: 'bad'; readonly reason: string };

/**
 * One line with its line end, as GNU md5sum writes it: digest, two spaces, path. Where the path holds a backslash, a line
 * feed or a carriage return the line starts with a backslash and those are written `\\`, `\n` and `\r`.
 */
export function formatInventoryLine(entry: InventoryEntry): string {
  const { md5, path } = entry;
  if (!/[\\\n\r]/.test(path)) return `${md5}  ${path}\n`;
  return `\\${md5}  ${path.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r')}\n`;
}

/**
 * Reads a line (a byte string, without its LF) as `md5sum -c` would: text or binary marker, escapes, a CR at its end.
 * Comments (`#`) and empty lines are blank. A `./` in front of the path, as `find` puts there, is taken off.
 */
export function parseInventoryLine(line: string): InventoryLine {
  const text = line.endsWith('\r') ? line.slice(0, -1) : line;
  if (text === '' || text.startsWith('#')) return { kind: 'blank' };
  const match = /^(\\?)([0-9a-fA-F]{32}) [ *]([^]+)$/.exec(text);
  if (match === null) return { kind: 'bad', reason: 'it is not an MD5, two spaces and a path' };
  const [, escaped, md5 = '', written = ''] = match;
  const path = escaped === '\\' ? unescaped(written) : written;
  if (path === null) return { kind: 'bad', reason: 'it has an escape other than \\\\, \\n and \\r' };
  const plain = path.replace(/^(?:\.\/+)+/, '');
  if (plain === '') return { kind: 'bad', reason: 'its path is the drive itself' };
  return { kind: 'entry', entry: { md5: md5.toLowerCase(), path: plain } };
}

function unescaped(text: string): string | null {
  if (/\\(?:[^\\nr]|$)/.test(text.replaceAll('\\\\', ''))) return null;
  return text.replaceAll(/\\([\\nr])/g, (_all, letter: string) =>
    letter === 'n' ? '\n' : letter === 'r' ? '\r' : '\\',
  );
}

/** Reads an inventory that is all in memory, as a byte string. Entries and bad lines are in the order of the lines. */
export function parseInventory(text: string): {
  readonly entries: readonly InventoryEntry[];
  readonly badLines: readonly { readonly line: number; readonly reason: string }[];
} {
  const entries: InventoryEntry[] = [];
  const badLines: { line: number; reason: string }[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    const reading = parseInventoryLine(line);
    if (reading.kind === 'entry') entries.push(reading.entry);
    if (reading.kind === 'bad') badLines.push({ line: at + 1, reason: reading.reason });
  }
  return { entries, badLines };
}

/** A whole inventory as a byte string: its lines sorted by the bytes of their paths. */
export function formatInventory(entries: readonly InventoryEntry[]): string {
  const sorted = [...entries].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return sorted.map(formatInventoryLine).join('');
}
