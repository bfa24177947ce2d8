import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { countHits, shimEnvironment, type ShimRule } from '../../../support/fault-shim.ts';
import { beginCheck, type Check } from '../../checker/checker.ts';
import { readFiles } from '../../checker/read-files.ts';
import type { History, Violation } from '../../fault.ts';
import { createRandom, type Random } from '../../random.ts';
import { makeScene, type Scene, type SceneOptions } from '../../scene/scene.ts';
import type { Ended, RunOptions, WorkRun } from '../../work-run.ts';
import { runWork, startWork } from '../../works.ts';

/** A history whose drive, sources or target folder go wrong. */
export interface DriveHistory {
  readonly scene: Scene;
  readonly check: Check;
  readonly random: Random;
  /** Starts the work with a C library that fails as the rules say. */
  readonly start: (rules: readonly ShimRule[], options?: RunOptions) => WorkRun;
  /** The same, to its end. */
  readonly run: (rules: readonly ShimRule[], options?: RunOptions) => Promise<Ended>;
  /** How many calls have failed so far. */
  readonly hits: () => number;
}

/** Makes the scene of a history, and clears it away behind `use`. */
export async function withScene(
  history: History,
  use: (given: DriveHistory) => Promise<readonly Violation[]>,
  options: SceneOptions = {},
): Promise<readonly Violation[]> {
  const scene = await makeScene(history, options);
  const hitsFile = join(history.folder, 'hits');
  const env = (rules: readonly ShimRule[], more: RunOptions): RunOptions => ({
    ...more,
    env: { ...more.env, ...shimEnvironment(rules, hitsFile) },
  });
  try {
    return await use({
      scene,
      check: await beginCheck(scene),
      random: createRandom(history.seed, history.work),
      start: (rules, more = {}) => startWork(scene, env(rules, more)),
      run: (rules, more = {}) => runWork(scene, env(rules, more)),
      hits: () => countHits(hitsFile),
    });
  } finally {
    await scene.close();
  }
}

/** What is wrong with how a run ended that met a fault. `wanted` are the exit codes that tell the truth. */
export function judgeEnd(ended: Ended, wanted: readonly number[]): Violation[] {
  if (ended.isHung) return [{ what: 'hang', detail: ended.said.slice(-600) }];
  if (ended.exitCode !== null && wanted.includes(ended.exitCode)) return [];
  const how = ended.signal ?? ended.exitCode ?? 'nothing';
  return [
    {
      what: 'exit',
      detail: `with the fault it ended with ${how}, should with ${wanted.join(' or ')}: ${ended.said.slice(-600)}`,
    },
  ];
}

/** What is wrong when a report does not name a file that failed. */
export function judgeNamed(ended: Ended, path: string): Violation[] {
  return ended.report.includes(JSON.stringify(path))
    ? []
    : [{ what: 'log', detail: `the report does not name ${path}: ${ended.report.slice(0, 600)}` }];
}

/** Files of the drive that a load or a rehearsal opens. */
export function carriedFiles(scene: Scene): readonly { readonly path: string; readonly sizeBytes: number }[] {
  return [...readFiles(scene.drive)]
    .filter(([path]) => path !== 'SIGNATURE' && !path.startsWith('.drivepost/') && !path.endsWith('.tmp'))
    .map(([path, { sizeBytes }]) => ({ path, sizeBytes }));
}

/** Where the work writes to; null for a rehearsal and for a load into a store. */
export function writtenFolder(scene: Scene): string | null {
  if (scene.work === 'prepare') return scene.drive;
  return scene.work === 'load-folder' ? scene.target : null;
}

/** Waits until a run has come to its `pause` rule; false when it ended before. Call `go` to let it go on. */
export async function untilPaused(run: WorkRun, file: string): Promise<boolean> {
  let isOver = false;
  void run.ended.finally(() => (isOver = true));
  while (!existsSync(file)) {
    if (isOver) return false;
    await wait(2);
  }
  return true;
}

/** Lets a run that is paused go on. */
export function go(file: string): void {
  rmSync(file, { force: true });
}
