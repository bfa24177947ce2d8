import { Command } from 'commander';
import { delay } from '../../../base/async.ts';
import type { JobClient } from '../../../engine/job-client/job-client.ts';
import type { ReportedStatus } from '../../../engine/job-client/results.ts';
import type { CliContext } from '../../context.ts';
import { exitCodes } from '../../exit-codes.ts';
import { printable, withExamples, writeJson, writeLine } from '../../output.ts';
import { withEndpoint, withJobClient, type EndpointOptions } from './connect.ts';
import { readJobId } from './read-input.ts';
import { checkFolder, writeSignatureTo } from './write-signature-to.ts';

interface StatusOptions extends EndpointOptions {
  readonly watch?: boolean;
  readonly signatureTo?: string;
}

const firstPollMs = 1000;
const longestPollMs = 60_000;

/** `drivepost job status`: where a job stands. */
export function jobStatusCommand(context: CliContext): Command {
  const command = withEndpoint(
    new Command('status')
      .description('Tell where the drive is, how the load goes, and where the import log is.')
      .argument('<jobid>', 'the job')
      .option('--watch', 'tell each change until the job has ended; exit code 1 when it did not end well')
      .option('--signature-to <folder>', "write the job's SIGNATURE into this folder"),
  ).action((jobId: string, options: StatusOptions) => showStatus(context, jobId, options));
  return withExamples(command, [
    'drivepost job status AB1CD',
    'drivepost job status AB1CD --watch',
    'drivepost job status AB1CD --signature-to /media/jane/USB',
  ]);
}

async function showStatus(context: CliContext, text: string, options: StatusOptions): Promise<void> {
  const jobId = readJobId(text);
  if (options.signatureTo !== undefined) await checkFolder(options.signatureTo);
  const status = await withJobClient(context, options, (client) =>
    options.watch === true ? watch(context, client, jobId, options) : client.getStatus(jobId),
  );
  if (options.watch === true) {
    if (isTerminal(status) && status.progressCode !== 'Complete') context.exit(exitCodes.found);
  } else if (options.json === true) writeJson(context, status);
  else describeStatus(context, status);
  if (options.signatureTo !== undefined) {
    await writeSignatureTo(options.signatureTo, status.signatureFileContents, jobId);
  }
}

/** Prints each change until the job has ended. Asks less often while nothing changes. */
async function watch(
  context: CliContext,
  client: JobClient,
  jobId: string,
  options: StatusOptions,
): Promise<ReportedStatus> {
  let shown = '';
  let pauseMs = firstPollMs;
  for (;;) {
    const status = await client.getStatus(jobId);
    const line = summary(status);
    if (line !== shown) {
      if (options.json === true) context.stdout.write(`${JSON.stringify(status)}\n`);
      else writeLine(context, `${new Date(context.clock.now()).toISOString().slice(0, 19)}Z  ${line}`);
      shown = line;
      pauseMs = firstPollMs;
    }
    if (isTerminal(status)) return status;
    await delay(pauseMs, context.signal);
    pauseMs = Math.min(longestPollMs, pauseMs * 1.5);
  }
}

/** Every code but these two ends a job (reference 6.2). */
function isTerminal(status: ReportedStatus): boolean {
  return status.progressCode !== 'Pending' && status.progressCode !== 'InProgress';
}

function summary(status: ReportedStatus): string {
  return printable(
    `${status.locationCode}: ${status.locationMessage} ${status.progressCode}: ${status.progressMessage}`,
  );
}

function describeStatus(context: CliContext, status: ReportedStatus): void {
  const lines: (readonly [string, string | null])[] = [
    ['Job', `${status.jobId} (${status.jobType}), created ${status.creationDate}`],
    ['Location', `${status.locationCode}: ${status.locationMessage}`],
    ['Progress', `${status.progressCode}: ${status.progressMessage}`],
    ['Errors', status.errorCount === 0 ? null : String(status.errorCount)],
    ['Returned by', status.carrier === null ? null : `${status.carrier} ${status.trackingNumber ?? ''}`],
    ['Import log', status.logBucket === null ? null : `s3://${status.logBucket}/${status.logKey ?? ''}`],
  ];
  for (const [name, value] of lines) {
    if (value !== null) writeLine(context, `${name.padEnd(12)}${printable(value)}`);
  }
  if (status.shippingAddress !== null) {
    writeLine(context, `Ship to     ${status.shippingAddress.split('\n').map(printable).join(', ')}`);
  }
}
