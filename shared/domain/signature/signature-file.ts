import type { JobId } from '../job/job-id.ts';

export type SigningMethod = 'HmacSHA1' | 'HmacSHA256';

/** The four lines of a SIGNATURE file (reference 3.2). */
export interface SignatureFile {
  readonly version: '1.0' | '2.0';
  readonly signingMethod: SigningMethod;
  readonly jobId: JobId;
  /** Base64. */
  readonly signature: string;
}
