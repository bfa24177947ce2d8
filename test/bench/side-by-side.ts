import { measure, median, type Command, type Measurement } from './measure.ts';
import type { Corpus } from './corpus.ts';

/** One of the programs that do the same work. */
export interface Contestant {
  readonly name: string;
  /** Readies one run, outside the clock. */
  prepare(corpus: Corpus): Promise<Run> | Run;
}

export interface Run {
  readonly command: Command;
  /** Throws when the work was not really done; the contestant's row is then void. */
  check?(measured: Measurement): Promise<void> | void;
  /** Puts things back as they were, whatever came of the run. */
  restore?(): void;
}

export interface Row {
  readonly name: string;
  readonly seconds: readonly number[];
  readonly peakBytes: number;
  /** Why the row does not count. */
  readonly voided: string | null;
}

interface MutableRow extends Row {
  readonly seconds: number[];
  peakBytes: number;
  voided: string | null;
}

export type Log = (text: string) => void;

/**
 * Runs all contestants in turns, so that whatever the machine does meanwhile befalls them all alike. The files are read
 * into the page cache before each run: rclone takes out of it what it has read, at the cost of who comes next.
 */
export async function sideBySide(
  corpus: Corpus,
  contestants: readonly Contestant[],
  options: { readonly runs: number; readonly log: Log },
): Promise<readonly Row[]> {
  const rows: MutableRow[] = contestants.map(({ name }) => ({
    name,
    seconds: [],
    peakBytes: 0,
    voided: null,
  }));
  for (let turn = 1; turn <= options.runs; turn += 1) {
    for (const [at, contestant] of contestants.entries()) {
      const row = rows[at];
      if (row === undefined || row.voided !== null) continue;
      let run: Run | undefined;
      try {
        run = await contestant.prepare(corpus);
        await warm(corpus);
        const measured = await measure(run.command);
        if (measured.code !== 0) throw new Error(`exit code ${measured.code}: ${measured.tail.slice(-300)}`);
        await run.check?.(measured);
        row.seconds.push(measured.seconds);
        row.peakBytes = Math.max(row.peakBytes, measured.peakBytes);
        options.log(`  ${turn}/${options.runs} ${contestant.name}: ${measured.seconds.toFixed(2)} s\n`);
      } catch (error) {
        row.voided = error instanceof Error ? error.message : String(error);
        options.log(`  ${turn}/${options.runs} ${contestant.name}: void: ${row.voided}\n`);
      } finally {
        run?.restore?.();
      }
    }
  }
  return rows;
}

/** Reads a corpus into the page cache. */
export async function warm(corpus: Corpus): Promise<void> {
  const args = ['-c', 'find "$1" -type f -exec cat {} + > /dev/null', 'sh', corpus.folder];
  await measure({ program: 'sh', args });
}

/** A Markdown table: medians, spread, rates, and how many times faster the first row is than each other. */
export function tableOf(title: string, corpus: Corpus, rows: readonly Row[]): string {
  const first = median(rows[0]?.seconds ?? []);
  const lines = rows.map((row) => {
    if (row.voided !== null)
      return `| ${row.name} | void: ${row.voided.split('\n')[0]?.slice(0, 80)} | | | | |`;
    const seconds = median(row.seconds);
    const spread = `${Math.min(...row.seconds).toFixed(2)}–${Math.max(...row.seconds).toFixed(2)}`;
    const files = Math.round(corpus.files / seconds).toLocaleString('en-US');
    const rate = (corpus.bytes / seconds / 1e6).toFixed(0);
    const ratio = (seconds / first).toFixed(2);
    return `| ${row.name} | ${seconds.toFixed(2)} (${spread}) | ${files} | ${rate} | ${ratio} | ${(row.peakBytes / 2 ** 20).toFixed(0)} |`;
  });
  return [
    `### ${title}: ${corpus.name}`,
    '',
    '| | seconds: median (range) | files/s | MB/s | time ÷ Drivepost | peak MiB |',
    '| --- | --- | --- | --- | --- | --- |',
    ...lines,
    '',
  ].join('\n');
}
