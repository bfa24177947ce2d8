import { messageOf } from '../../shared/base/errors.ts';
import { measure, requireSuccess, type Command, type Measurement } from './measure.ts';
import type { Corpus } from './corpus.ts';

/** One of the programs that do the same work. */
export interface Contestant {
  readonly name: string;
  /** Why it cannot run here: its row says so. */
  readonly missing?: string | undefined;
  /** Where it is in no bar, it need not run as often as the others. */
  readonly runsAtMost?: number | undefined;
  /** Readies one run, outside the clock. */
  prepare(corpus: Corpus): Promise<Run> | Run;
}

export interface Run {
  readonly command: Command;
  /** Throws when the work was not really done; the contestant's row is then void. */
  check?(measured: Measurement): Promise<void> | void;
  /** Puts things back as they were, whatever came of the run. */
  restore?(): Promise<void> | void;
}

export interface Row {
  readonly name: string;
  readonly measurements: readonly Measurement[];
  /** Why the row does not count. */
  readonly voided: string | null;
}

interface MutableRow extends Row {
  readonly measurements: Measurement[];
  voided: string | null;
}

export type Log = (text: string) => void;

export interface RaceOptions {
  readonly runs: number;
  readonly log: Log;
  readonly signal?: AbortSignal | undefined;
  /** Who runs beside the first contestant: all when it is not given. */
  readonly peers?: RegExp | undefined;
  /** Readies the machine before each run, instead of reading the files into the page cache. */
  readonly ready?: ((corpus: Corpus) => Promise<void>) | undefined;
  /** Who runs once before it counts, so that a store has seen every body that will come: each sends parts of its own size. */
  readonly practice?: 'first' | 'all' | undefined;
}

/**
 * Runs all contestants in turns, so that whatever the machine does meanwhile befalls them all alike. The files are read
 * into the page cache before each run: rclone takes out of it what it has read, at the cost of who comes next.
 */
export async function sideBySide(
  corpus: Corpus,
  all: readonly Contestant[],
  options: RaceOptions,
): Promise<readonly Row[]> {
  const contestants = all.filter(({ name }, at) => at === 0 || options.peers?.test(name) !== false);
  const rows: MutableRow[] = contestants.map(({ name, missing }) => ({
    name,
    measurements: [],
    voided: missing ?? null,
  }));
  const practising = { none: 0, first: 1, all: contestants.length }[options.practice ?? 'none'];
  for (let turn = practising === 0 ? 1 : 0; turn <= options.runs; turn += 1) {
    for (const [at, contestant] of contestants.entries()) {
      const row = rows[at];
      if (row === undefined || row.voided !== null || turn > (contestant.runsAtMost ?? turn)) continue;
      if (turn === 0 && at >= practising) continue;
      let run: Run | undefined;
      try {
        run = await contestant.prepare(corpus);
        await (options.ready ?? warm)(corpus);
        const measured = requireSuccess(contestant.name, await measure(run.command, options.signal));
        await run.check?.(measured);
        if (turn > 0) row.measurements.push(measured);
        options.log(`  ${turn}/${options.runs} ${contestant.name}: ${measured.seconds.toFixed(2)} s\n`);
      } catch (error) {
        options.signal?.throwIfAborted();
        row.voided = `void: ${messageOf(error)}`;
        options.log(`  ${turn}/${options.runs} ${contestant.name}: ${row.voided}\n`);
      } finally {
        await run?.restore?.();
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
