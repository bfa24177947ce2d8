import { Option, type Command } from 'commander';
import { abortCodes, type AbortCode } from '../../../domain/job/status.ts';
import type { CliContext } from '../../context.ts';
import { withExamples, withExitCodes } from '../../output.ts';
import { reportJob } from './job-text.ts';
import { stationSubcommand, withStation, type StationFlags } from './station-options.ts';

interface AbortFlags extends StationFlags {
  readonly code: AbortCode;
  readonly reason: string;
  readonly json?: boolean;
}

/** `drivepost station abort`: a person ends a job whose drive cannot be loaded. */
export function stationAbortCommand(context: CliContext): Command {
  const command = stationSubcommand(context, 'abort')
    .argument('<job-id>', 'the job')
    .description('End a job whose drive cannot be loaded.')
    .addOption(
      new Option('--code <code>', 'why, as its customer sees it').choices(abortCodes).makeOptionMandatory(),
    )
    .option('--reason <text>', 'what you saw, for the events of the job', '')
    .option('--json', 'print the job as JSON')
    .action(async (jobId: string, flags: AbortFlags) => {
      const job = await withStation(context, { ...flags, create: false }, (station) =>
        station.desk.abort(jobId, flags.code, flags.reason),
      );
      reportJob(context, job, { ...flags, text: 'is aborted' });
    });
  withExitCodes(command, { 0: 'ended', 4: 'it had ended already' });
  return withExamples(command, [
    'drivepost station abort 53TX4 --code MissingDevice --reason "The box held no power supply"',
  ]);
}
