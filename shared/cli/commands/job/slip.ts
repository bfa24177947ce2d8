import { Command, Option } from 'commander';
import { appError } from '../../../domain/error-codes.ts';
import type { CliContext } from '../../context.ts';
import { printable, withExamples, writeJson, writeLine } from '../../output.ts';
import { savePage } from '../../save-page.ts';
import { withEndpoint, withJobClient, type EndpointOptions } from './connect.ts';
import { readJobId } from './read-input.ts';

interface SlipOptions extends EndpointOptions {
  readonly output: string;
  readonly drive?: string;
  readonly paper: 'A4' | 'Letter';
}

/** `drivepost job slip`: the packing slip for the inside of the parcel. */
export function jobSlipCommand(context: CliContext): Command {
  const command = withEndpoint(
    new Command('slip')
      .description('Make the packing slip that goes into the parcel, from the job and its manifest.')
      .argument('<jobid>', 'the job of the drive')
      .requiredOption('--output <file>', 'save the slip here, as a page of HTML')
      .option('--drive <folder>', "the drive's root: the slip then says how many files and bytes are on it")
      .addOption(
        new Option('--paper <size>', 'the paper to print on').choices(['A4', 'Letter']).default('A4'),
      ),
  ).action((jobId: string, options: SlipOptions) => makeSlip(context, jobId, options));
  return withExamples(command, [
    'drivepost job slip AB1CD --output slip.html',
    'drivepost job slip AB1CD --drive /media/jane/USB --output slip.html --paper Letter',
  ]);
}

async function makeSlip(context: CliContext, text: string, options: SlipOptions): Promise<void> {
  const { readManifest } = await import('../../../domain/manifest/read-manifest.ts');
  const { packingSlipHtml } = await import('../../../domain/labels/packing-slip.ts');
  const { driveContents } = await import('../../../engine/inventory/drive-contents.ts');
  const { output, drive, paper } = options;
  const jobId = readJobId(text);
  const status = await withJobClient(context, options, (client) => client.getStatus(jobId));
  const { manifest, problems } = readManifest(new TextEncoder().encode(status.currentManifest));
  if (manifest === undefined) {
    const first = problems.find((problem) => problem.severity === 'error');
    throw appError('MANIFEST_INVALID', { detail: `Job ${jobId}: ${first?.message ?? ''}` });
  }
  const page = packingSlipHtml({
    jobId,
    deviceId: manifest.deviceId,
    shippingAddress: status.shippingAddress?.split(/\r?\n/) ?? null,
    returnAddress: manifest.returnAddress,
    atMs: context.clock.now(),
    accountEmail: manifest.notificationEmails[0] ?? '',
    contactName: manifest.returnAddress.name,
    contact: manifest.returnAddress.phoneNumber,
    contents: drive === undefined ? null : await driveContents(drive, context.signal),
    paper,
  });
  await savePage(output, page);
  if (options.json === true) writeJson(context, { jobId, output });
  else writeLine(context, `The packing slip is in ${printable(output)}. Open it in a browser and print it.`);
}
