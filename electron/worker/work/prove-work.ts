import { fileLog, type LogSource } from '../../../shared/engine/proof/log-source.ts';
import type { Clock } from '../../../shared/base/time.ts';
import type { ProofReport } from '../../../shared/domain/proof/proof-report.ts';
import { prove } from '../../../shared/engine/proof/prove.ts';
import { readObjectOf } from '../../../shared/engine/s3/read-object.ts';
import type { WorkTools } from '../work-feed.ts';
import type { ProveTask } from '../worker-contract.ts';
import { storeOptions } from './store-options.ts';

/** Reconciles an inventory with an import log. Throws what prove throws. */
export function proveWork(task: ProveTask, clock: Clock, tools: WorkTools): Promise<ProofReport> {
  return prove({
    source: task.source,
    log: logSource(task, clock, tools.signal),
    manifestFile: task.manifestFile ?? undefined,
    signal: tools.signal,
    report: tools.report,
  });
}

function logSource(task: ProveTask, clock: Clock, signal: AbortSignal): LogSource {
  const { log } = task;
  if (log.kind === 'file') return fileLog(log.path, signal);
  const { bucket, key, store } = log;
  return {
    name: `s3://${bucket}/${key}`,
    canReopen: true,
    read: () => readObjectOf(storeOptions(store, clock), { bucket, key }, signal),
  };
}
