import type { Command } from 'commander';
import type { CliContext } from '../../context.ts';
import { withExamples, writeJson, writeLine } from '../../output.ts';
import { stationSubcommand, withStation, type StationFlags } from './station-options.ts';

/** `drivepost station expire`: ends jobs whose drive never came. */
export function stationExpireCommand(context: CliContext): Command {
  const command = stationSubcommand(context, 'expire')
    .description(
      'End the jobs whose drive has not arrived within 30 days. Every other use of the station does so too; this is for a timer.',
    )
    .option('--json', 'print their ids as JSON')
    .action(async (flags: StationFlags & { readonly json?: boolean }) => {
      const jobIds = await withStation(context, { ...flags, create: false }, (station) =>
        station.desk.expire(),
      );
      if (flags.json === true) writeJson(context, { expired: jobIds });
      else writeLine(context, jobIds.length === 0 ? 'No job was due.' : `Expired: ${jobIds.join(', ')}`);
    });
  return withExamples(command, ['drivepost station expire --data /srv/drivepost']);
}
