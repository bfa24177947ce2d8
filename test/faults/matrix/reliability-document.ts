import { cpus, totalmem, release, type as systemName } from 'node:os';
import { families, works, type Fault, type Work } from './fault.ts';
import type { HistoryResult } from './run-history.ts';

/** A row that could not be had on this machine. */
export interface Skipped {
  readonly fault: Fault;
  readonly why: string;
}

export interface MatrixRun {
  readonly results: readonly HistoryResult[];
  readonly skipped: readonly Skipped[];
  /** How many histories there would have been without an end to its time. */
  readonly planned: number;
  readonly firstSeed: number;
  readonly jobs: number;
  readonly tookMs: number;
}

const familyTitles: Readonly<Record<(typeof families)[number], string>> = {
  kill: 'Killed',
  drive: 'The drive',
  store: 'The store',
  'job-store': 'The job store',
};

const head = `What happens to files when something breaks at the worst moment. \`npm run faults\` makes this section: it breaks each kind of
work in each of the ways below, gives the same command again until it ends, and lets a checker that shares no code with the
loader and the writer compare drive, log and store.

Counted as a violation is anything lost, doubled or different; a log that is not byte for byte that of a run without the
fault (dates aside, and rows aside whose file the fault itself changed: those must name it); an object that the log lacks;
a multipart upload that stays open, unless the store forbids to clear it away and the report says so; a partial file that
stays; a job that ended twice; an exit code that says less than the truth; a run that hangs. \`npm test\` plants a violation of each sort and requires that the checker reports it.

One thing is none: a file that was stored, whose row was not yet written when the load was stopped, and that reads
differently when it goes on. Its row says that it failed, and its right copy stays in the store, as nothing tells the
loader whose it is.
`;

const tail = `
### How to read it

A history is one drive, one fault, and the runs that follow until the work has ended. All of it follows from its seed: the
files, the moment, the kind. \`prepare\` copies sources onto a drive; \`load-s3\` loads it into a strict S3 server that checks
signatures, MD5 and CRC32; \`load-folder\` into a folder; \`verify\` rehearses. Each drive holds 25 to 45 files: empty, tiny,
4 KiB, 1 MiB and one byte more, two or three parts of a multipart upload, names with quotes, colons, brackets, line noise
and other scripts, ignored files, a gzip file, files that were there before. Where each step has a history of its own, it holds
one file of each kind.

"Points" are the different places at which the program was stopped. For _at every step_ they are enumerated: a build of the
command for tests, in which the modules \`node:fs\` and \`libsql\` are exchanged for ones that count, ends itself with SIGKILL
before, behind, and for writes also in the midst of, the first, second, … call that changes something, in whatever thread;
and the store ends its client when a request has come, when it is done but not answered, and when it is answered. The
product has no such code.

What this does not show: a power cut, where the kernel loses what was written and not yet synced. Writes are synced before
they are claimed, but here the kernel goes on living.

Repeat one history: \`npm run faults -- --only '^ID/WORK$' --seed SEED --histories 1 --keep\`. \`npm test\` runs some of each
fault.
`;

/** The section that a run writes. */
export function reliabilityDocument(run: MatrixRun): string {
  const { results, skipped, planned, firstSeed, jobs, tookMs } = run;
  const bad = results.filter(({ violations }) => violations.length > 0);
  const broken = results.filter(({ broken: why }) => why !== null);
  const points = new Set(
    results.flatMap(({ fault, work, points: met }) => met.map((one) => `${fault.id}/${work}/${one}`)),
  );
  const [cpu] = cpus();
  const lines = [
    head,
    `**${results.length} histories, ${bad.length} with violations**; ${points.size} points at which the program was stopped.`,
    ...(broken.length > 0 ? [`${broken.length} histories could not be judged because the test broke.`] : []),
    ...(results.length < planned
      ? [`Its time was up before the other ${planned - results.length} of a whole run.`]
      : []),
    '',
    `${new Date().toISOString().slice(0, 10)}, seeds from ${firstSeed}, ${Math.round(tookMs / 60_000)} minutes with ${jobs} at a time, on ` +
      `${cpus().length} × ${cpu?.model.trim() ?? 'a processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${systemName()} ${release()}, Node ${process.version}.`,
    '',
    'A cell has histories / those with violations.',
    '',
  ];
  for (const family of families) lines.push(...table(family, run));
  if (skipped.length > 0) {
    lines.push('### Left out on this machine', '');
    for (const { fault, why } of skipped) lines.push(`- ${fault.title}: ${why}`);
    lines.push('');
  }
  if (bad.length > 0) {
    lines.push('### Violations', '');
    for (const { fault, work, seed, violations } of bad) {
      const [first] = violations;
      lines.push(`- \`${fault.id}/${work}\` seed ${seed}: ${first?.what}, ${oneLine(first?.detail ?? '')}`);
    }
    lines.push('');
  }
  return `${lines.join('\n').trimEnd()}\n${tail}`;
}

function table(family: Fault['family'], { results }: MatrixRun): readonly string[] {
  const faults = [
    ...new Set(results.filter(({ fault }) => fault.family === family).map(({ fault }) => fault)),
  ];
  if (faults.length === 0) return [];
  const rows = faults.map((fault) => {
    const of = results.filter((result) => result.fault === fault);
    const points = new Set(of.flatMap(({ work, points: met }) => met.map((one) => `${work} ${one}`))).size;
    return `| ${fault.title} | ${works.map((work) => cell(of, work)).join(' | ')} | ${points === 0 ? '' : points} |`;
  });
  return [
    `### ${familyTitles[family]}`,
    '',
    `| fault | ${works.join(' | ')} | points |`,
    `| --- | ${works.map(() => '---').join(' | ')} | --- |`,
    ...rows,
    '',
  ];
}

function cell(results: readonly HistoryResult[], work: Work): string {
  const of = results.filter((result) => result.work === work);
  if (of.length === 0) return '';
  return `${of.length} / ${of.filter(({ violations }) => violations.length > 0).length}`;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').slice(0, 200);
}
