import type { LogItem } from '../../domain/import-log/read-log.ts';
import { bytePath, displayOf, textOf, type BytePath } from '../files/byte-path.ts';
import type { InventoryItem } from '../inventory/read-inventory.ts';
import { ProofTally, type LogRowAt, type TallyOptions } from './proof-tally.ts';

export interface ReconcileSources {
  /** Opens the inventory; asked for a second time when it or the log turns out not to be sorted. */
  readonly openInventory: () => AsyncIterable<InventoryItem>;
  readonly openLog: () => AsyncIterable<LogItem>;
  /** False for a log that can be read only once, such as a pipe. */
  readonly canReopenLog: boolean;
  /** Told from time to time how many rows were read. */
  readonly onRows?: ((rows: number, loadedBytes: number) => void) | undefined;
}

const rowsBetweenReports = 1000;

/**
 * Accounts for every file of an inventory by the rows of an import log. Where both are sorted by path bytes, as Drivepost
 * writes them, they are merged and memory does not depend on their length; otherwise the inventory is held in memory.
 * Throws what the sources throw.
 */
export async function reconcile(sources: ReconcileSources, options: TallyOptions): Promise<ProofTally> {
  if (sources.canReopenLog) {
    const tally = await mergeSorted(sources, new ProofTally(options));
    if (tally !== null) return tally;
    options.outcomes?.restart();
  }
  return lookUp(sources, new ProofTally(options));
}

interface Entry {
  /** The path as the log shows it, in bytes, which is what is compared. */
  readonly key: BytePath;
  readonly path: BytePath;
  readonly md5: string;
  readonly line: number;
}

interface Row extends LogRowAt {
  readonly key: BytePath;
}

/** Null as soon as one of the two turns out not to be sorted. */
async function mergeSorted(sources: ReconcileSources, tally: ProofTally): Promise<ProofTally | null> {
  const entries = entriesOf(sources, tally);
  const rows = rowsOf(sources, tally);
  try {
    let entry = await next(entries);
    let row = await next(rows);
    let matched: BytePath | null = null;
    while (entry !== null || row !== null) {
      const order = compare(entry, row);
      if (row !== null && row.key === matched) tally.repeated(row);
      else if (entry !== null && row !== null && order === 0) tally.match(entry.path, entry.md5, row);
      else if (entry !== null && order < 0) tally.missing(entry.path, entry.md5);
      else if (row !== null) tally.extra(row);

      const isRepeated = row !== null && row.key === matched;
      if (row !== null && (isRepeated || order >= 0)) {
        matched = row.key;
        const following: Row | null = await next(rows);
        if (following !== null && following.key < row.key) return null;
        row = following;
      }
      if (entry !== null && !isRepeated && order <= 0) {
        const following: Entry | null = await next(entries);
        if (following !== null && following.key <= entry.key) return null;
        entry = following;
      }
    }
    return tally;
  } finally {
    await entries.return(undefined);
    await rows.return(undefined);
  }
}

function compare(entry: Entry | null, row: Row | null): number {
  if (entry === null) return 1;
  if (row === null) return -1;
  return entry.key < row.key ? -1 : entry.key > row.key ? 1 : 0;
}

async function lookUp(sources: ReconcileSources, tally: ProofTally): Promise<ProofTally> {
  const waiting = new Map<BytePath, Entry>();
  const settled = new Set<BytePath>();
  for await (const entry of entriesOf(sources, tally)) {
    if (waiting.has(entry.key)) {
      tally.add({
        kind: 'badInventoryLine',
        line: entry.line,
        reason: `${displayOf(entry.path)} is listed twice`,
      });
    } else {
      waiting.set(entry.key, entry);
    }
  }
  for await (const row of rowsOf(sources, tally)) {
    const entry = waiting.get(row.key);
    if (entry !== undefined) tally.match(entry.path, entry.md5, row);
    else if (settled.has(row.key)) tally.repeated(row);
    else tally.extra(row);
    waiting.delete(row.key);
    settled.add(row.key);
  }
  for (const entry of waiting.values()) tally.missing(entry.path, entry.md5);
  return tally;
}

async function* entriesOf(sources: ReconcileSources, tally: ProofTally): AsyncGenerator<Entry, undefined> {
  for await (const item of sources.openInventory()) {
    if (item.kind === 'bad') {
      tally.add({ kind: 'badInventoryLine', line: item.line, reason: item.reason });
      continue;
    }
    const { path, md5, line } = item;
    yield { key: textOf(path) === null ? bytePath(displayOf(path)) : path, path, md5, line };
  }
  return undefined;
}

async function* rowsOf(sources: ReconcileSources, tally: ProofTally): AsyncGenerator<Row, undefined> {
  let count = 0;
  for await (const item of sources.openLog()) {
    if (item.kind === 'bad') {
      tally.add({ kind: 'badLogLine', line: item.line, reason: item.reason });
      continue;
    }
    count += 1;
    if (count % rowsBetweenReports === 0) sources.onRows?.(count, tally.bytesSeen);
    yield { key: bytePath(item.row.file), row: item.row, line: item.line };
  }
  return undefined;
}

async function next<Value>(source: AsyncGenerator<Value, undefined>): Promise<Value | null> {
  const result = await source.next();
  return result.done === true ? null : (result.value ?? null);
}
