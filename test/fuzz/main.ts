import { existsSync, writeFileSync } from 'node:fs';
import { Argument, Command } from 'commander';
import { fuzzPlan } from './targets.ts';
import { reportOf, type TargetReport } from './report.ts';
import { createRandom } from './random.ts';
import { added, watchedRun } from './watched-run.ts';
import { writeSection } from '../write-section.ts';
import type { Finding } from './run-cases.ts';

interface Flags {
  readonly cases?: string;
  readonly seed: string;
  readonly jobs: string;
  readonly write?: string;
  readonly save?: string;
}

const ids = fuzzPlan.map(({ target }) => target.id);
const program = new Command('fuzz')
  .description(
    'Feeds the readers of bytes that strangers control with inputs made to break them. Ends with 1 for a finding.',
  )
  .addArgument(new Argument('[targets...]', 'which readers; all when none is named').choices(ids))
  .option('--cases <number>', 'how many of each; as many as a long run takes when not told')
  .option('--seed <number>', 'another seed makes other cases, the same one the same', '20090521')
  .option('--jobs <number>', 'threads side by side', '1')
  .option('--save <number>', 'write the bytes of the case of this number to standard output, and run nothing')
  .option(
    '--write <file>',
    'put the result into the section "Hostile input" of this file, such as docs/reliability.md',
  );
program.parse();
const flags = program.opts<Flags>();
const wanted = new Set(program.args.length === 0 ? ids : program.args);
const seed = Number(flags.seed);
const jobs = Math.max(1, Number(flags.jobs));

/** Threads get this many cases at a time. */
const sliceCases = 100_000;
const limits = { hangMs: 20_000, heapLimitMb: 384 };

if (flags.save === undefined) await fuzz();
else save(Number(flags.save));

async function fuzz(): Promise<void> {
  const reports: TargetReport[] = [];
  const findings: Finding[] = [];
  for (const { target, cases: planned } of fuzzPlan) {
    if (!wanted.has(target.id)) continue;
    const cases = flags.cases === undefined ? planned : Number(flags.cases);
    const startMs = performance.now();
    const cpuBefore = process.cpuUsage();
    const slices = slicesOf(cases);
    let tally = { cases: 0, accepted: 0, slowestMs: 0, largestBytes: 0, heapGrowthBytes: 0 };
    const found: Finding[] = [];
    async function work(): Promise<void> {
      for (let slice = slices.shift(); slice !== undefined; slice = slices.shift()) {
        const part = await watchedRun({
          targetId: target.id,
          seed,
          ...slice,
          ...limits,
          found(finding) {
            found.push(finding);
            process.stderr.write(`${describe(finding)}\n`);
          },
        });
        tally = added(tally, part);
      }
    }
    await Promise.all(Array.from({ length: jobs }, work));
    const cpu = process.cpuUsage(cpuBefore);
    const report = {
      target,
      tally,
      findings: found,
      wallMs: performance.now() - startMs,
      cpuMs: (cpu.user + cpu.system) / 1000,
      peakRssBytes: process.resourceUsage().maxRSS * 1024,
    };
    reports.push(report);
    findings.push(...found);
    process.stdout.write(reportOf([report], seed));
  }
  if (flags.write !== undefined) {
    if (!existsSync(flags.write)) writeFileSync(flags.write, '# Reliability\n');
    writeSection(flags.write, 'Hostile input', reportOf(reports, seed));
  }
  process.exitCode = findings.length > 0 ? 1 : 0;
}

function slicesOf(cases: number): { readonly from: number; readonly to: number }[] {
  const size = Math.min(sliceCases, Math.ceil(cases / jobs));
  return Array.from({ length: Math.ceil(cases / size) }, (_, at) => ({
    from: at * size,
    to: Math.min(cases, (at + 1) * size),
  }));
}

function describe({ kind, target, seed: caseSeed, caseNumber, detail }: Finding): string {
  return `${kind}: ${target} --seed ${caseSeed} --save ${caseNumber}: ${detail}`;
}

function save(caseNumber: number): void {
  const plan = fuzzPlan.find(({ target }) => wanted.size === 1 && wanted.has(target.id));
  if (plan === undefined) throw new Error('Name one target to save a case of.');
  process.stdout.write(plan.target.makeCase(createRandom(seed, caseNumber)));
}
