import type { RequestStep } from '../../../../servers/strict-s3/strict-s3.ts';
import type { S3Request } from '../../../../servers/strict-s3/s3-request.ts';
import { beginCheck } from '../../checker/checker.ts';
import type { Fault, History, Violation } from '../../fault.ts';
import { makeScene, type Scene } from '../../scene/scene.ts';
import type { WorkRun } from '../../work-run.ts';
import { runToTheEnd, runWork, startWork } from '../../works.ts';

/** Waits at the step of a request that it is told of. */
type OnStep = (step: RequestStep, request: S3Request) => Promise<void>;

async function ignore(): Promise<void> {}

/** A scene whose store tells each step to whoever listens now. */
async function listeningScene(history: History): Promise<{ scene: Scene; listen: (to: OnStep) => void }> {
  let listener: OnStep = ignore;
  const server = { onStep: (step: RequestStep, request: S3Request) => listener(step, request) };
  const scene = await makeScene(history, { isSmall: true, server });
  return { scene, listen: (to) => (listener = to) };
}

let known: Promise<number> | undefined;

/** How many steps the requests of an undisturbed load have. */
async function countSteps(history: History): Promise<number> {
  const { scene, listen } = await listeningScene({ ...history, folder: `${history.folder}/count` });
  let count = 0;
  listen(async () => void (count += 1));
  try {
    await runWork(scene);
    return count;
  } finally {
    await scene.close();
  }
}

function nameOf(step: RequestStep, request: S3Request): string {
  const { method, key, query } = request;
  const what = key === '' ? 'bucket' : key.startsWith('import-log') ? 'log' : 'object';
  const names = query.map(([name]) => name).sort();
  return [method, what, ...names, step].join(' ');
}

async function killAtRequest(history: History): Promise<readonly Violation[]> {
  known ??= countSteps(history);
  const target = (history.seed % (await known)) + 1;
  const { scene, listen } = await listeningScene(history);
  try {
    const check = await beginCheck(scene);
    let count = 0;
    let run: WorkRun | undefined;
    listen(async (step, request) => {
      count += 1;
      if (count !== target || run === undefined) return;
      history.note(nameOf(step, request));
      run.child.kill('SIGKILL');
      await run.ended;
    });
    run = startWork(scene);
    await run.ended;
    listen(ignore);
    const ended = await runToTheEnd(scene);
    return await check.after(ended, { mayHaveEnded: true });
  } finally {
    await scene.close();
  }
}

/** The command is killed when a request has come to the store, when it is done, and when it is answered. */
export const killAtRequests: Fault = {
  id: 'kill-cli-request',
  family: 'kill',
  title:
    'kill -9 of the command at every request: before it is done, before it is answered, behind the answer',
  works: ['load-s3'],
  // A small load has some 60 such steps; others come in another order each time.
  histories: 80,
  run: killAtRequest,
};
