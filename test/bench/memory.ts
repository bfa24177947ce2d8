import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { distFolder } from '../journey/run-drivepost.ts';
import { signDrive, testManifest } from '../journey/signed-drive.ts';
import type { BenchServer } from './bench-server.ts';
import { loadCommand } from './load-contestants.ts';
import type { Corpus } from './corpus.ts';
import { measure, type Command, type Measurement } from './measure.ts';
import type { Log } from './side-by-side.ts';

/** Sends a corpus through prepare, verify and load, each in a process of its own; gives a row of a Markdown table. */
export async function measureMemory(
  corpus: Corpus,
  options: { readonly work: string; readonly server: BenchServer; readonly log: Log },
): Promise<string> {
  const { server, log } = options;
  const work = await mkdtemp(join(options.work, 'memory-'));
  const drive = join(work, 'drive');
  const manifest = join(work, 'manifest.txt');
  const bucket = await server.newBucket();
  await mkdir(drive);
  await writeFile(manifest, testManifest(bucket));
  const cells: string[] = [];

  async function step(name: string, command: Command): Promise<void> {
    const measured = await measure(command);
    log(`  ${corpus.name} ${name}: ${describe(measured)}\n`);
    if (measured.code !== 0)
      throw new Error(`${name} of ${corpus.name} ended with ${measured.code}: ${measured.tail}`);
    cells.push(describe(measured));
  }

  try {
    await step('prepare', drivepost('prepare', corpus.folder, '--drive', drive, '--manifest', manifest));
    await step('verify', drivepost('verify', drive, '--manifest', manifest));
    const dataFolder = join(work, 'data');
    await signDrive({ drive, dataFolder, manifest: testManifest(bucket) });
    const env = {
      AWS_ACCESS_KEY_ID: server.credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: server.credentials.secretAccessKey,
    };
    await step('load', loadCommand(drive, { dataFolder, url: server.url, env }));
    return `| ${corpus.name} | ${cells.join(' | ')} |`;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

function describe(measured: Measurement): string {
  return `${(measured.peakBytes / 2 ** 20).toFixed(0)} MiB, ${measured.seconds.toFixed(1)} s`;
}

function drivepost(...words: string[]): Command {
  return { program: process.execPath, args: [join(distFolder, 'drivepost.js'), ...words] };
}
