import type { JobId } from '../job/job-id.ts';
import type { SigningMethod } from './signature-file.ts';

/** Computes an HMAC (RFC 2104). Given by the caller, because the domain has no cryptography of its own. */
export type Hmac = (method: SigningMethod, key: Uint8Array, message: Uint8Array) => Uint8Array;

const carriageReturn = 0x0d;
const lineFeed = 0x0a;

/** The manifest's bytes with every CR LF replaced by LF; a lone CR stays (reference 3.3). */
export function canonicalManifest(manifest: Uint8Array): Uint8Array {
  const canonical = new Uint8Array(manifest.length);
  let length = 0;
  for (const [at, byte] of manifest.entries()) {
    if (byte === carriageReturn && manifest[at + 1] === lineFeed) continue;
    canonical[length] = byte;
    length += 1;
  }
  return canonical.slice(0, length);
}

/** What a signature is made over: the job id in upper case, LF, the canonical manifest (reference 3.3). */
export function signedMessage(jobId: JobId, manifest: Uint8Array): Uint8Array {
  const head = new TextEncoder().encode(`${jobId}\n`);
  const body = canonicalManifest(manifest);
  const message = new Uint8Array(head.length + body.length);
  message.set(head);
  message.set(body, head.length);
  return message;
}

/** Compares two signatures in base64, in a time that does not tell where they differ. */
export function signatureMatches(expected: string, given: string): boolean {
  let difference = expected.length ^ given.length;
  for (let at = 0; at < expected.length; at += 1) {
    difference |= expected.charCodeAt(at) ^ (at < given.length ? given.charCodeAt(at) : 0);
  }
  return difference === 0;
}
