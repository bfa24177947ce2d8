import { cpSync, existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startDrivepost } from '../../../../journey/run-drivepost.ts';
import { beginCheck } from '../../checker/checker.ts';
import type { Fault, History, Violation } from '../../fault.ts';
import { createRandom, type Random } from '../../random.ts';
import { makeScene } from '../../scene/scene.ts';
import { runToTheEnd, runWork } from '../../works.ts';

/** A database that was damaged while nobody had it open. */
export const damagedStore: Fault = {
  id: 'job-store-damaged',
  family: 'job-store',
  title: 'The database of the station is cut off, overwritten or gone: refused, never taken for a new one',
  works: ['load-s3'],
  histories: 10,
  run: damage,
};

async function damage(history: History): Promise<readonly Violation[]> {
  const random = createRandom(history.seed, 'job-store-damaged');
  const scene = await makeScene(history);
  try {
    const check = await beginCheck(scene);
    const kept = join(history.folder, 'kept');
    cpSync(scene.dataFolder, kept, { recursive: true });
    const how = spoil(join(scene.dataFolder, 'station.db'), random);
    history.note(how);
    const violations: Violation[] = [];
    const tell = (detail: string): void =>
      void violations.push({ what: 'exit', detail: `${how}: ${detail}` });
    const listed = await startDrivepost(['station', 'jobs', '--data', scene.dataFolder, '--json']).result;
    if (listed.code === 0 && !listed.stdout.includes(scene.jobId)) tell('a station without its job is shown');
    if (listed.code !== 0 && listed.code !== 3 && listed.code !== 4)
      tell(`jobs: ${listed.code} ${listed.stderr}`);
    const first = await runWork(scene);
    if (![0, 1, 3, 4].includes(first.exitCode ?? -1)) tell(`load: ${first.exitCode} ${first.said}`);
    let ended = first;
    if (first.exitCode !== 0) {
      rmSync(scene.dataFolder, { recursive: true });
      cpSync(kept, scene.dataFolder, { recursive: true });
      ended = await runToTheEnd(scene);
    }
    return [...violations, ...(await check.after(ended))];
  } finally {
    await scene.close();
  }
}

function spoil(file: string, random: Random): string {
  for (const end of ['-wal', '-shm']) if (existsSync(file + end)) rmSync(file + end);
  const bytes = readFileSync(file);
  const pageBytes = 4096;
  const page = random.between(0, Math.floor(bytes.length / pageBytes) - 1) * pageBytes;
  switch (random.between(0, 5)) {
    case 0:
      truncateSync(file, 0);
      return 'cut off to nothing';
    case 1:
      truncateSync(file, random.between(1, bytes.length - 1));
      return 'cut off amidst';
    case 2:
      writeFileSync(file, bytes.fill(0, 0, 100));
      return 'no header';
    case 3:
      writeFileSync(file, bytes.fill(random.pick([0, 0xff]), page, page + pageBytes));
      return 'a page overwritten';
    case 4:
      writeFileSync(file, 'This is no database.\n'.repeat(random.between(1, 1000)));
      return 'another file';
    default:
      rmSync(file);
      return 'gone';
  }
}
