import { Command } from 'commander';
import type { CliContext } from '../../context.ts';
import { withExamples, writeJson, writeLine } from '../../output.ts';
import { withEndpoint, withJobClient, type EndpointOptions } from './connect.ts';
import { readJobId, readManifestFile } from './read-input.ts';

interface UpdateOptions extends EndpointOptions {
  readonly manifest: string;
  readonly validateOnly?: boolean;
}

/** `drivepost job update`: another manifest for a job that has not begun. */
export function jobUpdateCommand(context: CliContext): Command {
  const command = withEndpoint(
    new Command('update')
      .description(
        "Replace a job's manifest, as long as its load has not begun. The SIGNATURE on the drive stays as it is.",
      )
      .argument('<jobid>', 'the job')
      .requiredOption('--manifest <file>', 'the manifest that replaces the last one, whole')
      .option('--validate-only', 'check the manifest at the service; change nothing'),
  ).action(async (text: string, options: UpdateOptions) => {
    const jobId = readJobId(text);
    const manifest = await readManifestFile(options.manifest);
    const validateOnly = options.validateOnly === true;
    const result = await withJobClient(context, options, (client) =>
      client.updateJob(jobId, { jobType: 'Import', manifest, validateOnly }),
    );
    if (options.json === true) {
      writeJson(context, { jobId, ...result });
      return;
    }
    if (result.warningMessage !== null) writeLine(context, `Warning: ${result.warningMessage}`);
    writeLine(
      context,
      validateOnly
        ? `The service takes this manifest for job ${jobId}. Nothing was changed.`
        : `Job ${jobId} has the new manifest.`,
    );
  });
  return withExamples(command, ['drivepost job update AB1CD --manifest manifest.txt']);
}
