import { Command } from 'commander';
import { appError } from '../../../domain/error-codes.ts';
import type { CliContext } from '../../context.ts';
import { withExamples, writeJson, writeLine } from '../../output.ts';
import { savePage } from '../../save-page.ts';
import { withEndpoint, withJobClient, type EndpointOptions } from './connect.ts';
import { readJobId } from './read-input.ts';

interface LabelOptions extends EndpointOptions {
  readonly output?: string;
}

/** `drivepost job label`: the label for the parcel. */
export function jobLabelCommand(context: CliContext): Command {
  const command = withEndpoint(
    new Command('label')
      .description('Get the shipping label: its address on the web, or the page itself to print.')
      .argument('<jobid...>', 'the jobs whose drives go into one parcel')
      .option('--output <file>', 'save the label page here, as HTML'),
  ).action((texts: string[], options: LabelOptions) => getLabel(context, texts, options));
  return withExamples(command, [
    'drivepost job label AB1CD --output label.html',
    'drivepost job label AB1CD AB1CE',
  ]);
}

async function getLabel(context: CliContext, texts: readonly string[], options: LabelOptions): Promise<void> {
  const jobIds = texts.map(readJobId);
  const { url, warning } = await withJobClient(context, options, (client) => client.getShippingLabel(jobIds));
  if (url === null) {
    throw appError('JOB_LABEL_MISSING', {
      detail: warning ?? `The service gave none for ${jobIds.join(', ')}.`,
    });
  }
  const { output } = options;
  if (output !== undefined) {
    const { downloadPage } = await import('../../../engine/job-client/download-page.ts');
    await savePage(output, await downloadPage(url, context.signal));
  }
  if (options.json === true) {
    writeJson(context, { jobIds, url, warning, output: output ?? null });
    return;
  }
  if (warning !== null) writeLine(context, `Warning: ${warning}`);
  writeLine(
    context,
    output === undefined ? url : `The label is in ${output}. Open it in a browser and print it.`,
  );
}
