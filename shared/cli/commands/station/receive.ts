import type { Command } from 'commander';
import type { CliContext } from '../../context.ts';
import { withExamples, withExitCodes } from '../../output.ts';
import { reportJob } from './job-text.ts';
import { stationSubcommand, withStation, type StationFlags } from './station-options.ts';

/** `drivepost station receive`: a drive has arrived. */
export function stationReceiveCommand(context: CliContext): Command {
  const command = stationSubcommand(context, 'receive')
    .argument('<job-id>', 'the job on the label of the drive')
    .description('Note that a drive has arrived; its job can no longer expire.')
    .option('--json', 'print the job as JSON')
    .action(async (jobId: string, flags: StationFlags & { readonly json?: boolean }) => {
      const job = await withStation(context, { ...flags, create: false }, (station) =>
        station.desk.receive(jobId),
      );
      reportJob(context, job, { ...flags, text: 'is received' });
    });
  withExitCodes(command, { 0: 'noted', 4: 'it had arrived before' });
  return withExamples(command, ['drivepost station receive 53TX4']);
}
