import { Worker } from 'node:worker_threads';
import { distFolder } from '../journey/run-drivepost.ts';
import type { FuzzMessage, FuzzOrder } from './fuzz-worker.ts';
import type { CaseTally, Finding } from './run-cases.ts';

export interface WatchedRun {
  readonly targetId: string;
  readonly seed: number;
  readonly from: number;
  readonly to: number;
  /** A case that is not through by then hangs, milliseconds. */
  readonly hangMs: number;
  /** Largest heap of the thread, MiB: what goes over it ends the thread, not the run. */
  readonly heapLimitMb: number;
  readonly found: (finding: Finding) => void;
  /** The thread's code; the bundle's unless told. */
  readonly workerFile?: string;
}

/** A target that ends its thread so often is not run to its end. */
const mostStops = 20;

const nothing: CaseTally = { cases: 0, accepted: 0, slowestMs: 0, largestBytes: 0, heapGrowthBytes: 0 };

/**
 * Runs cases in a thread that is watched from outside: a case that hangs, or takes all memory, is named and left out, and
 * the rest goes on behind it.
 */
export async function watchedRun(run: WatchedRun): Promise<CaseTally> {
  let total = nothing;
  let stops = 0;
  for (let from = run.from; from < run.to;) {
    const { tally, stoppedAt } = await runThread({ ...run, from });
    total = added(total, tally);
    if (stoppedAt === null) break;
    run.found({ ...stoppedAt, target: run.targetId, seed: run.seed });
    stops += 1;
    if (stops >= mostStops) break;
    from = stoppedAt.caseNumber + 1;
  }
  return total;
}

interface ThreadEnd {
  readonly tally: CaseTally;
  readonly stoppedAt: Pick<Finding, 'kind' | 'caseNumber' | 'detail'> | null;
}

function runThread(run: WatchedRun): Promise<ThreadEnd> {
  const heartbeat = new SharedArrayBuffer(8);
  const heart = new Int32Array(heartbeat);
  const order: FuzzOrder = { targetId: run.targetId, seed: run.seed, from: run.from, to: run.to, heartbeat };
  const resourceLimits = { maxOldGenerationSizeMb: run.heapLimitMb };
  const worker = new Worker(run.workerFile ?? `${distFolder}fuzz-worker.js`, {
    workerData: order,
    resourceLimits,
  });
  return new Promise((resolve) => {
    let tally = nothing;
    let isDone = false;
    let stopped: Pick<Finding, 'kind' | 'detail'> | undefined;
    let last = 0;
    let sinceMs = performance.now();
    Atomics.store(heart, 0, run.from);
    const timer = setInterval(() => {
      const now = Atomics.load(heart, 1);
      if (now !== last) {
        last = now;
        sinceMs = performance.now();
      } else if (performance.now() - sinceMs > run.hangMs) {
        stopped = { kind: 'hang', detail: `not through after ${run.hangMs} ms` };
        void worker.terminate();
      }
    }, 200);
    worker.on('message', (message: FuzzMessage) => {
      if (message.kind === 'found') run.found(message.finding);
      else if (message.kind === 'told') ({ tally } = message);
      else isDone = true;
    });
    worker.on('error', (error: Error & { code?: string }) => {
      const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      stopped = { kind: isMemory ? 'memory' : 'crash', detail: error.stack ?? error.message };
    });
    worker.on('exit', () => {
      clearInterval(timer);
      const end =
        stopped ?? (isDone ? null : { kind: 'hang' as const, detail: 'the thread ended within the case' });
      resolve({ tally, stoppedAt: end === null ? null : { ...end, caseNumber: Atomics.load(heart, 0) } });
    });
  });
}

/** Two tallies of one target in one. */
export function added(first: CaseTally, second: CaseTally): CaseTally {
  return {
    cases: first.cases + second.cases,
    accepted: first.accepted + second.accepted,
    slowestMs: Math.max(first.slowestMs, second.slowestMs),
    largestBytes: Math.max(first.largestBytes, second.largestBytes),
    heapGrowthBytes: Math.max(first.heapGrowthBytes, second.heapGrowthBytes),
  };
}
