import { Command } from 'commander';
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

type CreateCommand = (context: CliContext) => Command;

const customerCommands: Readonly<Record<string, () => Promise<CreateCommand>>> = {
  drives: async () => (await import('./commands/drives.ts')).drivesCommand,
  manifest: async () => (await import('./commands/manifest/manifest.ts')).manifestCommand,
  prepare: async () => (await import('./commands/prepare.ts')).prepareCommand,
  job: async () => (await import('./commands/job/job.ts')).jobCommand,
  verify: async () => (await import('./commands/verify.ts')).verifyCommand,
  reconcile: async () => (await import('./commands/reconcile.ts')).reconcileCommand,
};

const labCommands: typeof customerCommands = {
  station: async () => (await import('./commands/station/station.ts')).stationCommand,
};

/**
 * The command tree, as far as a command line needs it: of a line that starts with a command's name only that command,
 * else everything, for --help and for what is close to a name that is none. A command in turn loads its engine when it runs.
 */
export async function createProgram(context: CliContext, args: readonly string[]): Promise<Command> {
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
  const [name = ''] = args;
  const isOne =
    name === '--version' || Object.hasOwn(customerCommands, name) || Object.hasOwn(labCommands, name);
  const groups = { 'The customer, in this order:': customerCommands, 'The lab:': labCommands };
  for (const [heading, commands] of Object.entries(groups)) {
    program.commandsGroup(heading);
    for (const [command, load] of Object.entries(commands)) {
      if (isOne && command !== name) continue;
      const create = await load();
      program.addCommand(create(context));
    }
  }
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
