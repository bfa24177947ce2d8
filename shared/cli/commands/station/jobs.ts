import { Option, type Command } from 'commander';
import { abortCodes, type ProgressCode } from '../../../domain/job/status.ts';
import type { CliContext } from '../../context.ts';
import { withExamples, writeJson, writeLine } from '../../output.ts';
import { jobJson, jobsTable } from './job-text.ts';
import { stationSubcommand, withStation, type StationFlags } from './station-options.ts';

interface JobsFlags extends StationFlags {
  readonly json?: boolean;
  readonly state?: ProgressCode;
}

const states: readonly ProgressCode[] = [
  'Pending',
  'InProgress',
  'Complete',
  'SuccessWithErrors',
  'Canceled',
  'Expired',
  ...abortCodes,
];

/** `drivepost station jobs`: all jobs of all accounts. */
export function stationJobsCommand(context: CliContext): Command {
  const command = stationSubcommand(context, 'jobs')
    .description('List the jobs of all accounts, newest first.')
    .addOption(new Option('--state <code>', 'only jobs with this progress code').choices(states))
    .option('--json', 'print the list as JSON')
    .action(async (flags: JobsFlags) => {
      const jobs = await withStation(context, { ...flags, create: false }, (station) =>
        station.desk.list({ progressCode: flags.state }),
      );
      if (flags.json === true) writeJson(context, jobs.map(jobJson));
      else writeLine(context, jobs.length === 0 ? 'No jobs.' : jobsTable(jobs));
    });
  return withExamples(command, [
    'drivepost station jobs --state Pending',
    'drivepost station jobs --json --data /srv/drivepost',
  ]);
}
