import { homedir } from 'node:os';
import { join } from 'node:path';
import { messageOf } from '../../base/errors.ts';
import { appError } from '../../domain/error-codes.ts';
import type { Credentials } from '../sigv4/credentials.ts';

/** The services whose endpoint can be configured by name; importexport is the job service. */
type ConfiguredService = 's3' | 'importexport';

export interface AwsConfigRequest {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** A profile named by the person. It goes before credentials in the environment, as with the AWS CLI. */
  readonly profile?: string | undefined;
  readonly endpointUrl?: string | undefined;
  readonly region?: string | undefined;
  /** `s3` unless said. */
  readonly service?: ConfiguredService | undefined;
}

export interface AwsConfig {
  readonly credentials: Credentials;
  /** `us-east-1` when nothing says otherwise. */
  readonly region: string;
  /** Without a slash at its end; null when none is configured. */
  readonly endpointUrl: string | null;
}

type Section = Readonly<Record<string, string | undefined>>;

/**
 * Finds credentials, region and endpoint the way the AWS tools do: what was given, then the environment
 * (AWS_ACCESS_KEY_ID …, AWS_PROFILE, AWS_REGION, AWS_ENDPOINT_URL_S3, AWS_ENDPOINT_URL), then the shared config and
 * credentials files. Asks no metadata service.
 * Throws CREDENTIALS_MISSING, CREDENTIALS_UNREADABLE, ENDPOINT_INVALID.
 */
export async function loadAwsConfig(request: AwsConfigRequest): Promise<AwsConfig> {
  const { env } = request;
  const files = sharedFiles(env);
  const profile = nonEmpty(request.profile) ?? nonEmpty(env['AWS_PROFILE']) ?? 'default';
  const { loadSharedConfigFiles } = await import('@smithy/shared-ini-file-loader');
  const { configFile } = await loadSharedConfigFiles({ ...files, ignoreCache: true });
  const section: Section = configFile[profile] ?? {};
  const services: Section = configFile[`services.${section['services'] ?? ''}`] ?? {};
  return {
    credentials: await findCredentials(request, profile, files),
    region:
      nonEmpty(request.region) ??
      nonEmpty(env['AWS_REGION']) ??
      nonEmpty(env['AWS_DEFAULT_REGION']) ??
      nonEmpty(section['region']) ??
      'us-east-1',
    endpointUrl: checkEndpoint(findEndpoint(request, section, services)),
  };
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === '' ? undefined : text.trim();
}

function sharedFiles(env: AwsConfigRequest['env']): {
  readonly filepath: string;
  readonly configFilepath: string;
} {
  const home = nonEmpty(env['HOME']) ?? nonEmpty(env['USERPROFILE']) ?? homedir();
  return {
    filepath: nonEmpty(env['AWS_SHARED_CREDENTIALS_FILE']) ?? join(home, '.aws', 'credentials'),
    configFilepath: nonEmpty(env['AWS_CONFIG_FILE']) ?? join(home, '.aws', 'config'),
  };
}

async function findCredentials(
  request: AwsConfigRequest,
  profile: string,
  files: ReturnType<typeof sharedFiles>,
): Promise<Credentials> {
  const { env } = request;
  const accessKeyId = nonEmpty(env['AWS_ACCESS_KEY_ID']);
  const secretAccessKey = nonEmpty(env['AWS_SECRET_ACCESS_KEY']);
  if (nonEmpty(request.profile) === undefined && accessKeyId !== undefined && secretAccessKey !== undefined) {
    return { accessKeyId, secretAccessKey, sessionToken: nonEmpty(env['AWS_SESSION_TOKEN']) };
  }
  const { loadSharedConfigFiles } = await import('@smithy/shared-ini-file-loader');
  const { configFile, credentialsFile } = await loadSharedConfigFiles({ ...files, ignoreCache: true });
  if (configFile[profile] === undefined && credentialsFile[profile] === undefined) {
    throw appError('CREDENTIALS_MISSING', { detail: `There is no profile ${profile} either.` });
  }
  try {
    const { fromIni } = await import('@aws-sdk/credential-provider-ini');
    const found = await fromIni({ ...files, profile, ignoreCache: true })();
    return {
      accessKeyId: found.accessKeyId,
      secretAccessKey: found.secretAccessKey,
      sessionToken: found.sessionToken,
    };
  } catch (error) {
    throw appError('CREDENTIALS_UNREADABLE', {
      detail: `Profile ${profile}: ${messageOf(error)}`,
      cause: error,
    });
  }
}

function findEndpoint(request: AwsConfigRequest, section: Section, services: Section): string | undefined {
  const { env } = request;
  const service = request.service ?? 's3';
  const given = nonEmpty(request.endpointUrl);
  if (given !== undefined) return given;
  const ignored =
    env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] ?? section['ignore_configured_endpoint_urls'] ?? '';
  if (ignored.toLowerCase() === 'true') return undefined;
  return (
    nonEmpty(env[`AWS_ENDPOINT_URL_${service.toUpperCase()}`]) ??
    nonEmpty(env['AWS_ENDPOINT_URL']) ??
    nonEmpty(services[`${service}.endpoint_url`]) ??
    nonEmpty(section['endpoint_url'])
  );
}

function checkEndpoint(text: string | undefined): string | null {
  if (text === undefined) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  const isHttp = url?.protocol === 'http:' || url?.protocol === 'https:';
  if (url === null || !isHttp || url.username !== '' || url.search !== '' || url.hash !== '') {
    throw appError('ENDPOINT_INVALID', {
      detail: text.includes('@') ? 'It holds a user name.' : `It says ${text}`,
    });
  }
  return url.href.replace(/\/+$/, '');
}
