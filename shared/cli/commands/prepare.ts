import { readFile } from 'node:fs/promises';
import { Argument, Command, Option } from 'commander';
import { systemCode } from '../../base/errors.ts';
import { fileSystemNamed } from '../../domain/drive/file-systems.ts';
import { appError } from '../../domain/error-codes.ts';
import type { PreparePlan, PrepareSpec } from '../../engine/writer/prepare-spec.ts';
import type { CliContext } from '../context.ts';
import { exitCodes } from '../exit-codes.ts';
import { withExamples, writeJson } from '../output.ts';
import { createProgressLine } from '../progress-line.ts';
import { keepHeapSmall } from '../../engine/small-heap.ts';
import { planJson, showPlan, showReport } from './prepare-output.ts';

interface PrepareOptions {
  readonly drive: string;
  readonly manifest: string;
  readonly as: string;
  readonly fileSystem?: string;
  readonly output?: string;
  readonly dryRun?: true;
  readonly ignoreJunk?: true;
  readonly skipErrors?: true;
  readonly json?: true;
}

const more = `
A source folder's contents get the keys: the manifest's prefix, KEY-PREFIX, the path inside the source.
A source file gets the manifest's prefix, KEY-PREFIX, its name. Without a source, what is on the drive is taken as it is.
Each file is read once, written under a partial name, flushed, read back from the medium and compared before it gets
its name. Repeat the command after a stop: what is verified is not copied again. Repeat it with other sources to add them.

Exit codes: 0 done, 1 some files failed, 3 stopped (repeat the command), 4 refused, 130 stopped by Ctrl-C.`;

/** `drivepost prepare`: lays files out on a drive, verified, and makes the manifest fit them. */
export function prepareCommand(context: CliContext): Command {
  const command = new Command('prepare')
    .description(
      'Copy files onto a drive, verify them on the medium, and write the inventory and the manifest.',
    )
    .addArgument(new Argument('[source...]', 'folders and files to put on the drive'))
    .requiredOption('--drive <folder>', "the drive's mount point, or a folder that stands for a drive")
    .requiredOption('--manifest <file>', 'the manifest, as authored')
    .option('--as <key-prefix>', "put between the manifest's prefix and each path", '')
    .option('--dry-run', 'show the plan and touch nothing')
    .addOption(
      new Option(
        '--file-system <name>',
        'lay names out for this file system (default: that of the drive)',
      ).choices(['fat32', 'exfat', 'ntfs', 'ext4', 'hfsplus']),
    )
    .option(
      '--output <file>',
      'where the finished manifest goes, besides .drivepost/manifest.txt on the drive',
    )
    .option('--ignore-junk', 'add ignore rules for junk (.DS_Store, Thumbs.db, recycle bins …)')
    .option('--skip-errors', 'leave out files that cannot arrive, instead of refusing')
    .option('--json', 'print the plan or the report as JSON')
    .addHelpText('after', more)
    .action((sources: string[], options: PrepareOptions) => prepare(context, sources, options));
  return withExamples(command, [
    'drivepost prepare ~/photos --drive /media/me/PARCEL --manifest manifest.txt',
    'drivepost prepare ~/photos notes.txt --as 2026/ --drive /media/me/PARCEL --manifest manifest.txt --dry-run',
    'drivepost prepare --drive /media/me/PARCEL --manifest manifest.txt   # the drive holds the files already',
  ]);
}

async function prepare(
  context: CliContext,
  sources: readonly string[],
  options: PrepareOptions,
): Promise<void> {
  keepHeapSmall();
  const [{ planPrepare }, { runPrepare }] = await Promise.all([
    import('../../engine/writer/plan-prepare.ts'),
    import('../../engine/writer/run-prepare.ts'),
  ]);
  const spec = await specOf(sources, options);
  const line = createProgressLine(context);
  const work = { signal: context.signal, report: line.report };
  let plan: PreparePlan;
  try {
    plan = await planPrepare(spec, work);
  } finally {
    line.end();
  }
  const isJson = options.json === true;
  if (options.dryRun === true) {
    if (isJson) writeJson(context, planJson(plan));
    else showPlan(context, plan);
    if (plan.refusals.length > 0) context.exit(exitCodes.refused);
    return;
  }
  if (!isJson) showPlan(context, plan);
  const announce = (text: string): void => {
    line.end();
    context.stderr.write(`${text}\n`);
  };
  try {
    const report = await runPrepare(plan, { clock: context.clock, announce }, work);
    line.end();
    if (isJson) writeJson(context, report);
    else showReport(context, report, options.drive);
    if (report.outcome === 'someFailed') context.exit(exitCodes.found);
  } finally {
    line.end();
  }
}

async function specOf(sources: readonly string[], options: PrepareOptions): Promise<PrepareSpec> {
  let manifest: Uint8Array;
  try {
    manifest = await readFile(options.manifest);
  } catch (error) {
    const isMissing = systemCode(error) === 'ENOENT';
    throw appError('FILE_UNREADABLE', {
      detail: isMissing
        ? `The manifest ${options.manifest} does not exist.`
        : `${options.manifest}: ${systemCode(error) ?? ''}`,
      ...(isMissing ? { advice: '`drivepost manifest new` makes one.' } : {}),
      cause: error,
    });
  }
  return {
    sources,
    drive: options.drive,
    manifest,
    keyPrefix: options.as,
    fileSystem: options.fileSystem === undefined ? undefined : fileSystemNamed(options.fileSystem),
    ignoreJunk: options.ignoreJunk === true,
    skipErrors: options.skipErrors === true,
    output: options.output,
  };
}
