import { Command } from 'commander';
import { appError } from '../../../domain/error-codes.ts';
import type { CreatedJob } from '../../../engine/job-client/results.ts';
import type { CliContext } from '../../context.ts';
import { withExamples, writeJson, writeLine } from '../../output.ts';
import { withEndpoint, withJobClient, type EndpointOptions } from './connect.ts';
import { readDriveManifest, readManifestFile } from './read-input.ts';
import { checkFolder, writeSignatureTo } from './write-signature-to.ts';

interface CreateOptions extends EndpointOptions {
  readonly manifest?: string;
  readonly drive?: string;
  readonly signatureTo?: string;
  readonly validateOnly?: boolean;
}

/** `drivepost job create`: asks for a job and makes the drive ready for it. */
export function jobCreateCommand(context: CliContext): Command {
  const command = withEndpoint(
    new Command('create')
      .description(
        'Create a job from a manifest. With --drive, SIGNATURE is written into its root and read back: the drive is then ready to be shipped.',
      )
      .option('--manifest <file>', 'the manifest to send (default: the one that "prepare" left on the drive)')
      .option('--drive <folder>', 'the prepared drive that the job is for')
      .option('--signature-to <folder>', 'write SIGNATURE into this folder')
      .option('--validate-only', 'check the manifest at the service; create nothing'),
  ).action((options: CreateOptions) => create(context, options));
  return withExamples(command, [
    'drivepost job create --drive /media/jane/USB',
    'drivepost job create --manifest manifest.txt --validate-only',
    'drivepost job create --manifest manifest.txt --signature-to . --endpoint-url https://station.example:8477 --profile jane',
  ]);
}

async function create(context: CliContext, options: CreateOptions): Promise<void> {
  const { drive, signatureTo } = options;
  const manifest = await findManifest(options);
  const folders = [drive, signatureTo].filter((folder) => folder !== undefined);
  // Before there is a job: one without its SIGNATURE is of no use.
  for (const folder of folders) await checkFolder(folder);
  const validateOnly = options.validateOnly === true;
  const job = await withJobClient(context, options, (client) =>
    client.createJob({ jobType: 'Import', manifest, validateOnly }),
  );
  if (options.json === true) writeJson(context, job);
  else describe(context, job, validateOnly);
  if (job.jobId === null || validateOnly) return;
  for (const folder of folders) {
    await writeSignatureTo(folder, job.signatureFileContents, job.jobId);
    if (options.json !== true) writeLine(context, `SIGNATURE is in ${folder}, read back.`);
  }
}

async function findManifest(options: CreateOptions): Promise<Uint8Array> {
  if (options.manifest !== undefined) return readManifestFile(options.manifest);
  if (options.drive !== undefined) return readDriveManifest(options.drive);
  throw appError('USAGE', { detail: 'Name a manifest with --manifest or a prepared drive with --drive.' });
}

function describe(context: CliContext, job: CreatedJob, validateOnly: boolean): void {
  if (job.warningMessage !== null) writeLine(context, `Warning: ${job.warningMessage}`);
  if (validateOnly || job.jobId === null) {
    writeLine(context, 'The service takes this manifest. No job was created.');
    return;
  }
  writeLine(context, `Job ${job.jobId} is created.`);
  if (job.shippingAddress !== null) {
    writeLine(context, 'Ship the drive to:');
    for (const line of job.shippingAddress.split('\n')) writeLine(context, `  ${line}`);
  }
  for (const artifact of job.artifacts) writeLine(context, `${artifact.description}: ${artifact.url}`);
}
