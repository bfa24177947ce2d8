import { AppError } from '../../../shared/base/errors.ts';
import { toErrorData } from '../../../shared/contract/error-crossing.ts';
import type { DriveMatchView } from '../../../shared/contract/station.ts';
import { appError } from '../../../shared/domain/error-codes.ts';
import type { MatchTask } from '../../worker/desk-contract.ts';
import { startWorker } from '../jobs/worker-client.ts';
import type { WorkerStarter } from '../ports.ts';

/** How many drives are looked at side by side. */
const lanes = 2;
/** A drive that says nothing for so long is as good as gone, in milliseconds. */
const patienceMs = 90_000;

/**
 * Looks whose drives are, each in a process of its own that can be killed: a failing drive may never answer. Never
 * rejects: what went wrong is a refusal.
 */
export function createDriveMatcher(workers: WorkerStarter): (task: MatchTask) => Promise<DriveMatchView> {
  const waiting: (() => void)[] = [];
  let busy = 0;

  async function takeLane(): Promise<void> {
    if (busy < lanes) busy += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  }

  function giveLane(): void {
    const next = waiting.shift();
    if (next === undefined) busy -= 1;
    else next();
  }

  return async function match(task) {
    await takeLane();
    try {
      return await matchIn(workers, task);
    } catch (error) {
      return { kind: 'refused', error: toErrorData(error), abortCode: null, jobId: null };
    } finally {
      giveLane();
    }
  };
}

async function matchIn(workers: WorkerStarter, task: MatchTask): Promise<DriveMatchView> {
  const worker = startWorker(workers);
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(appError('DRIVE_GONE', { detail: `${task.driveRoot}: ETIMEDOUT.` })),
      patienceMs,
    );
  });
  try {
    return await Promise.race([worker.client.call('work.match', task), silence]);
  } catch (error) {
    const isDead = error instanceof AppError && error.code === 'BRIDGE_GONE';
    throw isDead ? appError('ENGINE_GONE', { cause: error }) : error;
  } finally {
    clearTimeout(timer);
    worker.kill();
  }
}
