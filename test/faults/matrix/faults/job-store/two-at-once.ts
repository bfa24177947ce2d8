import type { Fault, History, Violation } from '../../fault.ts';
import { beginCheck } from '../../checker/checker.ts';
import { createRandom } from '../../random.ts';
import { makeScene } from '../../scene/scene.ts';
import { runToTheEnd, startWork } from '../../works.ts';
import { serve } from './serving.ts';

/** The same drive, loaded by several processes at the same moment. */
export const twoLoads: Fault = {
  id: 'job-store-two-loads',
  family: 'job-store',
  title: 'Two or three loads of one job at once: one loads, the others are refused',
  works: ['load-s3', 'load-folder'],
  histories: 8,
  run: loadTogether,
};

async function loadTogether(history: History): Promise<readonly Violation[]> {
  const random = createRandom(history.seed, 'job-store-two-loads');
  const scene = await makeScene(history);
  try {
    const check = await beginCheck(scene);
    const all = await Promise.all(Array.from({ length: random.between(2, 3) }, () => startWork(scene).ended));
    const done = all.filter(({ exitCode }) => exitCode === 0);
    const violations: Violation[] = [];
    // One that came when another had ended finds its job over; one that came amidst it is told so.
    for (const { exitCode, said } of all) {
      const isRefused =
        (exitCode === 3 && /Another load/.test(said)) || (exitCode === 4 && /Complete/.test(said));
      if (exitCode !== 0 && !isRefused)
        violations.push({ what: 'exit', detail: `${exitCode}: ${said.slice(-400)}` });
    }
    if (done.length !== 1)
      violations.push({ what: 'doubled', detail: `${done.length} of ${all.length} loaded it` });
    return [...violations, ...(await check.after(done[0] ?? (await runToTheEnd(scene))))];
  } finally {
    await scene.close();
  }
}

/** The same data folder, served by several processes at the same moment. */
export const twoStations: Fault = {
  id: 'job-store-two-stations',
  family: 'job-store',
  title:
    'Two or three stations serve one data folder at once: one serves, the others are refused; after kill -9 the next one serves',
  works: ['load-s3'],
  histories: 8,
  run: serveTogether,
};

async function serveTogether(history: History): Promise<readonly Violation[]> {
  const random = createRandom(history.seed, 'job-store-two-stations');
  const scene = await makeScene(history);
  const violations: Violation[] = [];
  try {
    for (const signal of ['SIGKILL', 'SIGTERM'] as const) {
      const all = await Promise.all(
        Array.from({ length: random.between(2, 3) }, () => serve(scene.dataFolder)),
      );
      const serving = all.filter(({ url }) => url !== null);
      if (serving.length !== 1)
        violations.push({ what: 'doubled', detail: `${serving.length} serve one folder` });
      for (const { url, child, said } of all) {
        if (url !== null) continue;
        if (child.exitCode !== 3 || !/Another process serves this station/.test(said()))
          violations.push({ what: 'exit', detail: `refused with ${child.exitCode}: ${said()}` });
      }
      for (const one of serving) await one.end(signal);
    }
    return violations;
  } finally {
    await scene.close();
  }
}
