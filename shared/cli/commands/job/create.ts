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
  const manifest = await findManifest(context, options);
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

/** The manifest to send. Throws JOB_MANIFEST_CUT when the drive's copy is not the whole of it. */
async function findManifest(context: CliContext, options: CreateOptions): Promise<Uint8Array> {
  const { manifest: file, drive } = options;
  if (file === undefined && drive === undefined) {
    throw appError('USAGE', { detail: 'Name a manifest with --manifest or a prepared drive with --drive.' });
  }
  if (file === undefined) {
    const { isRedactedCopy } = await import('../../../engine/writer/redact-manifest.ts');
    const copy = await readDriveManifest(drive ?? '');
    if (isRedactedCopy(copy)) throw appError('JOB_MANIFEST_CUT');
    return copy;
  }
  const manifest = await readManifestFile(file);
  if (drive !== undefined) await compareInventory(context, manifest, drive);
  return manifest;
}

/** Warns when a manifest does not name the inventory of the drive: its signature then says nothing of the content. */
async function compareInventory(context: CliContext, manifest: Uint8Array, drive: string): Promise<void> {
  const copy = await readDriveManifest(drive).catch(() => null);
  if (copy === null) return;
  const { readManifest } = await import('../../../domain/manifest/read-manifest.ts');
  const onDrive = readManifest(copy).manifest?.inventorySha256;
  if (onDrive === undefined || readManifest(manifest).manifest?.inventorySha256 === onDrive) return;
  context.stderr.write(
    'Warning: this manifest does not name the inventory on the drive, so the signature will not cover what is on it.\n' +
      '  Send the manifest that "drivepost prepare" finished.\n',
  );
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
