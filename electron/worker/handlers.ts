import { systemClock } from '../../shared/base/time.ts';
import type { Handlers } from '../../shared/contract/define.ts';
import { treeContract } from '../../shared/contract/tree.ts';
import { deskContract } from './desk-contract.ts';
import { handlersOnDemand } from './handlers-on-demand.ts';
import { idle, workFeed } from './work-feed.ts';
import type { WorkerContract } from './worker-contract.ts';

/** What a worker does: one line for each kind of work, loaded when it is asked for. */
export function createWorkerHandlers(): Handlers<WorkerContract> {
  const clock = systemClock;
  return {
    'work.prepare': (spec, signal) =>
      workFeed(signal, async (tools) => {
        const { prepareWork } = await import('./work/prepare-work.ts');
        return prepareWork(spec, clock, tools);
      }),
    'work.rehearse': (spec, signal) =>
      workFeed(signal, async (tools) => {
        const { rehearseWork } = await import('./work/rehearse-work.ts');
        return rehearseWork(spec, clock, tools);
      }),
    'work.load': (task, signal) =>
      workFeed(signal, async (tools) => {
        const { loadWork } = await import('./work/load-work.ts');
        return loadWork(task, clock, tools);
      }),
    'work.prove': (task, signal) =>
      workFeed(signal, async (tools) => {
        const { proveWork } = await import('./work/prove-work.ts');
        return proveWork(task, clock, tools);
      }),
    'work.idle': () => idle(),
    async 'work.match'(task, signal) {
      const { matchWork } = await import('./work/match-work.ts');
      return matchWork(task, clock, signal);
    },
    ...handlersOnDemand(treeContract, async () => (await import('./tree-handlers.ts')).createTreeHandlers()),
    ...handlersOnDemand(deskContract, async () =>
      (await import('./desk-handlers.ts')).createDeskHandlers(clock),
    ),
  };
}
