import { availableParallelism } from 'node:os';
import { Command } from 'commander';
import { writeSection } from '../../write-section.ts';
import type { Fault, Work } from './fault.ts';
import { faults } from './histories.ts';
import { createProgress } from './progress.ts';
import { reliabilityDocument, type Skipped } from './reliability-document.ts';
import { cellOf, repeatCommand, runHistory, type HistoryResult, type PlannedHistory } from './run-history.ts';
import { removeTemplates } from './scene/template.ts';

interface Flags {
  readonly only: string;
  readonly histories?: string;
  readonly seed: string;
  readonly jobs: string;
  readonly minutes?: string;
  readonly write?: string;
  readonly keep: boolean;
  readonly list: boolean;
  readonly times: boolean;
}

const values = new Command('faults')
  .description(
    'Breaks each kind of work in each way of the fault matrix and has an independent checker look at what came of it. Ends with 1 for a violation.',
  )
  .option('--only <regex>', 'only cells whose FAULT/WORK matches, such as "^drive-.*/prepare$"', '.')
  .option('--histories <number>', 'how many of each cell; as many as a long run takes when not told')
  .option('--seed <number>', 'the seed of the first history of each cell', '1')
  .option('--jobs <number>', 'histories side by side', String(Math.min(2, availableParallelism())))
  .option(
    '--minutes <number>',
    'begin no history after this time; those of each cell are spread over the run',
  )
  .option(
    '--write <file>',
    'put the result into the section "Fault matrix" of this file, such as docs/reliability.md',
  )
  .option('--keep', 'keep the folders of histories with violations', false)
  .option('--list', 'only say how many histories each cell has', false)
  .option('--times', 'say how long the histories of each cell took', false)
  .parse()
  .opts<Flags>();

const firstSeed = Number(values.seed);
const skipped: Skipped[] = [];
const stop = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.once(name, () => stop.abort(new Error(`${name}: stopped`)));
}

const startedMs = Date.now();
/** Behind it no history is begun: those of each cell are spread over the run, so all cells have had some. */
const endMs = values.minutes === undefined ? Infinity : startedMs + Number(values.minutes) * 60_000;
const planned = await plan();
if (values.list) {
  const counts = new Map<string, number>();
  for (const history of planned) counts.set(cellOf(history), (counts.get(cellOf(history)) ?? 0) + 1);
  for (const [cell, count] of counts) process.stdout.write(`${count} × ${cell}\n`);
} else {
  process.exitCode = await runAll(planned);
}
await removeTemplates();

/** The histories of all cells that were asked for: those of one cell are spread over the whole run. */
async function plan(): Promise<readonly PlannedHistory[]> {
  const only = new RegExp(values.only);
  const histories: { readonly at: number; readonly history: PlannedHistory }[] = [];
  for (const fault of faults) {
    const wanted = fault.works.filter((work) => only.test(`${fault.id}/${work}`));
    const why = wanted.length === 0 ? null : (fault.whyNot?.() ?? null);
    if (why !== null) skipped.push({ fault, why });
    if (why !== null) continue;
    for (const work of wanted) {
      const count = await countOf(fault, work);
      for (let at = 0; at < count; at += 1)
        histories.push({ at: (at + 0.5) / count, history: { fault, work, seed: firstSeed + at } });
    }
  }
  return histories.sort((a, b) => a.at - b.at).map(({ history }) => history);
}

async function countOf(fault: Fault, work: Work): Promise<number> {
  if (values.histories !== undefined) return Number(values.histories);
  return typeof fault.histories === 'number' ? fault.histories : fault.histories(work);
}

/** Runs them, as many at a time as was asked for. Gives the exit code. */
async function runAll(histories: readonly PlannedHistory[]): Promise<number> {
  const waiting = histories.filter(({ fault }) => fault.alone === undefined).reverse();
  const alone = histories.filter(({ fault }) => fault.alone !== undefined);
  const results: HistoryResult[] = [];
  const progress = createProgress(histories.length);

  async function work(queue: PlannedHistory[]): Promise<void> {
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      if (Date.now() > endMs) return;
      const result = await runHistory(next, { signal: stop.signal, keep: values.keep });
      results.push(result);
      progress.tell(result);
      for (const { what, detail } of result.violations) progress.say(`VIOLATION ${what}: ${detail}`);
      if (result.broken !== null) progress.say(`BROKEN ${result.broken.slice(0, 1000)}`);
      if (result.violations.length > 0 || result.broken !== null) {
        progress.say(`  ${repeatCommand(result)}`);
        if (values.keep) progress.say(`  kept in ${result.folder}`);
      }
    }
  }

  try {
    await work(alone);
    await Promise.all(Array.from({ length: Number(values.jobs) }, () => work(waiting)));
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    progress.end();
    process.stderr.write('stopped\n');
    return 130;
  }
  progress.end();
  if (values.times) process.stderr.write(timesOf(results));
  const tookMs = Date.now() - startedMs;
  const text = reliabilityDocument({
    results,
    skipped,
    planned: histories.length,
    firstSeed,
    jobs: Number(values.jobs),
    tookMs,
  });
  if (values.write === undefined) process.stdout.write(text);
  else writeSection(values.write, 'Fault matrix', text);
  const isClean = results.every(({ violations, broken }) => violations.length === 0 && broken === null);
  return isClean ? 0 : 1;
}

/** How long the histories of each cell took on average, the longest first. */
function timesOf(results: readonly HistoryResult[]): string {
  const cells = new Map<string, number[]>();
  for (const result of results)
    cells.set(cellOf(result), [...(cells.get(cellOf(result)) ?? []), result.tookMs]);
  return [...cells]
    .map(([cell, times]) => ({
      cell,
      times,
      meanMs: times.reduce((sum, one) => sum + one, 0) / times.length,
    }))
    .sort((a, b) => b.meanMs - a.meanMs)
    .map(({ cell, times, meanMs }) => `${(meanMs / 1000).toFixed(2)} s  ${times.length} × ${cell}\n`)
    .join('');
}
