import { Command } from 'commander';
import type { CliContext } from '../../context.ts';
import { jobCancelCommand } from './cancel.ts';
import { jobCreateCommand } from './create.ts';
import { jobLabelCommand } from './label.ts';
import { jobListCommand } from './list.ts';
import { jobSignCommand } from './sign.ts';
import { jobSlipCommand } from './slip.ts';
import { jobStatusCommand } from './status.ts';
import { jobUpdateCommand } from './update.ts';

/** `drivepost job`: the customer's side of the job service. */
export function jobCommand(context: CliContext): Command {
  return new Command('job')
    .description('Ask a job service for jobs: a station of Drivepost, or any that speaks its protocol.')
    .addCommand(jobCreateCommand(context))
    .addCommand(jobStatusCommand(context))
    .addCommand(jobListCommand(context))
    .addCommand(jobUpdateCommand(context))
    .addCommand(jobCancelCommand(context))
    .addCommand(jobLabelCommand(context))
    .addCommand(jobSlipCommand(context))
    .addCommand(jobSignCommand(context));
}
