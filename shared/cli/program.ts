import { Command } from 'commander';
import { manifestCommand } from './commands/manifest/manifest.ts';
import { jobCommand } from './commands/job/job.ts';
import { stationCommand } from './commands/station/station.ts';
import { reconcileCommand } from './commands/reconcile.ts';
import { drivesCommand } from './commands/drives.ts';
import { prepareCommand } from './commands/prepare.ts';
import { verifyCommand } from './commands/verify.ts';
import type { CliContext } from './context.ts';

/** The whole command tree. Each command loads its engine only when it runs, so that --help is quick. */
export function createProgram(context: CliContext): Command {
  const program = new Command('drivepost');
  program
    .description('Post a drive, get objects.')
    .version('0.1.0')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => context.stdout.write(text),
      writeErr: (text) => context.stderr.write(text),
    });
  program.addCommand(drivesCommand(context));
  program.addCommand(manifestCommand(context));
  program.addCommand(prepareCommand(context));
  program.addCommand(jobCommand(context));
  program.addCommand(stationCommand(context));
  program.addCommand(reconcileCommand(context));
  program.addCommand(verifyCommand(context));
  adopt(program);
  return program;
}

/** `addCommand` leaves a command's own settings alone: without this a wrong option below it would end the process. */
function adopt(command: Command): void {
  for (const child of command.commands) {
    child.copyInheritedSettings(command);
    adopt(child);
  }
}
