import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { messageOf } from '../../shared/base/errors.ts';
import { createDemoConsole } from './console.ts';
import { runJourney } from './journey.ts';

interface Flags {
  readonly image?: boolean;
  readonly keep?: boolean;
}

const repository = fileURLToPath(new URL('..', import.meta.url));

const program = new Command('npm run demo --')
  .description('The whole journey, headless, with real files: prepare, sign, ship, load, prove.')
  .argument('[folder]', 'what to post; this repository with its node_modules unless given', repository)
  .option('--image', 'use an ext4 image on a loop device as the drive (Linux, root)')
  .option('--keep', 'keep the drive, the store and the reports');

const [folder = repository] = program.parse().processedArgs as string[];
const flags = program.opts<Flags>();
const work = mkdtempSync(join(tmpdir(), 'drivepost-demo-'));
const isKept = flags.keep === true;
try {
  writeFileSync(join(work, 'README.txt'), 'Made by a demonstration of Drivepost. It can be deleted.\n');
  const isProven = await runJourney({
    source: resolve(folder),
    work,
    isImage: flags.image === true,
    console: createDemoConsole(process.stdout),
  });
  process.exitCode = isProven ? 0 : 1;
} catch (error) {
  process.stderr.write(`\nThe demonstration ended early: ${messageOf(error)}\n`);
  process.exitCode = 1;
} finally {
  if (isKept) process.stdout.write(`Kept in ${work}\n`);
  else rmSync(work, { recursive: true, force: true });
}
