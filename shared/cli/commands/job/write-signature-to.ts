import { access, constants } from 'node:fs/promises';
import { systemCode } from '../../../base/errors.ts';
import { appError } from '../../../domain/error-codes.ts';
import type { JobId } from '../../../domain/job/job-id.ts';

/**
 * Writes the SIGNATURE that the service made into a folder, and reads it back.
 * Throws JOB_SIGNATURE when the service's text is none, and SIGNATURE_UNWRITABLE.
 */
export async function writeSignatureTo(folder: string, contents: string | null, jobId: JobId): Promise<void> {
  const { parseSignature } = await import('../../../domain/signature/signature-text.ts');
  const { writeSignature } = await import('../../../engine/signature/drive-signature.ts');
  const reading = parseSignature(new TextEncoder().encode(contents ?? ''));
  if (reading.kind === 'refused')
    throw appError('JOB_SIGNATURE', { detail: `Job ${jobId}: ${reading.reason}.` });
  if (reading.file.jobId !== jobId) {
    throw appError('JOB_SIGNATURE', { detail: `It is for job ${reading.file.jobId}, not for ${jobId}.` });
  }
  try {
    await writeSignature(folder, reading.file);
  } catch (error) {
    throw appError('JOB_SIGNATURE_MISSING', { detail: `Job ${jobId}, folder ${folder}.`, cause: error });
  }
}

/** Whether a folder is there and can be written to. Throws SIGNATURE_UNWRITABLE. */
export async function checkFolder(folder: string): Promise<void> {
  try {
    // With the slash, a file in its place is ENOTDIR.
    await access(`${folder}/`, constants.W_OK);
  } catch (error) {
    throw appError('SIGNATURE_UNWRITABLE', { detail: `${folder}: ${systemCode(error) ?? ''}`, cause: error });
  }
}
