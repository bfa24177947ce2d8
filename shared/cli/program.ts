import { Command } from 'commander';
import { drivesCommand } from './commands/drives.ts';
import { jobCommand } from './commands/job/job.ts';
import { manifestCommand } from './commands/manifest/manifest.ts';
import { prepareCommand } from './commands/prepare.ts';
import { reconcileCommand } from './commands/reconcile.ts';
import { stationCommand } from './commands/station/station.ts';
import { verifyCommand } from './commands/verify.ts';
import type { CliContext } from './context.ts';

const afterHelp = `
A journey:
  $ drivepost manifest new --output manifest.txt           fill it in, then check it
  $ drivepost prepare ~/archive --drive /media/jane/USB --manifest manifest.txt
  $ drivepost job create --drive /media/jane/USB           gives the job's id, writes SIGNATURE
  $ drivepost verify /media/jane/USB                       the station's loader, with no target
  $ drivepost job label AB1CD --output label.html          print it, ship the drive
  $ drivepost job status AB1CD --watch
  $ drivepost reconcile /media/jane/USB s3://bucket/import-log-AB1CD

Exit codes:
  0    done, and everything is accounted for
  1    ran to its end but found something: a bad manifest, failed files, files not accounted for
  2    the command line was not understood
  3    stopped; nothing is lost: repeat the command when the cause is gone
  4    refused: by the job service, by the state of the job, or by a safety rule
  70   a fault in Drivepost itself
  130  stopped by Ctrl-C; repeat the command to go on

Every command has --help with examples; most have --json.`;

/** The whole command tree. Each command loads its engine only when it runs, so that --help is quick. */
export function createProgram(context: CliContext): Command {
  const program = new Command('drivepost');
  program
    .description(
      'Post a drive, get objects. A customer prepares, signs and ships a drive; a station loads it into a bucket; both can prove that what arrived is what was sent.',
    )
    .version('0.1.0')
    .exitOverride()
    .showHelpAfterError('(--help says what it takes)')
    .showSuggestionAfterError()
    .configureOutput({
      writeOut: (text) => context.stdout.write(text),
      writeErr: (text) => context.stderr.write(text),
    });
  program.helpCommand(false);
  program.commandsGroup('The customer, in this order:');
  program.addCommand(drivesCommand(context));
  program.addCommand(manifestCommand(context));
  program.addCommand(prepareCommand(context));
  program.addCommand(jobCommand(context));
  program.addCommand(verifyCommand(context));
  program.addCommand(reconcileCommand(context));
  program.commandsGroup('The lab:');
  program.addCommand(stationCommand(context));
  program.addHelpText('after', afterHelp);
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
