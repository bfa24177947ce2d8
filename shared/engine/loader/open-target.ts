import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Clock } from '../../base/time.ts';
import { appError } from '../../domain/error-codes.ts';
import { loadAwsConfig } from '../s3/aws-config.ts';
import { createFolderSink } from './sinks/folder-sink.ts';
import type { AddressingStyle } from './sinks/s3/object-path.ts';
import type { S3ClientOptions } from './sinks/s3/s3-client.ts';
import { createS3Sink } from './sinks/s3/s3-sink.ts';
import { createUploadJournal } from './sinks/s3/upload-journal.ts';
import type { Sink } from './sinks/sink.ts';

export interface TargetRequest {
  /** `s3`, `s3://bucket` or `file:///folder`. */
  readonly to: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly endpointUrl?: string | undefined;
  readonly region?: string | undefined;
  readonly profile?: string | undefined;
  readonly style?: AddressingStyle | undefined;
}

/** Where objects go. */
export interface Target {
  /** Set when the target names a bucket, which then goes before the manifest's. */
  readonly bucket: string | undefined;
  openSink(loadFolder: string): Sink;
}

/**
 * Reads what a person gave as the target of a load, with credentials and endpoint found as the AWS tools find them.
 * Throws TARGET_INVALID and what loadAwsConfig throws.
 */
export async function openTarget(request: TargetRequest): Promise<Target> {
  const { to } = request;
  if (to.startsWith('file:')) {
    const folder = folderOf(to);
    return {
      bucket: undefined,
      openSink: (loadFolder) =>
        createFolderSink({ folder, owner: loadFolder.split(/[\\/]/).at(-1) ?? 'load' }),
    };
  }
  const match = /^s3(?::\/\/([^/]+)\/?)?$/.exec(to);
  if (match === null) throw appError('TARGET_INVALID', { detail: `It says ${to}.` });
  const options = await s3Options(request);
  return {
    bucket: match[1],
    openSink: (loadFolder) =>
      createS3Sink({ ...options, journal: createUploadJournal(join(loadFolder, 'uploads.jsonl')) }),
  };
}

/** Endpoint, region and credentials for an S3 target. Throws what loadAwsConfig throws. */
export async function s3Options(request: Omit<TargetRequest, 'to'>): Promise<S3ClientOptions> {
  const { env, clock, endpointUrl, region, profile, style } = request;
  const config = await loadAwsConfig({ env, endpointUrl, region, profile, service: 's3' });
  return {
    endpointUrl: config.endpointUrl ?? `https://s3.${config.region}.amazonaws.com`,
    region: config.region,
    credentials: config.credentials,
    clock,
    style,
  };
}

function folderOf(url: string): string {
  try {
    return fileURLToPath(url);
  } catch (error) {
    throw appError('TARGET_INVALID', { detail: `${url} is not like file:///folder.`, cause: error });
  }
}
