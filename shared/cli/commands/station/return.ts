import type { Command } from 'commander';
import type { CliContext } from '../../context.ts';
import { withExamples, withExitCodes } from '../../output.ts';
import { reportJob } from './job-text.ts';
import { stationSubcommand, withStation, type StationFlags } from './station-options.ts';

interface ReturnFlags extends StationFlags {
  readonly carrier: string;
  readonly tracking: string;
  readonly json?: boolean;
}

/** `drivepost station return`: a drive is on its way back. */
export function stationReturnCommand(context: CliContext): Command {
  const command = stationSubcommand(context, 'return')
    .argument('<job-id>', 'the job of the drive')
    .description(
      'Note that a drive was sent back; its customer sees carrier and tracking number. Only for a job that has ended.',
    )
    .requiredOption('--carrier <name>', 'who carries it')
    .requiredOption('--tracking <number>', "the carrier's number for the parcel")
    .option('--json', 'print the job as JSON')
    .action(async (jobId: string, flags: ReturnFlags) => {
      const job = await withStation(context, { ...flags, create: false }, (station) =>
        station.desk.sendBack(jobId, { carrier: flags.carrier, trackingNumber: flags.tracking }),
      );
      reportJob(context, job, { ...flags, text: 'is on its way back' });
    });
  withExitCodes(command, { 0: 'noted', 4: 'its job has not ended' });
  return withExamples(command, [
    'drivepost station return 53TX4 --carrier "UPS Ground" --tracking 1Z9999999999999999',
  ]);
}
