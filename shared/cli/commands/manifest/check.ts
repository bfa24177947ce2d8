import { Command } from 'commander';
import type { AppError } from '../../../base/errors.ts';
import type { ManifestProblem } from '../../../domain/manifest/manifest.ts';
import type { CliContext } from '../../context.ts';
import { exitCodes } from '../../exit-codes.ts';
import { printable, withExamples, writeJson, writeLine } from '../../output.ts';
import { describeProblems, summarize } from './describe-problems.ts';

interface CheckFlags {
  readonly json?: boolean;
  readonly facilityCountry?: string;
}

interface CheckedFile {
  readonly file: string;
  readonly good: boolean;
  readonly problems: readonly ManifestProblem[];
}

/** `drivepost manifest check`: everything that is wrong with manifests, at once. */
export function checkCommand(context: CliContext): Command {
  const command = new Command('check')
    .description('Say everything that is wrong with a manifest, on which line, and what to write instead')
    .argument('<files...>', 'manifests; - reads one from stdin')
    .option(
      '--facility-country <name>',
      'also check that customs is there when the drive returns from this country',
    )
    .option('--json', 'print the problems as JSON')
    .action(async (files: string[], flags: CheckFlags) => check(context, files, flags));
  command.addHelpText(
    'after',
    `
Exit codes:
  0  every manifest can be used; there may be warnings
  1  a manifest has errors
  3  a file could not be read`,
  );
  return withExamples(command, [
    'drivepost manifest check manifest.txt',
    'drivepost manifest check *.manifest --json',
    'drivepost manifest check --facility-country Ireland manifest.txt',
  ]);
}

async function check(context: CliContext, files: readonly string[], flags: CheckFlags): Promise<void> {
  const { readManifest } = await import('../../../domain/manifest/read-manifest.ts');
  const { checkCustomsRule } = await import('../../../domain/manifest/customs-rule.ts');
  const { AppError } = await import('../../../base/errors.ts');
  const { readInput } = await import('./read-input.ts');
  const checked: CheckedFile[] = [];
  let unreadable: AppError | undefined;
  for (const file of files) {
    context.signal.throwIfAborted();
    try {
      const { manifest, problems } = readManifest(await readInput(context, file));
      const customs =
        manifest === undefined || flags.facilityCountry === undefined
          ? []
          : checkCustomsRule(manifest, flags.facilityCountry);
      checked.push({
        file,
        good: manifest !== undefined && customs.length === 0,
        problems: [...customs, ...problems],
      });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      unreadable ??= error;
    }
  }
  if (flags.json === true) writeJson(context, checked.map(plain));
  else print(context, checked);
  if (checked.some((each) => !each.good)) context.exit(exitCodes.found);
  if (unreadable !== undefined) throw unreadable;
}

/** Without what is there for other languages only. */
function plain({ problems, ...file }: CheckedFile): unknown {
  return { ...file, problems: problems.map(({ said: _said, ...problem }) => problem) };
}

function print(context: CliContext, checked: readonly CheckedFile[]): void {
  for (const { file, problems } of checked) {
    for (const line of describeProblems(file, problems)) writeLine(context, line);
    writeLine(context, `${printable(file === '-' ? 'stdin' : file)}: ${summarize(problems)}`);
  }
}
