import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { Argument, Command, Option } from 'commander';
import { electronDistribution } from '../../build/electron-distribution.mjs';
import { startBenchServer, type BenchServer } from './bench-server.ts';
import { makeCorpus } from './corpus.ts';
import { awsProgram, loadContestants } from './load-contestants.ts';
import { measureMemory } from './memory.ts';
import { sideBySide, tableOf, type Contestant } from './side-by-side.ts';
import { verifyContestants } from './verify-contestants.ts';
import { measureWindow } from './window/measure-window.ts';
import { writeSection } from '../write-section.ts';

interface Flags {
  readonly runs: string;
  readonly quick?: boolean;
  readonly work: string;
  readonly keep?: boolean;
  readonly size?: 'small' | 'large';
  readonly write?: string;
}

const parts = ['verify', 'load', 'memory', 'window'] as const;
const program = new Command('bench')
  .description('Measures Drivepost beside its peers; prints Markdown tables. Say nothing to run all parts.')
  .addArgument(new Argument('[parts...]', 'what to measure').choices(parts))
  .option('--runs <number>', 'counted runs of each program', '5')
  .option('--quick', 'a tenth of the data and at most two runs: to see that it works, not how fast')
  .option('--work <folder>', 'where files are made; needs 25 GB', join(tmpdir(), 'drivepost-bench'))
  .addOption(new Option('--size <size>', 'only small files, or only large ones').choices(['small', 'large']))
  .option('--keep', 'leave the files there for the next time')
  .option(
    '--write <file>',
    'put what the window measured into its section of this file, such as docs/benchmarks.md',
  );
program.parse();
const flags = program.opts<Flags>();
const wanted = new Set(program.args.length === 0 ? parts : program.args);
const isQuick = flags.quick === true;
const runs = isQuick ? Math.min(2, Number(flags.runs)) : Number(flags.runs);
const share = isQuick ? 10 : 1;
const small = { sizeBytes: 4 * 2 ** 10 };
const large = { files: 4, sizeBytes: isQuick ? 64 * 2 ** 20 : 512 * 2 ** 20 };

mkdirSync(flags.work, { recursive: true });
const server = await startBenchServer();
try {
  print(`${machine()}\n\n`);
  if (wanted.has('verify')) {
    const contestants = verifyContestants(flags.work);
    await compare('Verify', { files: 50_000 / share, ...small }, contestants);
    await compare('Verify', large, contestants);
  }
  if (wanted.has('load')) {
    const contestants = loadContestants(flags.work, server);
    await compare('Load', { files: 10_000 / share, ...small }, contestants);
    await compare('Load', large, contestants);
  }
  if (wanted.has('memory')) await memory(server);
  if (wanted.has('window')) await windowPart();
} finally {
  await server.close();
  if (flags.keep !== true) rmSync(flags.work, { recursive: true, force: true });
}

async function compare(
  title: string,
  shape: { files: number; sizeBytes: number },
  contestants: readonly Contestant[],
): Promise<void> {
  if (flags.size !== undefined && flags.size !== (shape.files > 100 ? 'small' : 'large')) return;
  const corpus = makeCorpus(flags.work, shape);
  log(`${title}: ${corpus.name}\n`);
  print(`${tableOf(title, corpus, await sideBySide(corpus, contestants, { runs, log }))}\n`);
}

async function memory(target: BenchServer): Promise<void> {
  print('### Peak memory and time\n\n| | prepare | verify | load |\n| --- | --- | --- | --- |\n');
  for (const shape of [
    { files: 20_000 / share, ...small },
    { files: 200_000 / share, ...small },
    { files: 1, sizeBytes: isQuick ? 2 ** 30 : 8 * 2 ** 30 },
  ]) {
    if (flags.size !== undefined && flags.size !== (shape.files > 100 ? 'small' : 'large')) continue;
    const corpus = makeCorpus(flags.work, shape);
    print(`${await measureMemory(corpus, { work: flags.work, server: target, log })}\n`);
  }
  print('\n');
}

async function windowPart(): Promise<void> {
  const text = await measureWindow({ work: flags.work, runs, isQuick, log });
  print(`## The window\n\n${text}\n`);
  if (flags.write === undefined) return;
  const electron = electronDistribution()?.version ?? 'none';
  writeSection(
    flags.write,
    'The window',
    `Measured on ${hardware()}, Electron ${electron}, a virtual display; ${runs} runs.\n\n${text}`,
  );
}

/** Processors and memory. */
function hardware(): string {
  return `${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB`;
}

function machine(): string {
  const versions = [
    `Node ${process.versions.node}`,
    versionOf('rclone', ['version']),
    versionOf('s3cmd', ['--version']),
    versionOf(awsProgram, ['--version']),
    versionOf('md5deep', ['-v'], 'md5deep '),
  ];
  return `${hardware()}; ${versions.join('; ')}; ${runs} runs.`;
}

function versionOf(command: string, args: readonly string[], label = ''): string {
  try {
    const env = { ...process.env };
    delete env['AWS_CA_BUNDLE'];
    const text = execFileSync(command, args, { encoding: 'utf8', env, stdio: ['ignore', 'pipe', 'ignore'] });
    return label + (text.split('\n')[0] ?? '').trim();
  } catch {
    return `no ${command}`;
  }
}

function print(text: string): void {
  process.stdout.write(text);
}

function log(text: string): void {
  process.stderr.write(text);
}
