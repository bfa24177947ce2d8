import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beginCheck } from '../../checker/checker.ts';
import { works, type Fault, type History, type Violation, type Work } from '../../fault.ts';
import { createRandom } from '../../random.ts';
import { makeScene } from '../../scene/scene.ts';
import type { Host } from '../../work-run.ts';
import { runToTheEnd, runWork, startWork } from '../../works.ts';

/** How long a run without a fault takes here, milliseconds. */
const durations = new Map<string, Promise<number>>();

function durationOf(work: Work, host: Host, folder: string): Promise<number> {
  const name = `${work} ${host}`;
  let duration = durations.get(name);
  if (duration === undefined) {
    duration = measure(work, host, folder);
    durations.set(name, duration);
  }
  return duration;
}

async function measure(work: Work, host: Host, folder: string): Promise<number> {
  const scene = await makeScene({ work, seed: 1, folder: join(folder, 'measure') });
  try {
    const startedMs = performance.now();
    await runWork(scene, { host });
    return performance.now() - startedMs;
  } finally {
    await scene.close();
  }
}

/** Kills the work once to three times at moments spread over the time it takes, then lets it end. */
async function killAtRandom(
  history: History,
  host: Host,
  by: 'SIGKILL' | 'SIGINT' = 'SIGKILL',
): Promise<readonly Violation[]> {
  const { work, seed } = history;
  const random = createRandom(seed, `${by} ${work} ${host}`);
  let spanMs = await durationOf(work, host, history.folder);
  for (let attempt = 1; ; attempt += 1) {
    const folder = join(history.folder, `attempt-${attempt}`);
    mkdirSync(folder);
    const scene = await makeScene({ work, seed, folder });
    try {
      const check = await beginCheck(scene);
      const untrue: Violation[] = [];
      let kills = 0;
      for (let left = random.between(1, 3); left > 0; left -= 1) {
        history.signal.throwIfAborted();
        const run = startWork(scene, { host });
        await Promise.race([wait(random.next() * spanMs), run.ended]);
        run.child.kill(by);
        const { signal, exitCode, said } = await run.ended;
        if (signal === null && exitCode === 0) break;
        if (signal === null && exitCode !== 130 && by === 'SIGINT')
          untrue.push({ what: 'exit', detail: `stopped, it ended with ${exitCode}: ${said.slice(-300)}` });
        kills += 1;
        history.note(`seed ${seed} kill ${kills}`);
      }
      // It was quicker than it was when it was measured: nothing was killed, so this is no history yet.
      if (kills === 0 && attempt < 6) {
        spanMs /= 2;
        continue;
      }
      const ended = await runToTheEnd(scene, { host });
      return [...untrue, ...(await check.after(ended, { host, mayHaveEnded: true }))];
    } finally {
      await scene.close();
    }
  }
}

/** The command is killed at random moments. */
export const killCommandAtRandom: Fault = {
  id: 'kill-cli-random',
  family: 'kill',
  title: 'kill -9 of the command at random moments',
  works,
  histories: 115,
  run: (history) => killAtRandom(history, 'cli'),
};

/** The desktop app's worker is killed at random moments. */
export const killWorkerAtRandom: Fault = {
  id: 'kill-worker-random',
  family: 'kill',
  title: "kill -9 of the app's worker at random moments",
  works,
  histories: 115,
  run: (history) => killAtRandom(history, 'worker'),
};

/** The command is stopped by Ctrl-C at random moments. */
export const stopCommandAtRandom: Fault = {
  id: 'stop-cli-random',
  family: 'kill',
  title: 'Ctrl-C at random moments: it says so, and goes on the next time',
  works,
  histories: 24,
  run: (history) => killAtRandom(history, 'cli', 'SIGINT'),
};
