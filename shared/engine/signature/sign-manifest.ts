import { createHmac } from 'node:crypto';
import type { JobId } from '../../domain/job/job-id.ts';
import { signatureMatches, signedMessage, type Hmac } from '../../domain/signature/signed-message.ts';
import type { SignatureFile, SigningMethod } from '../../domain/signature/signature-file.ts';

export interface SignOptions {
  /** Version 1.0: the account's secret access key, as text. Version 2.0: the key the job service keeps for the job. */
  readonly secret: string | Uint8Array;
  readonly jobId: JobId;
  /** The CreateJob manifest, byte for byte as sent. */
  readonly manifest: Uint8Array;
  readonly version: SignatureFile['version'];
  /** HmacSHA1 unless said otherwise. */
  readonly signingMethod?: SigningMethod | undefined;
}

const algorithms: Readonly<Record<SigningMethod, string>> = { HmacSHA1: 'sha1', HmacSHA256: 'sha256' };

/** Node's HMAC in the shape the domain asks for. */
const nodeHmac: Hmac = (method, key, message) => createHmac(algorithms[method], key).update(message).digest();

/** Signs a manifest for a job (reference 3.3). */
export function signManifest(options: SignOptions): SignatureFile {
  const { secret, jobId, manifest, version, signingMethod = 'HmacSHA1' } = options;
  const key = typeof secret === 'string' ? Buffer.from(secret, 'utf8') : secret;
  const digest = nodeHmac(signingMethod, key, signedMessage(jobId, manifest));
  return { version, signingMethod, jobId, signature: Buffer.from(digest).toString('base64') };
}

/** Whether `file` is what `secret` makes of the manifest for that job. Compares in constant time. */
export function verifySignature(
  file: SignatureFile,
  options: Omit<SignOptions, 'version' | 'signingMethod'>,
): boolean {
  if (file.jobId !== options.jobId) return false;
  const expected = signManifest({ ...options, version: file.version, signingMethod: file.signingMethod });
  return signatureMatches(expected.signature, file.signature);
}
