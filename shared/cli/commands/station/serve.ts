import type { Command } from 'commander';
import { appError } from '../../../domain/error-codes.ts';
import type { BucketCheck } from '../../../engine/station/service-contract.ts';
import type { CliContext } from '../../context.ts';
import { withExamples, writeLine } from '../../output.ts';
import { stationSubcommand, withStation, type StationFlags } from './station-options.ts';

interface ServeOptions extends StationFlags {
  readonly listen: string;
  readonly to?: string;
  readonly endpointUrl?: string;
  readonly region?: string;
  readonly profile?: string;
  readonly tlsCert?: string;
  readonly tlsKey?: string;
  readonly insecure?: boolean;
  readonly publicUrl?: string;
  readonly verbose?: boolean;
}

/** `drivepost station serve`: the job service, until Ctrl-C. */
export function stationServeCommand(context: CliContext): Command {
  const command = stationSubcommand(context, 'serve')
    .description('Serve the job service: the Query API 2010-06-01 that "aws importexport" speaks.')
    .option('--listen <host:port>', 'where to listen; port 0 takes a free one', '127.0.0.1:8477')
    .option('--to <target>', 'check the buckets of new jobs at this target: s3')
    .option('--endpoint-url <url>', 'the S3 endpoint (default: AWS_ENDPOINT_URL_S3, AWS_ENDPOINT_URL, AWS)')
    .option('--region <name>', 'the region of the S3 endpoint (default: AWS_REGION, us-east-1)')
    .option('--profile <name>', 'the profile with the credentials for S3')
    .option('--tls-cert <file>', 'serve HTTPS with this certificate chain (PEM)')
    .option('--tls-key <file>', 'the private key of the certificate (PEM)')
    .option('--insecure', 'listen beyond the loopback without TLS')
    .option('--public-url <url>', 'how clients reach this service; label links start with it')
    .option('--verbose', 'a line of JSON to stderr for each request')
    .action((options: ServeOptions) => serve(context, options));
  return withExamples(command, [
    'drivepost station serve --data /srv/station',
    'drivepost station serve --to s3 --endpoint-url http://127.0.0.1:9000 --profile lab',
    'drivepost station serve --listen 0.0.0.0:8477 --tls-cert cert.pem --tls-key key.pem --public-url https://station.example:8477',
  ]);
}

async function serve(context: CliContext, options: ServeOptions): Promise<void> {
  const { prepareListen, listenFailed } = await import('../../../engine/station/http/prepare-listen.ts');
  if ((options.tlsCert === undefined) !== (options.tlsKey === undefined))
    throw appError('USAGE', { detail: '--tls-cert and --tls-key go together.' });
  const listen = await prepareListen({
    ...parseListen(options.listen),
    tlsCertPath: options.tlsCert,
    tlsKeyPath: options.tlsKey,
    isInsecure: options.insecure === true,
    publicUrl: options.publicUrl,
  });
  const { host, publicUrl, isInTheClear, ...address } = listen;
  if (isInTheClear) warnOfClearText(context);
  const bucketCheck = await findBucketCheck(context, options);
  const { startJobServer } = await import('../../../engine/station/http/server.ts');
  const { takeServeLock } = await import('../../../engine/station/serve-lock.ts');
  const { createRequestLog } = await import('../../../engine/station/http/request-log.ts');
  await withStation(context, { ...options, create: false }, async (station) => {
    if ((await station.facility()) === null) {
      context.stderr.write(
        'No facility is set, so no labels are made. Set one with "drivepost station init".\n',
      );
    }
    const unlock = await takeServeLock(options.data, { address: options.listen, clock: context.clock });
    const server = await startJobServer({
      host,
      publicUrl,
      ...address,
      accountKeys: station.accountKeys,
      makeService: (labelBaseUrl) => station.service({ labelBaseUrl, bucketCheck }),
      clock: context.clock,
      log: createRequestLog((text) => context.stderr.write(text), options.verbose === true),
    }).catch((error: unknown) => {
      unlock();
      throw listenFailed(options.listen, error);
    });
    if (publicUrl === undefined && (host === '0.0.0.0' || host === '::')) {
      context.stderr.write(
        `Label links will start with ${server.url}: say with --public-url what clients use.\n`,
      );
    }
    writeLine(context, `listening on ${server.url}`);
    await aborted(context.signal);
    context.stderr.write('Stopping: requests under way may end.\n');
    await server.close();
    unlock();
  });
}

function parseListen(text: string): { readonly host: string; readonly port: number } {
  const match = /^(?:\[([^\]]+)\]|([^:[\]]+)):(\d{1,5})$/.exec(text);
  const host = match?.[1] ?? match?.[2];
  const port = Number(match?.[3]);
  if (host === undefined || port > 65_535) {
    throw appError('USAGE', {
      detail: `--listen takes HOST:PORT such as 127.0.0.1:8477 or [::1]:8477, not ${text}.`,
    });
  }
  return { host, port };
}

function warnOfClearText(context: CliContext): void {
  context.stderr.write(
    'WARNING: serving beyond the loopback without TLS. Manifests, with their passwords and addresses, and label\n' +
      'links cross the network in the clear. Put TLS in front, or use --tls-cert and --tls-key.\n',
  );
}

async function findBucketCheck(context: CliContext, options: ServeOptions): Promise<BucketCheck | undefined> {
  const { to, endpointUrl, region, profile } = options;
  if (to === undefined) {
    if (endpointUrl === undefined && region === undefined && profile === undefined) return undefined;
    throw appError('USAGE', { detail: '--endpoint-url, --region and --profile are for --to s3.' });
  }
  if (to !== 's3') throw appError('USAGE', { detail: `--to takes s3, not ${to}.` });
  const { createBucketCheck } = await import('../../../engine/s3/bucket-check.ts');
  const { findStore } = await import('../../../engine/s3/s3-options.ts');
  const { env, clock } = context;
  return createBucketCheck(await findStore({ env, clock, endpointUrl, region, profile }));
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
