import { Command } from 'commander';
import { appError } from '../../../domain/error-codes.ts';
import type { CliContext } from '../../context.ts';
import { withExamples, writeJson, writeLine } from '../../output.ts';
import { withEndpoint, withJobClient, type EndpointOptions } from './connect.ts';
import { readJobId } from './read-input.ts';

interface CancelOptions extends EndpointOptions {
  readonly yes?: boolean;
}

/** `drivepost job cancel`: gives a job up, once the person has said so. */
export function jobCancelCommand(context: CliContext): Command {
  const command = withEndpoint(
    new Command('cancel')
      .description('Cancel a job that has not ended. This cannot be taken back.')
      .argument('<jobid>', 'the job')
      .option('--yes', 'do not ask'),
  ).action(async (text: string, options: CancelOptions) => {
    const jobId = readJobId(text);
    if (options.yes !== true) await confirm(context, jobId);
    const result = await withJobClient(context, options, (client) => client.cancelJob(jobId));
    if (options.json === true) writeJson(context, { jobId, ...result });
    else writeLine(context, `Job ${jobId} is cancelled.`);
  });
  return withExamples(command, ['drivepost job cancel AB1CD', 'drivepost job cancel AB1CD --yes']);
}

/** Resolves when a person at a terminal types the job id. Throws CONFIRMATION_NEEDED otherwise. */
async function confirm(context: CliContext, jobId: string): Promise<void> {
  const warning =
    `A drive that is on its way, or being loaded, is still sent back, and the station may bill its handling and\n` +
    `return shipping, and what it has loaded until now. Objects that are loaded stay in the bucket.\n`;
  context.stderr.write(warning);
  if (context.stderr.isTTY === true) {
    context.stderr.write(`Type ${jobId} to cancel job ${jobId}: `);
    if ((await readAnswer(context)).trim().toUpperCase() === jobId) return;
  }
  throw appError('CONFIRMATION_NEEDED');
}

async function readAnswer(context: CliContext): Promise<string> {
  const { createInterface } = await import('node:readline/promises');
  const { Readable } = await import('node:stream');
  const lines = createInterface({ input: Readable.from(context.stdin), signal: context.signal });
  try {
    for await (const line of lines) return line;
    return '';
  } finally {
    lines.close();
  }
}
