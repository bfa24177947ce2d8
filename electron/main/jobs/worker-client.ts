import { connect } from '../../../shared/contract/connect.ts';
import type { Client } from '../../../shared/contract/define.ts';
import type { WorkerContract } from '../../worker/worker-contract.ts';
import type { WorkerProcess, WorkerStarter } from '../ports.ts';

/** A worker and how to talk to it. */
export interface Worker {
  readonly client: Client<WorkerContract>;
  readonly ended: Promise<void>;
  kill(): void;
}

/** Starts a worker; it answers as soon as it is up. */
export function startWorker(workers: WorkerStarter): Worker {
  const started: WorkerProcess = workers.start();
  return {
    client: connect<WorkerContract>(started.wire),
    ended: started.ended,
    kill: () => started.kill(),
  };
}
