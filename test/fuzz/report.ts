import type { FuzzTarget } from './fuzz-target.ts';
import type { CaseTally, Finding } from './run-cases.ts';

/** What a run has to say of one target. */
export interface TargetReport {
  readonly target: FuzzTarget;
  readonly tally: CaseTally;
  readonly findings: readonly Finding[];
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly peakRssBytes: number;
}

/** The result as Markdown: a row for each reader, below it what each promises. */
export function reportOf(reports: readonly TargetReport[], seed: number): string {
  const rows = reports.map(rowOf);
  const promises = reports.map(
    ({ target }) => `- **${target.title}** (\`${target.id}\`): ${target.promises}.`,
  );
  const findings = reports.flatMap((report) => report.findings);
  return `${[
    `\`npm run fuzz -- --seed ${seed}\`, Node ${process.versions.node}. A case that throws what its reader does not name is a crash; one that breaks a promise named below, a broken promise; one over its limit, seven times of seven, is slow; one that is not through after 20 seconds, or takes more than 384 MiB, hangs or fills the memory. Growth is the heap behind the last case less that behind the first tenth, collected.`,
    '',
    '| reader | cases | taken as valid | crashes | promises broken | slow or hung | slowest | heap growth | cases a second of CPU |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
    `${findings.length} findings. The peak of the whole process was ${mib(Math.max(...reports.map((report) => report.peakRssBytes)))}.`,
    '',
    ...promises,
  ].join('\n')}\n`;
}

function rowOf({ target, tally, findings, cpuMs }: TargetReport): string {
  const count = (...kinds: readonly Finding['kind'][]): number =>
    findings.filter((finding) => kinds.includes(finding.kind)).length;
  const cells = [
    target.title,
    number(tally.cases),
    `${((100 * tally.accepted) / Math.max(1, tally.cases)).toFixed(0)} %`,
    number(count('crash')),
    number(count('promise')),
    number(count('slow', 'hang', 'memory')),
    `${tally.slowestMs.toFixed(1)} of ${target.limitMs} ms`,
    mib(Math.max(0, tally.heapGrowthBytes)),
    number(Math.round((1000 * tally.cases) / cpuMs)),
  ];
  return `| ${cells.join(' | ')} |`;
}

function number(value: number): string {
  return value.toLocaleString('en-US');
}

function mib(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MiB`;
}
