import { join } from 'node:path';
import type { ReportProgress } from '../../base/progress.ts';
import type { Clock } from '../../base/time.ts';
import { appError } from '../../domain/error-codes.ts';
import { inventoryPath } from '../../domain/inventory/inventory.ts';
import type { JobId } from '../../domain/job/job-id.ts';
import type { ProgressCode } from '../../domain/job/status.ts';
import { bytePath, type BytePath } from '../files/byte-path.ts';
import { carryFiles } from './carry-files.ts';
import type { IdentifiedDrive } from './examine-drive.ts';
import { identifyDrive } from './identify-job.ts';
import type { LoadJobs } from './job-port.ts';
import { LoadLog } from './load-log.ts';
import { takeLoadLock } from './load-lock.ts';
import { rememberTarget } from './load-target.ts';
import { measureBeside } from './measure-drive.ts';
import { ReaderPool } from './reading/reader-pool.ts';
import type { Sink } from './sinks/sink.ts';
import { Tally, type FailedFile } from './tally.ts';
import { uploadLog } from './upload-log.ts';

/** A load, described by data alone. */
export interface LoadSpec {
  readonly driveRoot: string;
  /** The station's data folder; the load keeps its log and checkpoint in `loads/JOBID` there. */
  readonly dataFolder: string;
  /** Whose drive it is; needed when the drive has no SIGNATURE that says so. */
  readonly jobId?: JobId | undefined;
  /** Another bucket than the manifest's. The log goes there too, unless the manifest names a bucket for logs. */
  readonly bucket?: string | undefined;
}

export interface LoadPorts {
  readonly jobs: LoadJobs;
  /** Makes the sink for a job, whose folder holds what the sink has to remember from run to run. */
  readonly openSink: (loadFolder: string) => Sink;
  readonly clock: Clock;
}

export interface LoadOptions {
  readonly signal: AbortSignal;
  readonly report: ReportProgress;
}

export interface LoadReport {
  readonly jobId: JobId;
  readonly progressCode: ProgressCode;
  /** Why the job was aborted; null for one that was loaded. */
  readonly reason: string | null;
  readonly files: number;
  readonly loaded: number;
  readonly ignored: number;
  readonly failed: number;
  /** Bytes of the loaded files. */
  readonly bytes: number;
  readonly logBucket: string | null;
  readonly logKey: string | null;
  readonly seconds: number;
  /** Whether this run went on with one that was stopped. */
  readonly resumed: boolean;
  /** Multipart uploads that the store did not let be cleared away: they take up space there. */
  readonly openUploads: number;
  /** The first that failed in this run. */
  readonly failures: readonly FailedFile[];
}

const cancelCheckMs = 1000;
const reportIntervalMs = 250;

/** Where a job's log, lock and checkpoint are, below the station's data folder. */
export function loadFolderOf(dataFolder: string, jobId: JobId): string {
  return join(dataFolder, 'loads', jobId);
}

/**
 * Loads a drive for its job, or goes on with a load that was stopped (reference 2, 3, 6.3, 7). Resolves when the job has
 * come to its end: Complete, SuccessWithErrors, Canceled, or a code that aborted it. Rejects with an AppError of scope
 * `job` or the signal's reason when it was stopped: then nothing is claimed and the same call goes on.
 */
export async function runLoad(spec: LoadSpec, ports: LoadPorts, options: LoadOptions): Promise<LoadReport> {
  const startedMs = ports.clock.now();
  const drive = await identifyDrive(spec, ports.jobs, options.signal);
  if (drive.kind === 'aborted') {
    const { jobId, code, reason } = drive;
    return report(new Tally(), { jobId, progressCode: code, reason }, ports.clock.now() - startedMs);
  }
  const { jobId } = drive.job;
  const folder = loadFolderOf(spec.dataFolder, jobId);
  const unlock = takeLoadLock(join(folder, 'lock'));
  try {
    const run: Run = { ...options, spec, ports, drive, folder };
    const { tally, end } = await load(run);
    return report(tally, { jobId, ...end }, ports.clock.now() - startedMs);
  } finally {
    drive.presence.release();
    unlock();
  }
}

interface Run extends LoadOptions {
  readonly spec: LoadSpec;
  readonly ports: LoadPorts;
  readonly drive: IdentifiedDrive;
  readonly folder: string;
}

interface End {
  readonly progressCode: ProgressCode;
  readonly reason?: string | null;
  readonly logBucket?: string;
  readonly logKey?: string;
  readonly resumed?: boolean;
}

async function load(run: Run): Promise<{ readonly tally: Tally; readonly end: End }> {
  const { spec, ports, drive, folder } = run;
  const { job, manifest } = drive;
  const bucket = spec.bucket ?? manifest.bucket;
  const logBucket = manifest.logBucket === manifest.bucket ? bucket : manifest.logBucket;
  const logKey = `${manifest.logPrefix}import-log-${job.jobId}`;
  const file = join(folder, 'import-log.csv');
  const root = drive.presence.hold();
  const log = await LoadLog.open(file, () => ports.clock.now(), run.signal);
  const sink = ports.openSink(folder);
  const pool = new ReaderPool(root);
  const canceled = new AbortController();
  const signal = AbortSignal.any([run.signal, canceled.signal]);
  const tally = new Tally(log.checkpoint);
  const resumed = log.checkpoint.rows > 0;
  const watch = watchFor(run, tally, canceled);
  let closing: Promise<void> | undefined;
  const closeSink = (): Promise<void> =>
    (closing ??= sink.close().then((openUploads) => void (tally.openUploads = openUploads)));
  const stopMeasuring = measureBeside(pool, (size) => tally.endMeasuring(size));
  try {
    rememberTarget(folder, { target: sink.properties.name, bucket }, resumed);
    await sink.prepare([bucket, logBucket], signal, resumed);
    const bucketOverride = bucket === manifest.bucket ? undefined : bucket;
    await ports.jobs.begin(job.jobId, { target: sink.properties.name, bucketOverride, resumed });
    await carryFiles(
      {
        root,
        bucket,
        rules: manifest,
        logKey: logBucket === bucket ? logKey : null,
        inventory:
          drive.inventory.kind === 'none'
            ? null
            : { file: join(root, inventoryPath), isSigned: drive.inventory.kind === 'signed' },
        ...placeToGoOn(log),
      },
      {
        pool,
        sink,
        presence: drive.presence,
        clock: ports.clock,
        writeRow(row) {
          log.append(row);
          tally.add(row);
        },
      },
      {
        signal,
        onPartBytes: (bytes) => tally.addPartBytes(bytes),
        onScanEnd: (items) => tally.endScan(items + log.checkpoint.rows),
      },
    );
    log.sync();
    await uploadLog({ pool, sink, file, sizeBytes: log.sizeBytes(), bucket: logBucket, key: logKey, signal });
    // What it leaves behind is cleared away while the job can still be gone on with.
    await closeSink();
    const progressCode = tally.failed === 0 ? 'Complete' : 'SuccessWithErrors';
    await ports.jobs.finish(job.jobId, { progressCode, errorCount: tally.failed, logBucket, logKey });
    return { tally, end: { progressCode, logBucket, logKey, resumed } };
  } catch (error) {
    const isCanceled = canceled.signal.aborted && !run.signal.aborted;
    keepLog(log, isCanceled);
    if (!isCanceled) throw error;
    return { tally, end: { progressCode: 'Canceled', reason: 'the job was canceled', resumed } };
  } finally {
    watch.stop();
    stopMeasuring();
    log.close();
    await Promise.all([closeSink(), pool.close()]);
  }
}

/** Keeps the rows of a load that did not come to its end. Why it stopped is told before why they cannot be kept. */
function keepLog(log: LoadLog, mustBeKept: boolean): void {
  try {
    log.sync();
  } catch (error) {
    if (mustBeKept) throw error;
  }
}

/** Behind what the log has: by path where the log shows it exactly, by counting where it shows bytes as `\xHH`. */
function placeToGoOn(log: LoadLog): { after: BytePath; skipRows: number; lastFile: string | null } {
  const { lastFile, rows } = log.checkpoint;
  const isExact = lastFile !== null && !lastFile.includes('\\x');
  return { after: isExact ? bytePath(lastFile) : ('' as BytePath), skipRows: isExact ? 0 : rows, lastFile };
}

/** Reports progress, and looks once a second whether the job was canceled. */
function watchFor(run: Run, tally: Tally, canceled: AbortController): { stop(): void } {
  const { jobs } = run.ports;
  const { jobId } = run.drive.job;
  const reporting = setInterval(() => run.report(tally.progress('Loading')), reportIntervalMs);
  const watching = setInterval(() => void lookForCancel(), cancelCheckMs);

  async function lookForCancel(): Promise<void> {
    try {
      if (await jobs.isCanceled(jobId))
        canceled.abort(appError('JOB_STATE', { detail: `Job ${jobId} was canceled.` }));
    } catch {
      // Asked again in a second; what matters is asked of the job when it ends.
    }
  }

  return {
    stop() {
      clearInterval(reporting);
      clearInterval(watching);
      run.report(tally.progress('Loading'));
    },
  };
}

function report(tally: Tally, end: End & { readonly jobId: JobId }, durationMs: number): LoadReport {
  const { files, loaded, ignored, failed, bytes, openUploads, failures } = tally;
  const { jobId, progressCode, reason = null, logBucket = null, logKey = null, resumed = false } = end;
  const counts = { files, loaded, ignored, failed, bytes };
  const seconds = Math.round(durationMs / 100) / 10;
  const where = { logBucket, logKey };
  return { jobId, progressCode, reason, ...counts, ...where, seconds, resumed, openUploads, failures };
}
