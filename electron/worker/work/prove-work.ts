import type { Clock } from '../../../shared/base/time.ts';
import type { ProofReport } from '../../../shared/domain/proof/proof-report.ts';
import { fileLog, type LogSource } from '../../../shared/engine/proof/log-source.ts';
import { writeOutcomeCsv } from '../../../shared/engine/proof/outcome-csv.ts';
import { prove } from '../../../shared/engine/proof/prove.ts';
import { readObjectOf } from '../../../shared/engine/s3/read-object.ts';
import type { WorkTools } from '../work-feed.ts';
import type { ProveTask } from '../worker-contract.ts';
import { keepStream } from './keep-stream.ts';
import { storeOptions } from './store-options.ts';

/** Reconciles an inventory with an import log. Throws what prove throws, and FILE_UNWRITABLE. */
export async function proveWork(task: ProveTask, clock: Clock, tools: WorkTools): Promise<ProofReport> {
  const log = await openLog(task, clock, tools);
  const csv = task.csvAt === null ? null : writeOutcomeCsv(task.csvAt);
  try {
    const report = await prove({
      source: task.source,
      log,
      manifestFile: task.manifestFile ?? undefined,
      outcomes: csv ?? undefined,
      signal: tools.signal,
      report: tools.report,
    });
    csv?.commit();
    return report;
  } catch (error) {
    csv?.abandon();
    throw error;
  }
}

async function openLog(task: ProveTask, clock: Clock, { signal, report }: WorkTools): Promise<LogSource> {
  const { log, keepLogAt } = task;
  if (log.kind === 'file') return fileLog(log.path, signal);
  const { bucket, key, store } = log;
  const name = `s3://${bucket}/${key}`;
  const read = (): AsyncIterable<Uint8Array> =>
    readObjectOf(storeOptions(store, clock), { bucket, key }, signal);
  if (keepLogAt === null) return { name, canReopen: true, read };
  await keepStream(read(), keepLogAt, (bytes) =>
    report({
      phase: 'Fetching the log',
      files: 0,
      totalFiles: null,
      bytes,
      totalBytes: null,
      failed: 0,
      current: name,
    }),
  );
  return { name, canReopen: true, read: () => fileLog(keepLogAt, signal).read() };
}
