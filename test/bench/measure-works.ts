import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { testManifest } from '../journey/signed-drive.ts';
import type { Bench } from './bench.ts';
import type { Corpus } from './corpus.ts';
import { drivepost } from './drivepost-command.ts';
import { prepareLoad } from './load-contestants.ts';
import { measure, requireSuccess, type Command, type Measurement } from './measure.ts';
import { settle } from './prepare-contestants.ts';
import { requireVerified } from './verify-contestants.ts';

/** What is done to a drive, in this order. */
export const works = ['prepare', 'verify', 'load'] as const;
export type Work = (typeof works)[number];

/** The runs of each work. */
export type WorkMeasurements = Readonly<Record<Work, readonly Measurement[]>>;

/** Prepares a drive from a corpus, verifies it, and loads it into the sink, so many times. */
export async function measureWorks(
  corpus: Corpus,
  { bench, runs }: { readonly bench: Bench; readonly runs: number },
): Promise<WorkMeasurements> {
  const measured: Record<Work, Measurement[]> = { prepare: [], verify: [], load: [] };
  for (let turn = 1; turn <= runs; turn += 1) {
    const work = await mkdtemp(join(bench.work, 'works-'));
    const drive = join(work, 'drive');
    const manifest = join(work, 'manifest.txt');
    const run = async (name: Work, command: Command): Promise<Measurement> => {
      const measurement = requireSuccess(name, await measure(command, bench.signal));
      const { seconds, peakBytes } = measurement;
      const mebibytes = (peakBytes / 2 ** 20).toFixed(0);
      bench.log(`  ${turn}/${runs} ${corpus.name} ${name}: ${seconds.toFixed(2)} s, ${mebibytes} MiB\n`);
      measured[name].push(measurement);
      return measurement;
    };
    try {
      await mkdir(drive);
      await writeFile(manifest, testManifest('bench'));
      await settle(corpus);
      await run(
        'prepare',
        drivepost('prepare', corpus.folder, '--drive', drive, '--manifest', manifest, '--json'),
      );
      await rm(join(drive, '.drivepost'), { recursive: true, force: true });
      const prepared = { ...corpus, folder: drive };
      await settle(prepared);
      const { tail } = await run('verify', drivepost('verify', drive, '--manifest', manifest, '--json'));
      requireVerified(tail, corpus);
      const load = await prepareLoad(prepared, { work, store: await bench.sink() });
      try {
        await run('load', load.command);
        await load.check?.(
          measured.load.at(-1) ?? { seconds: 0, cpuSeconds: 0, peakBytes: 0, code: 0, tail: '' },
        );
      } finally {
        await load.restore?.();
      }
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  }
  return measured;
}
