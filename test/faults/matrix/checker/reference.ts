import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Scene } from '../scene/scene.ts';
import { makeScene } from '../scene/scene.ts';
import { runWork } from '../works.ts';
import { logOf } from './check-load.ts';
import type { FoundFile } from './read-files.ts';
import { readLog, type ReadLog } from './read-log.ts';

const known = new Map<string, Promise<ReadLog | null>>();

/** The log of the scene's work on such a drive without any fault; null for prepare, which has none. */
export function referenceFor(scene: Scene, drive: ReadonlyMap<string, FoundFile>): Promise<ReadLog | null> {
  if (scene.work === 'prepare') return Promise.resolve(null);
  const content = createHash('md5')
    .update(JSON.stringify([...drive]))
    .digest('hex');
  const name = `${scene.work} ${scene.jobId} ${content}`;
  let reference = known.get(name);
  if (reference === undefined) {
    reference = makeReference(scene);
    known.set(name, reference);
    // Made again by the next history: one that broke must not take all of its tree with it.
    reference.catch(() => known.delete(name));
  }
  return reference;
}

async function makeReference(scene: Scene): Promise<ReadLog> {
  const folder = mkdtempSync(join(tmpdir(), 'drivepost-matrix-reference-'));
  const copy = await makeScene({ work: scene.work, seed: scene.seed, folder }, { from: scene });
  try {
    const ended = await runWork(copy);
    if (ended.exitCode !== 0 && ended.exitCode !== 1)
      throw new Error(`${scene.work} without a fault ended with ${ended.exitCode}: ${ended.said}`);
    return readLog(scene.work === 'verify' ? copy.rehearsalLog : logOf(copy));
  } finally {
    await copy.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
