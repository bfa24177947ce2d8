import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench } from '../bench.ts';
import { measure, requireSuccess, type Command } from '../measure.ts';
import { activities } from './activities.ts';
import { attribute, cpuProfileSchema } from './cpu-profile.ts';
import { FrameSources } from './frame-sources.ts';

/** A command of this program, run under the profiler. */
export interface ProfiledWork {
  readonly title: string;
  readonly command: Command;
  readonly files: number;
}

const intervalUs = 200;

/**
 * Runs a command under Node's sampling profiler and tells what the time of its threads goes to: a Markdown table,
 * microseconds for each file. Throws when the command fails.
 */
export async function measureProfile(work: ProfiledWork, bench: Bench): Promise<string> {
  const folder = mkdtempSync(join(bench.work, 'profile-'));
  try {
    const { command } = work;
    const flags = ['--cpu-prof', `--cpu-prof-dir=${folder}`, `--cpu-prof-interval=${intervalUs}`];
    const profiled = { ...command, args: [...flags, ...command.args] };
    requireSuccess(work.title, await measure(profiled, bench.signal));
    return tableOf(work, readThreads(folder, new FrameSources(process.cwd())));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Threads {
  readonly main: ReadonlyMap<string, number>;
  readonly others: ReadonlyMap<string, number>;
  readonly otherCount: number;
}

function readThreads(folder: string, sources: FrameSources): Threads {
  let main: ReadonlyMap<string, number> = new Map();
  const others = new Map<string, number>();
  let otherCount = 0;
  for (const name of readdirSync(folder)) {
    const profile = cpuProfileSchema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')));
    const totals = attribute(profile, activities, (node) => sources.frameOf(node));
    // CPU.DATE.TIME.PROCESS.THREAD.NUMBER.cpuprofile
    if (name.split('.')[4] === '0') {
      main = totals;
      continue;
    }
    otherCount += 1;
    for (const [title, us] of totals) others.set(title, (others.get(title) ?? 0) + us);
  }
  return { main, others, otherCount };
}

function tableOf({ title, files }: ProfiledWork, { main, others, otherCount }: Threads): string {
  const names = [...activities.map((activity) => activity.title), 'other'];
  const rows = names
    .map((name) => ({ name, main: (main.get(name) ?? 0) / files, others: (others.get(name) ?? 0) / files }))
    .filter((row) => row.main + row.others >= 0.05)
    .sort((left, right) => right.main + right.others - left.main - left.others);
  const sum = (of: 'main' | 'others'): number => rows.reduce((total, row) => total + row[of], 0);
  return [
    `### ${title}`,
    '',
    `| µs for each file | main thread | ${otherCount} other threads, in sum |`,
    '| --- | --- | --- |',
    ...rows.map((row) => `| ${row.name} | ${row.main.toFixed(1)} | ${row.others.toFixed(1)} |`),
    `| **all** | **${sum('main').toFixed(1)}** | **${sum('others').toFixed(1)}** |`,
    '',
  ].join('\n');
}
