import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { testManifest } from '../../journey/signed-drive.ts';
import { filesAt, type Bench, type Section } from '../bench.ts';
import { makeCorpus, type Corpus } from '../corpus.ts';
import { drivepost } from '../drivepost-command.ts';
import { prepareLoad } from '../load-contestants.ts';
import { measureProfile } from '../profile/measure-profile.ts';
import { warm } from '../side-by-side.ts';

const explanation = [
  "Node's sampling profiler in every thread, 4 KiB a file, in the page cache. A call counts for the part of the program that made it; time in",
  'which a thread waits for work is left out, time in which it waits for the processor or the disk is not. The profiler makes everything a little slower.',
].join('\n');

/** What the time goes to. */
export const profileSections: readonly Section[] = [
  {
    part: 'profile',
    title: 'Where the time goes',
    file: 'docs/performance.md',
    async run(bench) {
      const texts = [explanation];
      for (const profile of [profileLoad, profileVerify, profilePrepare]) texts.push(await profile(bench));
      return { text: texts.join('\n\n'), bars: [], programs: [] };
    },
  },
];

async function profileLoad(bench: Bench): Promise<string> {
  const corpus = await warmCorpus(bench, 10_000);
  const run = await prepareLoad(corpus, { work: bench.work, store: await bench.sink() });
  try {
    const { command } = run;
    return await measureProfile({ title: `load, ${corpus.name}`, command, files: corpus.files }, bench);
  } finally {
    await run.restore?.();
  }
}

async function profileVerify(bench: Bench): Promise<string> {
  const corpus = await warmCorpus(bench, 50_000);
  const command = drivepost('verify', corpus.folder, '--manifest', manifestIn(bench), '--json');
  return measureProfile({ title: `verify, ${corpus.name}`, command, files: corpus.files }, bench);
}

async function profilePrepare(bench: Bench): Promise<string> {
  const corpus = await warmCorpus(bench, 10_000);
  const drive = join(bench.work, 'profile-drive');
  mkdirSync(drive, { recursive: true });
  try {
    const to = ['--drive', drive, '--manifest', manifestIn(bench), '--json'];
    const command = drivepost('prepare', corpus.folder, ...to);
    return await measureProfile({ title: `prepare, ${corpus.name}`, command, files: corpus.files }, bench);
  } finally {
    rmSync(drive, { recursive: true, force: true });
  }
}

async function warmCorpus(bench: Bench, files: number): Promise<Corpus> {
  const corpus = makeCorpus(bench.work, { files: filesAt(bench.scale, files), sizeBytes: 4096 });
  await warm(corpus);
  return corpus;
}

function manifestIn({ work }: Bench): string {
  const file = join(work, 'profile-manifest.txt');
  writeFileSync(file, testManifest('bench'));
  return file;
}
