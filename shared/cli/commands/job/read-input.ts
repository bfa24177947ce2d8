import { join } from 'node:path';
import { messageOf, systemCode } from '../../../base/errors.ts';
import { appError } from '../../../domain/error-codes.ts';
import { manifestCopyPath } from '../../../domain/inventory/inventory.ts';
import { parseJobId, type JobId } from '../../../domain/job/job-id.ts';
import { manifestLimitBytes } from '../../../domain/manifest/manifest.ts';
import { openPlain } from '../../../engine/files/open-plain.ts';
import { readFileStart } from '../manifest/read-input.ts';

/** Reads a manifest's bytes. Throws FILE_UNREADABLE, MANIFEST_INVALID for one that is too long. */
export async function readManifestFile(file: string): Promise<Uint8Array> {
  const bytes = await readFileStart(file);
  if (bytes.length <= manifestLimitBytes) return bytes;
  const limit = manifestLimitBytes.toLocaleString('en-US');
  throw appError('MANIFEST_INVALID', {
    detail: `${file} is too long.`,
    advice: `A manifest has at most ${limit} bytes.`,
  });
}

/** The copy of the manifest that "drivepost prepare" left on a drive. Throws as readManifestFile does. */
export async function readDriveManifest(drive: string): Promise<Uint8Array> {
  const file = join(drive, manifestCopyPath);
  try {
    const handle = await openPlain(file, { limitBytes: Infinity, mayBeLink: false });
    await handle.close();
  } catch (error) {
    throw appError('FILE_UNREADABLE', {
      detail: `${file}: ${systemCode(error) ?? messageOf(error)}`,
      cause: error,
    });
  }
  return readManifestFile(file);
}

/** A job id as a person typed it. Throws USAGE. */
export function readJobId(text: string): JobId {
  const jobId = parseJobId(text);
  if (jobId !== null) return jobId;
  throw appError('USAGE', { detail: `${text} is no job id: those are five characters, without 0 and O.` });
}
