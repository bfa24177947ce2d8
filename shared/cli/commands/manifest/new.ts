import { Command } from 'commander';
import { systemCode } from '../../../base/errors.ts';
import type { CliContext } from '../../context.ts';
import { exitCodes } from '../../exit-codes.ts';
import { withExamples } from '../../output.ts';
import { describeProblems } from './describe-problems.ts';

interface NewFlags {
  readonly output?: string;
  readonly set: readonly string[];
}

/** `drivepost manifest new`: a manifest to fill in. */
export function newCommand(context: CliContext): Command {
  const command = new Command('new')
    .description('Print a manifest to fill in, with every field explained')
    .option('-o, --output <file>', 'write it into a new file (default: stdout)')
    .option(
      '-s, --set <field=value>',
      'fill a field in; may be repeated. Parts are dotted: returnAddress.city=Anytown, contentTypes.flv=video/x-flv, substitutions.FROM=TO; ignore=PATTERN adds one',
      (value: string, previous: readonly string[]) => [...previous, value],
      [],
    )
    .action(async (flags: NewFlags) => create(context, flags));
  command.addHelpText(
    'after',
    `
Exit codes:
  0  printed; fields that were not set are left to be filled in
  1  printed, but a value that was set cannot be used: stderr says why
  2  --set names no field
  3  the file exists already or could not be written`,
  );
  return withExamples(command, [
    'drivepost manifest new > manifest.txt',
    "drivepost manifest new -o manifest.txt -s bucket=my-bucket -s deviceId=3QD0T87T -s 'ignore=^tmp/'",
    "drivepost manifest new -s 'substitutions.$COLON$=:'",
  ]);
}

async function create(context: CliContext, flags: NewFlags): Promise<void> {
  const { manifestTemplate } = await import('../../../domain/manifest/manifest-template.ts');
  const { readManifest } = await import('../../../domain/manifest/read-manifest.ts');
  const { readSettings } = await import('./read-settings.ts');
  const text = manifestTemplate(readSettings(flags.set));
  if (flags.output === undefined) context.stdout.write(text);
  else await writeNew(flags.output, text);
  const { problems } = readManifest(new TextEncoder().encode(text));
  const wrong = problems.filter((problem) => !isLeftOpen(problem.code));
  for (const line of describeProblems(flags.output ?? 'new manifest', wrong))
    context.stderr.write(`${line}\n`);
  if (wrong.some((problem) => problem.severity === 'error')) context.exit(exitCodes.found);
  if (flags.output === undefined) return;
  const open = problems.filter((problem) => isLeftOpen(problem.code) && problem.severity === 'error');
  const rest =
    open.length === 0 ? '' : ` Still to fill in: ${open.map((problem) => problem.field).join(', ')}.`;
  context.stderr.write(`Written to ${flags.output}.${rest}\n`);
}

function isLeftOpen(code: string): boolean {
  return code === 'MissingManifestField' || code === 'MissingCustoms';
}

async function writeNew(file: string, text: string): Promise<void> {
  const { writeFile } = await import('node:fs/promises');
  try {
    // Never over a file that is there: it may be the manifest that a drive was signed with.
    await writeFile(file, text, { flag: 'wx' });
  } catch (error) {
    const { appError } = await import('../../../domain/error-codes.ts');
    throw appError('MANIFEST_UNWRITABLE', { detail: `${file}: ${systemCode(error) ?? ''}`, cause: error });
  }
}
