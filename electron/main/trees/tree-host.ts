import type { CallName, InputOf, OutputOf } from '../../../shared/contract/define.ts';
import type { TreeSpec, TreeState, treeContract } from '../../../shared/contract/tree.ts';
import { AppError } from '../../../shared/base/errors.ts';
import { appError } from '../../../shared/domain/error-codes.ts';
import { startWorker, type Worker } from '../jobs/worker-client.ts';
import type { WorkerStarter } from '../ports.ts';
import { followFeed } from './follow-feed.ts';

type TreeCall = CallName<typeof treeContract>;

/** The trees of keys that windows look at. */
export interface TreeHost {
  /** Opens a tree and tells its state until the signal aborts. Throws ENGINE_GONE when the process that holds it dies. */
  watch(spec: TreeSpec, signal: AbortSignal): AsyncGenerator<TreeState>;
  /** Passes a call on to the process that holds the tree. Throws NOT_FOUND for a tree that is closed. */
  call<N extends TreeCall>(
    name: N,
    input: InputOf<typeof treeContract, N> & { readonly treeId: string },
  ): Promise<OutputOf<typeof treeContract, N>>;
}

interface Home {
  readonly worker: Worker;
  trees: number;
}

/** Makes the host. A tree has a process of its own, which it shares with the one that takes its place. */
export function createTreeHost(workers: WorkerStarter): TreeHost {
  const homes = new Map<string, Home>();

  return {
    async *watch(spec, signal) {
      const home = homes.get(spec.replaces ?? '') ?? { worker: startWorker(workers), trees: 0 };
      home.trees += 1;
      const treeIds = new Set<string>();
      try {
        const states = followFeed<TreeState>(
          (listener) => home.worker.client.subscribe('tree.watch', spec, listener),
          signal,
        );
        for await (const state of states) {
          treeIds.add(state.treeId);
          homes.set(state.treeId, home);
          yield state;
        }
      } catch (error) {
        throw asEngineError(error);
      } finally {
        for (const treeId of treeIds) homes.delete(treeId);
        home.trees -= 1;
        if (home.trees === 0) home.worker.kill();
      }
    },
    async call(name, input) {
      const home = homes.get(input.treeId);
      if (home === undefined) throw appError('NOT_FOUND');
      try {
        // One name has one input; the compiler sees a union of both.
        return await home.worker.client.call(name, ...([input] as never));
      } catch (error) {
        throw asEngineError(error);
      }
    },
  };
}

/** The wire to the worker breaks when the worker dies. */
function asEngineError(error: unknown): unknown {
  return error instanceof AppError && error.code === 'BRIDGE_GONE'
    ? appError('ENGINE_GONE', { cause: error })
    : error;
}
