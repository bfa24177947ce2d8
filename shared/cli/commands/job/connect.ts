import type { Command } from 'commander';
import type { JobClient } from '../../../engine/job-client/job-client.ts';
import type { CliContext } from '../../context.ts';
import { isInTheClear } from '../../../base/loopback.ts';

/** What every command that asks a job service takes. */
export interface EndpointOptions {
  readonly endpointUrl?: string;
  readonly profile?: string;
  readonly json?: boolean;
}

const defaultEndpointUrl = 'http://127.0.0.1:8477';

/** Adds the options of EndpointOptions. */
export function withEndpoint(command: Command): Command {
  return command
    .option(
      '--endpoint-url <url>',
      `the job service (default: AWS_ENDPOINT_URL_IMPORTEXPORT, AWS_ENDPOINT_URL, ${defaultEndpointUrl})`,
    )
    .option('--profile <name>', 'the profile with the credentials (default: the environment, AWS_PROFILE)')
    .option('--json', 'print JSON');
}

/** Runs `use` with a client of the job service and closes it. Throws what loadAwsConfig and the client throw. */
export async function withJobClient<T>(
  context: CliContext,
  options: EndpointOptions,
  use: (client: JobClient) => Promise<T>,
): Promise<T> {
  const { loadAwsConfig } = await import('../../../engine/s3/aws-config.ts');
  const { createJobClient } = await import('../../../engine/job-client/job-client.ts');
  const { env, clock, signal } = context;
  const { profile, endpointUrl } = options;
  const config = await loadAwsConfig({ env, profile, endpointUrl, service: 'importexport' });
  const serviceUrl = config.endpointUrl ?? defaultEndpointUrl;
  warnOfPlainHttp(context, new URL(serviceUrl));
  const client = createJobClient({
    endpointUrl: serviceUrl,
    credentials: config.credentials,
    clock,
    signal,
  });
  try {
    return await use(client);
  } finally {
    await client.close();
  }
}

function warnOfPlainHttp(context: CliContext, url: URL): void {
  if (!isInTheClear(url)) return;
  context.stderr.write(
    `Warning: ${url.hostname} is asked without TLS: manifests, with their passwords and addresses, cross the network in the clear.\n`,
  );
}
