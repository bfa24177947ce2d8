import { Command } from 'commander';
import type { ReportedJob } from '../../../engine/job-client/results.ts';
import type { CliContext } from '../../context.ts';
import { formatTable, withExamples, writeJson, writeLine } from '../../output.ts';
import { withEndpoint, withJobClient, type EndpointOptions } from './connect.ts';

/** `drivepost job list`: an account's jobs. */
export function jobListCommand(context: CliContext): Command {
  const command = withEndpoint(
    new Command('list').description('List your jobs, newest first, cancelled ones included.'),
  ).action(async (options: EndpointOptions) => {
    const jobs: ReportedJob[] = [];
    await withJobClient(context, options, async (client) => {
      for await (const job of client.allJobs()) jobs.push(job);
    });
    if (options.json === true) {
      writeJson(context, jobs);
    } else if (jobs.length === 0) {
      writeLine(context, 'There are no jobs.');
    } else {
      const rows = jobs.map((job) => [
        job.jobId,
        job.jobType,
        job.creationDate,
        job.isCanceled ? 'cancelled' : '',
      ]);
      writeLine(context, formatTable([['JOB', 'TYPE', 'CREATED', ''], ...rows]));
    }
  });
  return withExamples(command, ['drivepost job list', 'drivepost job list --json']);
}
