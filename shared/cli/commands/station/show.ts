import type { Command } from 'commander';
import type { CliContext } from '../../context.ts';
import { printable, withExamples, writeJson, writeLine } from '../../output.ts';
import { eventJson, eventText, jobJson } from './job-text.ts';
import { stationSubcommand, withStation, type StationFlags } from './station-options.ts';

/** `drivepost station show`: one job and all that happened to it. */
export function stationShowCommand(context: CliContext): Command {
  const command = stationSubcommand(context, 'show')
    .argument('<job-id>', 'the job, in any case')
    .description('Show a job and everything that happened to it: when, who, from what to what.')
    .option('--json', 'print it as JSON')
    .action(async (jobId: string, flags: StationFlags & { readonly json?: boolean }) => {
      const { job, events } = await withStation(context, { ...flags, create: false }, (station) =>
        station.desk.show(jobId),
      );
      if (flags.json === true) {
        writeJson(context, { ...jobJson(job), events: events.map(eventJson) });
        return;
      }
      for (const [name, value] of Object.entries(jobJson(job))) {
        if (value !== null) writeLine(context, `${`${name}:`.padEnd(16)}${printable(String(value))}`);
      }
      writeLine(context);
      for (const event of events) writeLine(context, eventText(event));
    });
  return withExamples(command, ['drivepost station show 53TX4', 'drivepost station show 53TX4 --json']);
}
