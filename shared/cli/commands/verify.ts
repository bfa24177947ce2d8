import { Command } from 'commander';
import { formatBytes, formatCount } from '../../base/bytes.ts';
import { appError } from '../../domain/error-codes.ts';
import { parseJobId, type JobId } from '../../domain/job/job-id.ts';
import type { VerifyCheck, VerifyReport } from '../../engine/loader/verify-report.ts';
import type { CliContext } from '../context.ts';
import { exitCodes } from '../exit-codes.ts';
import { formatTable, printable, withExamples, withExitCodes, writeJson, writeLine } from '../output.ts';
import { createProgressLine } from '../progress-line.ts';
import { keepHeapSmall } from '../../engine/small-heap.ts';

interface VerifyFlags {
  readonly manifest?: string;
  readonly job?: string;
  readonly log?: string;
  readonly json?: boolean;
}

/** `drivepost verify`: the station's loader at home, with no target. */
export function verifyCommand(context: CliContext): Command {
  const command = new Command('verify')
    .summary('Rehearse the import of a drive: read and hash every file, and store nothing.')
    .description(
      'Rehearse the import of a drive: read and hash every file as a station would, and store nothing.',
    )
    .argument('<drive>', 'where the drive is mounted')
    .option('--manifest <file>', 'the manifest to go by (default: .drivepost/manifest.txt on the drive)')
    .option('--job <jobid>', 'the job that the SIGNATURE should be for')
    .option('--log <file>', 'write the import log that a station would write')
    .option('--json', 'print the report as JSON')
    .action((drive: string, flags: VerifyFlags) => verify(context, drive, flags));
  withExitCodes(command, {
    0: 'it will import cleanly',
    1: 'it will not, or not all of it',
    3: 'the drive went away: connect it and repeat the command',
    130: 'stopped by Ctrl-C',
  });
  return withExamples(command, [
    'drivepost verify /media/usb0',
    'drivepost verify /media/usb0 --manifest manifest.txt --job 53TX4',
    'drivepost verify /media/usb0 --log rehearsal.csv --json',
  ]);
}

/** Reads a job id that a person typed. Throws USAGE. */
export function readJobId(text: string | undefined): JobId | undefined {
  if (text === undefined) return undefined;
  const jobId = parseJobId(text);
  if (jobId === null) throw appError('USAGE', { detail: `${text} is not a job id.` });
  return jobId;
}

async function verify(context: CliContext, drive: string, flags: VerifyFlags): Promise<void> {
  keepHeapSmall();
  const { runVerify } = await import('../../engine/loader/verify.ts');
  const { openRehearsalLog } = await import('../../engine/loader/rehearsal-log.ts');
  const progress = createProgressLine(context);
  const log = flags.log === undefined ? null : openRehearsalLog(flags.log);
  let report: VerifyReport;
  try {
    report = await runVerify(
      {
        driveRoot: drive,
        manifestFile: flags.manifest,
        jobId: readJobId(flags.job),
        secretAccessKey: context.env['AWS_SECRET_ACCESS_KEY'],
      },
      { clock: context.clock, writeLog: log === null ? null : (text) => log.write(text) },
      { signal: context.signal, report: progress.report },
    );
  } finally {
    progress.end();
    log?.close();
  }
  if (flags.json === true) writeJson(context, report);
  else tell(context, report);
  if (!report.willImportCleanly) context.exit(exitCodes.found);
}

const outcomeWords: Readonly<Record<VerifyCheck['outcome'], string>> = {
  passed: 'ok',
  failed: 'FAILED',
  open: 'not checked',
};

function tell(context: CliContext, report: VerifyReport): void {
  const { files, bytes, ignored, failed, seconds } = report;
  writeLine(
    context,
    `${formatCount(files, 'file')}, ${formatBytes(bytes)}, ${ignored} ignored, ${failed} failed; ${seconds} s`,
  );
  writeLine(context);
  writeLine(
    context,
    formatTable(
      report.checks.map(({ name, outcome, detail }) => [name, outcomeWords[outcome], printable(detail)]),
    ),
  );
  for (const { file, status, code } of report.failures)
    writeLine(context, `  ${status} ${code}  ${printable(file)}`);
  if (failed > report.failures.length) writeLine(context, '  … the others are in the log (--log FILE).');
  writeLine(context);
  writeLine(context, conclusion(report));
}

function conclusion(report: VerifyReport): string {
  if (!report.willImportCleanly) {
    if (report.files === 0) return 'There is nothing here to import.';
    const aborts = report.checks.some(({ name, outcome }) => outcome === 'failed' && name !== 'files');
    if (aborts) return 'This drive will not be imported: put right what failed above.';
    return `This drive will import, but ${formatCount(report.failed, 'file')} will be missing.`;
  }
  const manifest = report.checks.find(({ name }) => name === 'manifest');
  if (manifest?.outcome === 'open')
    return 'Every file can be read. Name the manifest with --manifest to learn whether the drive will import cleanly.';
  const signature = report.checks.find(({ name }) => name === 'signature');
  if (signature?.detail.includes('no SIGNATURE') === true)
    return 'This drive will import cleanly once it has its SIGNATURE.';
  return 'This drive will import cleanly.';
}
