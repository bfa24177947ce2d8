import { mkdirSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Argument, Command } from 'commander';
import type { Bench, Scale, Section } from './bench.ts';
import { runSections } from './run-sections.ts';
import { allSections } from './sections/all-sections.ts';
import { startSinkProcess, type SinkProcess } from './stores/sink-process.ts';

interface Flags {
  readonly runs: string;
  readonly quick?: boolean;
  readonly tiny?: boolean;
  readonly only?: string;
  readonly peers?: string;
  readonly work: string;
  readonly tree: string;
  readonly keep?: boolean;
  /** A file, nothing, or false for --no-write. */
  readonly write?: string | false;
}

// Certificates that a machine adds for Node are read at each start of it, and nothing here is asked over TLS.
delete process.env['NODE_EXTRA_CA_CERTS'];

const neededBytes = 45 * 2 ** 30;
const parts = [...new Set(allSections.map(({ part }) => part))];
const program = new Command('bench')
  .description(
    'Measures Drivepost beside its peers and writes docs/benchmarks.md, section by section. Say nothing to run all parts.',
  )
  .addArgument(new Argument('[parts...]', 'what to measure').choices(parts))
  .option('--only <regex>', 'only sections whose title matches, such as "small"')
  .option('--peers <regex>', 'only peers whose name matches: for a trial, writes no report by itself')
  .option('--runs <number>', 'counted runs of each program', '5')
  .option('--quick', 'a tenth of the data and at most two runs: to see that it works, not how fast')
  .option('--tiny', 'next to no data and one run: for the test of this program')
  .option(
    '--work <folder>',
    'where files are made, on a disk: needs 45 GB for all',
    join(tmpdir(), 'drivepost-bench'),
  )
  .option('--tree <folder>', 'a real tree of files', 'node_modules')
  .option('--keep', 'leave the files there for the next time')
  .option('--write <file>', 'the report to write into (default: docs/benchmarks.md, none when quick)')
  .option('--no-write', 'write no report');
program.parse();
const flags = program.opts<Flags>();
const scale: Scale = flags.tiny === true ? 'tiny' : flags.quick === true ? 'quick' : 'full';
const runsAtMost = { full: Number.POSITIVE_INFINITY, quick: 2, tiny: 1 };
const chosen = allSections.filter(
  ({ part, title }) =>
    (program.args.length === 0 || program.args.includes(part)) &&
    (flags.only === undefined || new RegExp(flags.only, 'i').test(title)),
);

const stop = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.once(name, () => {
    process.stderr.write('Stopping …\n');
    stop.abort(new Error(`stopped by ${name}`));
  });
}

let sink: Promise<SinkProcess> | undefined;
const bench: Bench = {
  work: flags.work,
  runs: Math.min(runsAtMost[scale], Number(flags.runs)),
  scale,
  treeFolder: flags.tree,
  peers: flags.peers === undefined ? undefined : new RegExp(flags.peers, 'i'),
  log: (text) => process.stderr.write(text),
  signal: stop.signal,
  sink: () => (sink ??= startSinkProcess()),
};

mkdirSync(flags.work, { recursive: true });
try {
  requireSpace();
  const failed = await runSections(chosen, bench, reportOf);
  if (failed > 0) process.stderr.write(`${failed} of ${chosen.length} could not be measured.\n`);
  process.exitCode = failed > 0 ? 1 : 0;
} catch (error) {
  if (!stop.signal.aborted) throw error;
  process.exitCode = 130;
} finally {
  await (await sink)?.close();
  if (flags.keep !== true) rmSync(flags.work, { recursive: true, force: true });
}

function reportOf({ file }: Section): string | null {
  if (flags.write === false) return null;
  const isReal = scale === 'full' && flags.peers === undefined;
  return flags.write ?? (isReal ? (file ?? join('docs', 'benchmarks.md')) : null);
}

function requireSpace(): void {
  const { bavail, bsize } = statfsSync(flags.work);
  const isLarge = scale === 'full' && chosen.some(({ part }) => part === 'growth');
  if (isLarge && bavail * bsize < neededBytes)
    process.stderr.write(`${flags.work} has less than 45 GB; the largest sections may fail.\n`);
}
