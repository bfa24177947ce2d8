import { systemClock } from '../../shared/base/time.ts';
import type { Handlers } from '../../shared/contract/define.ts';
import { prepareWork } from './work/prepare-work.ts';
import { proveWork } from './work/prove-work.ts';
import { loadWork } from './work/load-work.ts';
import { matchWork } from './work/match-work.ts';
import { rehearseWork } from './work/rehearse-work.ts';
import { createDeskHandlers } from './desk-handlers.ts';
import { createTreeHandlers } from './tree-handlers.ts';
import { idle, workFeed } from './work-feed.ts';
import type { WorkerContract } from './worker-contract.ts';

/** What a worker does: one line for each kind of work. */
export function createWorkerHandlers(): Handlers<WorkerContract> {
  const clock = systemClock;
  return {
    'work.prepare': (spec, signal) => workFeed(signal, (tools) => prepareWork(spec, clock, tools)),
    'work.rehearse': (spec, signal) => workFeed(signal, (tools) => rehearseWork(spec, clock, tools)),
    'work.load': (task, signal) => workFeed(signal, (tools) => loadWork(task, clock, tools)),
    'work.prove': (task, signal) => workFeed(signal, (tools) => proveWork(task, clock, tools)),
    'work.idle': () => idle(),
    ...createTreeHandlers(),
    'work.match': (task, signal) => matchWork(task, clock, signal),
    ...createDeskHandlers(clock),
  };
}
