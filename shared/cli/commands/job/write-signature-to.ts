import { appError } from '../../../domain/error-codes.ts';
import { AppError } from '../../../base/errors.ts';
import type { JobId } from '../../../domain/job/job-id.ts';

/**
 * Writes the SIGNATURE that the service made into a folder, and reads it back.
 * Throws JOB_SIGNATURE when the service's text is none, and JOB_SIGNATURE_MISSING when it cannot be written.
 */
export async function writeSignatureTo(folder: string, contents: string | null, jobId: JobId): Promise<void> {
  const { writeIssuedSignature } = await import('../../../engine/signature/issued-signature.ts');
  try {
    await writeIssuedSignature(folder, { contents, jobId });
  } catch (error) {
    if (error instanceof AppError && error.code === 'JOB_SIGNATURE') throw error;
    throw appError('JOB_SIGNATURE_MISSING', { detail: `Job ${jobId}, folder ${folder}.`, cause: error });
  }
}

/** Whether a folder is there and can be written to. Throws SIGNATURE_UNWRITABLE. */
export async function checkFolder(folder: string): Promise<void> {
  const { checkWritable } = await import('../../../engine/signature/check-writable.ts');
  await checkWritable(folder);
}
