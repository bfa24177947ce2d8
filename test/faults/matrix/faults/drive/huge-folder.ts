import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { signDrive, testManifest } from '../../../../journey/signed-drive.ts';
import { beginCheck } from '../../checker/checker.ts';
import type { Fault, History, Violation } from '../../fault.ts';
import { createRandom } from '../../random.ts';
import type { Scene } from '../../scene/scene.ts';
import { matrixBucket } from '../../scene/template.ts';
import { runToTheEnd, startWork } from '../../works.ts';

const fileCount = 500_000;
const timeoutMs = 15 * 60_000;

/** A drive with one folder of very many small files, no two alike. */
async function makeHugeScene({ work, seed, folder }: History): Promise<Scene> {
  const drive = join(folder, 'drive');
  const many = join(drive, 'many');
  const dataFolder = join(folder, 'data');
  mkdirSync(many, { recursive: true });
  for (let at = 0; at < fileCount; at += 1) writeFileSync(join(many, `file-${at}.dat`), `${seed}:${at}`);
  const manifest = testManifest(matrixBucket, ['ignore:', String.raw`    - '^\.drivepost/'`]);
  mkdirSync(join(drive, '.drivepost'));
  writeFileSync(join(drive, '.drivepost/manifest.txt'), manifest);
  const jobId = await signDrive({ drive, dataFolder, manifest });
  return {
    work,
    seed,
    folder,
    jobId,
    bucket: matrixBucket,
    tree: [],
    own: [],
    sources: '',
    manifest: '',
    drive,
    dataFolder,
    target: join(folder, 'target'),
    rehearsalLog: join(folder, 'rehearsal.csv'),
    timeoutMs,
    server: null,
    close: async () => undefined,
  };
}

/** Killed somewhere in it, then rehearsed to the end: a row for each file. */
async function killInHugeFolder(history: History): Promise<readonly Violation[]> {
  const scene = await makeHugeScene(history);
  const startedMs = performance.now();
  const check = await beginCheck(scene);
  // A run without the fault was part of that.
  const spanMs = (performance.now() - startedMs) / 2;
  const run = startWork(scene);
  await Promise.race([wait(createRandom(history.seed, 'huge folder').next() * spanMs), run.ended]);
  run.child.kill('SIGKILL');
  await run.ended;
  return check.after(await runToTheEnd(scene));
}

/** A folder that holds half a million files. */
export const hugeFolder: Fault = {
  id: 'drive-huge-folder',
  family: 'drive',
  title: '500,000 files in one folder; kill -9 among them',
  works: ['verify'],
  histories: 1,
  few: 0,
  alone: { timeoutMs },
  run: killInHugeFolder,
};
