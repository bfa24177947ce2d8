import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { appError } from '../../domain/error-codes.ts';
import { findStore, type StoreRequest } from '../s3/s3-options.ts';
import { createFolderSink } from './sinks/folder-sink.ts';
import { createS3Sink } from './sinks/s3/s3-sink.ts';
import { createUploadJournal } from './sinks/s3/upload-journal.ts';
import type { Sink } from './sinks/sink.ts';

export interface TargetRequest extends StoreRequest {
  /** `s3`, `s3://bucket` or `file:///folder`. */
  readonly to: string;
  /** S3 only: how many requests may be under way; found out by trying when it is not given. */
  readonly concurrency?: number | undefined;
}

/** Where objects go. */
export interface Target {
  /** Set when the target names a bucket, which then goes before the manifest's. */
  readonly bucket: string | undefined;
  openSink(loadFolder: string): Sink;
  /** Where an object of it is, for people: `s3://bucket/key`, or a file's path. */
  locate(bucket: string, key: string): string;
}

/**
 * Reads what a person gave as the target of a load, with credentials and endpoint found as the AWS tools find them.
 * Throws TARGET_INVALID and what loadAwsConfig throws.
 */
export async function openTarget(request: TargetRequest): Promise<Target> {
  const { to, concurrency } = request;
  if (to.startsWith('file:')) {
    const folder = folderOf(to);
    return {
      bucket: undefined,
      openSink: (loadFolder) =>
        createFolderSink({ folder, owner: loadFolder.split(/[\\/]/).at(-1) ?? 'load' }),
      locate: (bucket, key) => join(folder, bucket, ...key.split('/')),
    };
  }
  const match = /^s3(?::\/\/([^/]+)\/?)?$/.exec(to);
  if (match === null) throw appError('TARGET_INVALID', { detail: `It says ${to}.` });
  const options = await findStore(request);
  return {
    bucket: match[1],
    openSink: (loadFolder) =>
      createS3Sink({
        ...options,
        concurrency,
        journal: createUploadJournal(join(loadFolder, 'uploads.jsonl')),
      }),
    locate: (bucket, key) => `s3://${bucket}/${key}`,
  };
}

function folderOf(url: string): string {
  try {
    return fileURLToPath(url);
  } catch (error) {
    throw appError('TARGET_INVALID', { detail: `${url} is not like file:///folder.`, cause: error });
  }
}
