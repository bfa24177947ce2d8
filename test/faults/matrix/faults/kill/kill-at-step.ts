import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { distFolder } from '../../../../journey/run-drivepost.ts';
import { beginCheck } from '../../checker/checker.ts';
import { works, type Fault, type History, type Violation, type Work } from '../../fault.ts';
import { listVariable, planVariable } from '../../killable/kill-variables.ts';
import { makeScene } from '../../scene/scene.ts';
import type { Host, RunOptions } from '../../work-run.ts';
import { runToTheEnd, runWork } from '../../works.ts';

/** The build that counts its calls and ends itself at one of them. */
const bundle = {
  command: `${distFolder}killable/`,
  worker: `${distFolder}killable/worker.js`,
};

const known = new Map<string, Promise<readonly string[]>>();

/** Every place to be killed at: each call that changes something, before and behind it; each write, in its midst. */
function plansOf(work: Work, host: Host): Promise<readonly string[]> {
  const name = `${work} ${host}`;
  let plans = known.get(name);
  if (plans === undefined) {
    plans = countPlans(work, host);
    known.set(name, plans);
  }
  return plans;
}

async function countPlans(work: Work, host: Host): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'drivepost-matrix-count-'));
  const scene = await makeScene({ work, seed: 1, folder }, { isSmall: true });
  try {
    const list = join(folder, 'calls');
    const ended = await runWork(scene, { host, bundle, env: { [listVariable]: list } });
    if (ended.exitCode !== 0) throw new Error(`${work} ended with ${ended.exitCode}: ${ended.said}`);
    const calls = linesOf(list);
    const writes = calls.filter((line) => line.startsWith('write '));
    return [
      ...calls.flatMap((_line, at) => [`${at + 1} before`, `${at + 1} after`]),
      ...writes.map((_line, at) => `${at + 1} midst`),
    ];
  } finally {
    await scene.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function linesOf(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n');
  } catch {
    return [];
  }
}

async function killAtStep(history: History, host: Host): Promise<readonly Violation[]> {
  const { work, seed, folder } = history;
  const plans = await plansOf(work, host);
  // Seeds that follow each other go through all of them.
  const plan = plans[seed % Math.max(1, plans.length)];
  if (plan === undefined) return [];
  const scene = await makeScene({ work, seed, folder }, { isSmall: true });
  try {
    const check = await beginCheck(scene);
    const options: RunOptions = { host, bundle, env: { [planVariable]: plan } };
    const killed = await runWork(scene, options);
    const where = /^KILLED (.*)$/m.exec(killed.said)?.[1];
    if (where !== undefined) history.note(where);
    const ended = await runToTheEnd(scene, { host });
    return await check.after(ended, { host, mayHaveEnded: true });
  } finally {
    await scene.close();
  }
}

async function countOf(work: Work, host: Host): Promise<number> {
  return (await plansOf(work, host)).length;
}

/** The command is killed at every call that changes a file or the job store. */
export const killCommandAtStep: Fault = {
  id: 'kill-cli-step',
  family: 'kill',
  title: 'kill -9 of the command at every call that changes a file or the job store',
  works,
  histories: (work) => countOf(work, 'cli'),
  run: (history) => killAtStep(history, 'cli'),
};

/** The same of the desktop app's worker. */
export const killWorkerAtStep: Fault = {
  id: 'kill-worker-step',
  family: 'kill',
  title: "kill -9 of the app's worker at every such call",
  // A rehearsal of the app writes nothing.
  works: ['prepare', 'load-s3', 'load-folder'],
  histories: (work) => countOf(work, 'worker'),
  run: (history) => killAtStep(history, 'worker'),
};
