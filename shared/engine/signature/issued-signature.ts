import { appError } from '../../domain/error-codes.ts';
import { parseSignature } from '../../domain/signature/signature-text.ts';
import { writeSignature } from './drive-signature.ts';

/** A SIGNATURE as a job service gave it. */
export interface IssuedSignature {
  /** The text of the file; null when the service gave none. */
  readonly contents: string | null;
  readonly jobId: string;
}

/**
 * Writes the SIGNATURE that a service made for a job into a drive's root, and reads it back. Throws JOB_SIGNATURE when the
 * service's text is none or is for another job, and SIGNATURE_UNWRITABLE.
 */
export async function writeIssuedSignature(driveRoot: string, issued: IssuedSignature): Promise<void> {
  const { contents, jobId } = issued;
  const reading = parseSignature(new TextEncoder().encode(contents ?? ''));
  if (reading.kind === 'refused')
    throw appError('JOB_SIGNATURE', { detail: `Job ${jobId}: ${reading.reason}.` });
  if (reading.file.jobId !== jobId) {
    throw appError('JOB_SIGNATURE', { detail: `It is for job ${reading.file.jobId}, not for ${jobId}.` });
  }
  await writeSignature(driveRoot, reading.file);
}
