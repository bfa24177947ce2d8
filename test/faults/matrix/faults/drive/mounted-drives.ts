import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { makeLoopDrive, whyNoLoopDrive, type LoopDrive } from '../../../support/loop-drive.ts';
import { whyNoShim, type ShimRule } from '../../../support/fault-shim.ts';
import { compareFiles, readFiles } from '../../checker/read-files.ts';
import { works, type Fault, type History, type Violation } from '../../fault.ts';
import type { Ended } from '../../work-run.ts';
import { createRandom } from '../../random.ts';
import { makeScene, type Scene } from '../../scene/scene.ts';
import { runToTheEnd, runWork } from '../../works.ts';
import { go, judgeEnd, untilPaused, withScene, type DriveHistory } from './drive-history.ts';

const sizeBytes = 112 * 2 ** 20;

function whyNot(): string | null {
  return whyNoShim() ?? whyNoLoopDrive('ext4');
}

interface OnLoop extends DriveHistory {
  readonly loop: LoopDrive;
}

/** A history whose drive, or target folder, is a file system of its own. */
async function onLoop(
  history: History,
  use: (given: OnLoop) => Promise<readonly Violation[]>,
): Promise<readonly Violation[]> {
  const isTarget = history.work === 'load-folder' && createRandom(history.seed, 'target').next() < 0.5;
  const loop = makeLoopDrive('ext4', sizeBytes);
  try {
    const options = isTarget ? { target: loop.root } : { drive: loop.root };
    return await withScene(history, (given) => use({ ...given, loop }), options);
  } finally {
    loop.remove();
  }
}

/** Where the run waits while something is done to the drive. */
function pauseAt({ random, scene, loop }: OnLoop, file: string): ShimRule {
  const isWritten = scene.work === 'prepare' || loop.root === scene.target;
  const calls = isWritten
    ? random.pick([['write'], ['create'], ['sync'], ['rename'], ['read', 'list']] as const)
    : random.pick([['read'], ['open'], ['list', 'stat']] as const);
  const skip = random.between(0, isWritten ? 60 : 40);
  return { calls, path: loop.root, skip, count: 1, action: { kind: 'pause', file } };
}

/** A target may be pulled when all is stored and only tidying up is left. */
function wantedCodes({ scene, loop }: OnLoop): readonly number[] {
  return loop.root === scene.target ? [0, 3] : [3];
}

function isOver({ scene }: OnLoop, ended: Ended): boolean {
  return scene.work.startsWith('load') && ended.exitCode === 0;
}

/** The folder that a drive was mounted on is nobody's to write to. */
function judgeBareFolder(loop: LoopDrive): Violation[] {
  return readdirSync(loop.root).map((name) => ({
    what: 'leftover',
    detail: `${name} in the folder that the drive was mounted on`,
  }));
}

/** Pulled while it is read or written, found where it was later. */
async function vanish(history: History): Promise<readonly Violation[]> {
  return onLoop(history, async (given) => {
    const { scene, check, start, loop } = given;
    const file = join(history.folder, 'paused');
    const run = start([pauseAt(given, file)]);
    const isPaused = await untilPaused(run, file);
    if (isPaused) history.note(`pulled in ${scene.work}`);
    if (isPaused) loop.yank();
    go(file);
    const ended = await run.ended;
    const violations = isPaused
      ? [...judgeEnd(ended, wantedCodes(given)), ...judgeBareFolder(loop)]
      : judgeEnd(ended, [0]);
    if (isPaused) loop.plugIn();
    return [...violations, ...(await check.after(isOver(given, ended) ? ended : await runToTheEnd(scene)))];
  });
}

/** Another drive takes its place, and is neither read nor written for this one. */
async function swap(history: History): Promise<readonly Violation[]> {
  const other = makeLoopDrive('ext4', sizeBytes);
  try {
    return await onLoop(history, async (given) => {
      const { scene, check, start, loop } = given;
      const otherContent = await fillOther(history, scene, other);
      const file = join(history.folder, 'paused');
      const run = start([pauseAt(given, file)]);
      const isPaused = await untilPaused(run, file);
      if (isPaused) {
        loop.yank();
        loop.plugIn(other.device);
      }
      go(file);
      const ended = await run.ended;
      const violations = judgeEnd(ended, isPaused ? wantedCodes(given) : [0]);
      if (isPaused) {
        const isLoad = scene.work.startsWith('load');
        // Going on with the wrong drive, or with the wrong folder, is refused; nothing comes to an end by it.
        if (isLoad && !isOver(given, ended)) violations.push(...judgeEnd(await runWork(scene), [3, 4]));
        violations.push(
          ...compareFiles('other drive', { expected: otherContent, found: readFiles(loop.root) }),
        );
        loop.yank();
        loop.plugIn();
      }
      return [...violations, ...(await check.after(isOver(given, ended) ? ended : await runToTheEnd(scene)))];
    });
  } finally {
    other.remove();
  }
}

/** Puts another signed drive, of another station, onto the other file system, and for a target nothing at all. */
async function fillOther(
  history: History,
  scene: Scene,
  other: LoopDrive,
): Promise<ReturnType<typeof readFiles>> {
  if (!other.root.startsWith(scene.target)) {
    const folder = join(history.folder, 'other');
    const filled = await makeScene({ work: 'verify', seed: history.seed + 1, folder }, { drive: other.root });
    await filled.close();
  }
  return readFiles(other.root);
}

/** Nothing that is only read needs a drive that can be written to. */
async function readOnly(history: History): Promise<readonly Violation[]> {
  return onLoop(history, async (given) => {
    const { scene, check, start, loop } = given;
    if (loop.root === scene.target) return [];
    const file = join(history.folder, 'paused');
    const run = start([pauseAt(given, file)]);
    if (await untilPaused(run, file)) loop.remount('ro');
    go(file);
    return check.after(await run.ended);
  });
}

/** Faults of drives that come and go. */
export const mountedDrives: readonly Fault[] = [
  {
    id: 'drive-vanishes',
    family: 'drive',
    title: 'Disappears, and comes back',
    works,
    histories: 10,
    whyNot,
    run: vanish,
  },
  {
    id: 'drive-swapped',
    family: 'drive',
    title: 'Another drive is mounted in its place',
    works,
    histories: 5,
    whyNot,
    run: swap,
  },
  {
    id: 'drive-remounted-read-only',
    family: 'drive',
    title: 'Is remounted read-only while it is read',
    works: ['load-s3', 'load-folder', 'verify'],
    histories: 4,
    whyNot,
    run: readOnly,
  },
];
