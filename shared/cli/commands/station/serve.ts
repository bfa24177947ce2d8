import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { messageOf, systemCode } from '../../../base/errors.ts';
import { appError } from '../../../domain/error-codes.ts';
import type { BucketCheck } from '../../../engine/station/service-contract.ts';
import type { CliContext } from '../../context.ts';
import { isLoopback } from '../../../base/loopback.ts';
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
  const { host, port } = parseListen(options.listen);
  const tls = await readTls(options);
  checkExposure(context, host, { isTls: tls !== undefined, isInsecure: options.insecure === true });
  const publicUrl = checkPublicUrl(options.publicUrl);
  const bucketCheck = await findBucketCheck(context, options);
  const { startJobServer } = await import('../../../engine/station/http/server.ts');
  const { createRequestLog } = await import('../../../engine/station/http/request-log.ts');
  await withStation(context, { ...options, create: false }, async (station) => {
    if ((await station.facility()) === null) {
      context.stderr.write(
        'No facility is set, so no labels are made. Set one with "drivepost station init".\n',
      );
    }
    const server = await startJobServer({
      host,
      port,
      tls,
      publicUrl,
      accountKeys: station.accountKeys,
      makeService: (labelBaseUrl) => station.service({ labelBaseUrl, bucketCheck }),
      clock: context.clock,
      log: createRequestLog((text) => context.stderr.write(text), options.verbose === true),
    }).catch((error: unknown) => {
      throw appError('LISTEN_FAILED', { detail: `${options.listen}: ${messageOf(error)}`, cause: error });
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

async function readTls(options: ServeOptions): Promise<{ cert: Uint8Array; key: Uint8Array } | undefined> {
  const { tlsCert, tlsKey } = options;
  if (tlsCert === undefined && tlsKey === undefined) return undefined;
  if (tlsCert === undefined || tlsKey === undefined) {
    throw appError('USAGE', { detail: '--tls-cert and --tls-key go together.' });
  }
  const { createSecureContext } = await import('node:tls');
  const cert = await readNamed(tlsCert);
  const key = await readNamed(tlsKey);
  try {
    createSecureContext({ cert, key });
  } catch (error) {
    throw appError('TLS_FILES', { detail: messageOf(error), cause: error });
  }
  return { cert, key };
}

async function readNamed(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw appError('FILE_UNREADABLE', { detail: `${file}: ${systemCode(error) ?? ''}`, cause: error });
  }
}

function checkExposure(
  context: CliContext,
  host: string,
  how: { readonly isTls: boolean; readonly isInsecure: boolean },
): void {
  if (isLoopback(host) || how.isTls) return;
  if (!how.isInsecure) throw appError('LISTEN_INSECURE', { detail: `--listen says ${host}.` });
  context.stderr.write(
    'WARNING: serving beyond the loopback without TLS. Manifests, with their passwords and addresses, and label\n' +
      'links cross the network in the clear. Put TLS in front, or use --tls-cert and --tls-key.\n',
  );
}

function checkPublicUrl(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : null;
  const isPlain = url !== null && url.username === '' && url.search === '' && url.hash === '';
  if (!isPlain || !['http:', 'https:'].includes(url.protocol)) {
    throw appError('ENDPOINT_INVALID', { detail: '--public-url.' });
  }
  return url.href;
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
