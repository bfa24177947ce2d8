import { parentPort, workerData } from 'node:worker_threads';
import type { CaseTally, Finding } from './run-cases.ts';
import { runCases } from './run-cases.ts';
import { fuzzPlan } from './targets.ts';

/** What a fuzzing thread is to do. */
export interface FuzzOrder {
  readonly targetId: string;
  readonly seed: number;
  readonly from: number;
  readonly to: number;
  /** Holds the number of the case that is run, and how many runs there were: when that does not change for long, it hangs. */
  readonly heartbeat: SharedArrayBuffer;
}

export type FuzzMessage =
  | { readonly kind: 'found'; readonly finding: Finding }
  | { readonly kind: 'told'; readonly tally: CaseTally }
  | { readonly kind: 'done' };

// The bundle has this file beside others; only as a thread it has something to do.
if (parentPort !== null) {
  const parent = parentPort;
  await work(workerData as FuzzOrder, (message) => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread has no origin
    parent.postMessage(message);
  });
}

async function work(order: FuzzOrder, tell: (message: FuzzMessage) => void): Promise<void> {
  const heart = new Int32Array(order.heartbeat);
  const target = fuzzPlan.find((plan) => plan.target.id === order.targetId)?.target;
  if (target === undefined) throw new Error(`There is no target ${order.targetId}.`);
  await runCases(
    { target, seed: order.seed, from: order.from, to: order.to },
    {
      started(caseNumber) {
        Atomics.store(heart, 0, caseNumber);
        Atomics.add(heart, 1, 1);
      },
      found: (finding) => tell({ kind: 'found', finding }),
      told: (tally) => tell({ kind: 'told', tally }),
    },
  );
  tell({ kind: 'done' });
}
