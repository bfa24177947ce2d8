import type { Command } from 'commander';
import { formatBytes, formatCount } from '../../../base/bytes.ts';
import { formatDuration } from '../../../base/time.ts';
import { appError } from '../../../domain/error-codes.ts';
import type { Target } from '../../../engine/loader/open-target.ts';
import type { LoadReport } from '../../../engine/loader/load.ts';
import type { CliContext } from '../../context.ts';
import { exitCodes, type ExitCode } from '../../exit-codes.ts';
import { printable, withExamples, withExitCodes, writeJson, writeLine } from '../../output.ts';
import { createProgressLine } from '../../progress-line.ts';
import { keepHeapSmall } from '../../../engine/small-heap.ts';
import { readJobId } from '../verify.ts';
import { stationSubcommand, withStation, type StationFlags } from './station-options.ts';

interface LoadFlags extends StationFlags {
  readonly to: string;
  readonly endpointUrl?: string;
  readonly region?: string;
  readonly profile?: string;
  readonly pathStyle?: boolean;
  readonly virtualHost?: boolean;
  readonly job?: string;
  readonly concurrency?: string;
  readonly json?: boolean;
}

/** `drivepost station load`: streams a drive into its bucket. */
export function stationLoadCommand(context: CliContext): Command {
  const command = stationSubcommand(context, 'load')
    .summary('Load a drive into the bucket of its job, and store the import log.')
    .description(
      'Load a drive into the bucket of its job, and store the import log. ' +
        'Repeat the command after an interruption: it goes on where it stopped.',
    )
    .argument('<drive>', 'where the drive is mounted')
    .requiredOption(
      '--to <target>',
      's3, s3://bucket (instead of the bucket of the manifest) or file:///folder',
    )
    .option('--endpoint-url <url>', 'S3 endpoint (default: AWS_ENDPOINT_URL_S3, the AWS config, or Amazon)')
    .option('--region <name>', 'region to sign for (default: AWS_REGION, the AWS config, or us-east-1)')
    .option('--profile <name>', 'profile of the AWS config files')
    .option('--path-style', 'put the bucket into the path (default except at Amazon)')
    .option('--virtual-host', 'put the bucket into the host name')
    .option('--job <jobid>', 'whose drive it is, when its SIGNATURE does not say')
    .option('--concurrency <n>', 'S3 requests under way, 1 to 1024 (default: what the store takes best)')
    .option('--json', 'print the report as JSON')
    .action((drive: string, flags: LoadFlags) => load(context, drive, flags));
  withExitCodes(command, {
    0: 'Complete: every file is in the bucket, or ignored by a rule',
    1: 'SuccessWithErrors: the import log says which files are not, and why',
    3: 'stopped, nothing is lost: repeat the command when the cause is gone',
    4: 'refused, or the job has ended with a code that says why',
    130: 'stopped by Ctrl-C: repeat the command to go on',
  });
  return withExamples(command, [
    'drivepost station load /media/usb0 --to s3 --endpoint-url http://127.0.0.1:9000',
    'drivepost station load /media/usb0 --to s3://archive --profile lab --json',
    'drivepost station load /media/usb0 --to file:///srv/objects',
  ]);
}

async function load(context: CliContext, drive: string, flags: LoadFlags): Promise<void> {
  keepHeapSmall();
  if (flags.pathStyle === true && flags.virtualHost === true)
    throw appError('USAGE', { detail: '--path-style and --virtual-host exclude each other.' });
  const concurrency = readConcurrency(flags);
  const { runLoad } = await import('../../../engine/loader/load.ts');
  const { openTarget } = await import('../../../engine/loader/open-target.ts');
  const jobId = readJobId(flags.job);
  const target = await openTarget({
    to: flags.to,
    concurrency,
    env: context.env,
    clock: context.clock,
    endpointUrl: flags.endpointUrl,
    region: flags.region,
    profile: flags.profile,
    style: flags.virtualHost === true ? 'virtual-host' : flags.pathStyle === true ? 'path' : undefined,
  });
  const progress = createProgressLine(context);
  let report: LoadReport;
  try {
    report = await withStation(context, { ...flags, create: false }, (station) =>
      runLoad(
        { driveRoot: drive, dataFolder: flags.data, jobId, bucket: target.bucket },
        { jobs: station.loadJobs, openSink: (folder) => target.openSink(folder), clock: context.clock },
        { signal: context.signal, report: progress.report },
      ),
    );
  } finally {
    progress.end();
  }
  if (flags.json === true) writeJson(context, report);
  else tell(context, report, target);
  context.exit(exitCodeOf(report));
}

function readConcurrency({ concurrency, to }: LoadFlags): number | undefined {
  if (concurrency === undefined) return undefined;
  const count = Number(concurrency);
  if (!/^\d+$/.test(concurrency) || count < 1 || count > 1024)
    throw appError('USAGE', { detail: '--concurrency takes a number from 1 to 1024.' });
  if (to.startsWith('file:')) throw appError('USAGE', { detail: '--concurrency is for S3 targets.' });
  return count;
}

function exitCodeOf(report: LoadReport): ExitCode {
  if (report.progressCode === 'Complete') return exitCodes.done;
  return report.progressCode === 'SuccessWithErrors' ? exitCodes.found : exitCodes.refused;
}

function tell(context: CliContext, report: LoadReport, target: Target): void {
  const { jobId, progressCode, reason, openUploads, failures } = report;
  writeLine(context, `Job ${jobId}: ${progressCode}${reason === null ? '' : `, ${printable(reason)}`}`);
  if (openUploads > 0)
    writeLine(
      context,
      `${formatCount(openUploads, 'unfinished upload')} could not be cleared away and may take up space: abort them in the store, and let the station do so (s3:AbortMultipartUpload).`,
    );
  if (report.logKey === null) {
    writeLine(context, `Next: drivepost station return ${jobId} --carrier NAME --tracking NUMBER`);
    return;
  }
  const { loaded, ignored, failed, bytes, seconds } = report;
  const rate = seconds > 0 ? `, ${formatBytes(bytes / seconds)}/s` : '';
  writeLine(
    context,
    `${formatCount(loaded, 'file')} loaded, ${formatBytes(bytes)} in ${formatDuration(seconds * 1000)}${rate}; ${ignored} ignored, ${failed} failed`,
  );
  for (const { file, status, code } of failures)
    writeLine(context, `  ${status} ${code}  ${printable(file)}`);
  if (failed > failures.length) writeLine(context, '  … the others are in the log.');
  const log = printable(target.locate(report.logBucket ?? '', report.logKey));
  writeLine(context, `Import log: ${log}`);
  writeLine(context, `Next: drivepost reconcile DRIVE ${log}`);
}
