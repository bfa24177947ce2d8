import { Command } from 'commander';
import type { CliContext } from '../../context.ts';
import { withExamples } from '../../output.ts';
import { checkCommand } from './check.ts';
import { fieldsCommand } from './fields.ts';
import { newCommand } from './new.ts';
import { showCommand } from './show.ts';

/** `drivepost manifest`: write, check and understand manifests. */
export function manifestCommand(context: CliContext): Command {
  const command = new Command('manifest')
    .description('Write, check and understand manifests: what becomes of the files on a drive')
    .addCommand(newCommand(context))
    .addCommand(checkCommand(context))
    .addCommand(showCommand(context))
    .addCommand(fieldsCommand(context));
  return withExamples(command, [
    'drivepost manifest new --set bucket=my-bucket --output manifest.txt',
    'drivepost manifest check manifest.txt',
    'drivepost manifest fields substitutions',
  ]);
}
