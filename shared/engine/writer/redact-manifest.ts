import type { Manifest } from '../../domain/manifest/manifest.ts';
import { readManifest } from '../../domain/manifest/read-manifest.ts';
import { isWithoutSecretLines, withoutSecretLines } from '../../domain/manifest/secret-lines.ts';
import { appError } from '../../domain/error-codes.ts';
import { holdsSecret } from './refusals.ts';

/** Whether a manifest is a copy that withoutSecrets left lines out of. */
export function isRedactedCopy(bytes: Uint8Array): boolean {
  return isWithoutSecretLines(Buffer.from(bytes).toString('utf8'));
}

/**
 * The manifest without the lines that hold a password or PIN, each with a comment in its place. Comments count too, but
 * for the examples of a new manifest. Throws PREPARE_REFUSED when one would be left, or what is left cannot be read.
 */
export function withoutSecrets(
  bytes: Uint8Array,
  manifest: Manifest,
): { readonly bytes: Uint8Array; readonly isRedacted: boolean } {
  const { text, isRedacted } = withoutSecretLines(Buffer.from(bytes).toString('utf8'));
  if (!isRedacted && !holdsSecret(manifest)) return { bytes, isRedacted };
  const redacted = Buffer.from(text);
  const reading = readManifest(redacted);
  if (reading.manifest === undefined || holdsSecret(reading.manifest)) {
    throw appError('PREPARE_REFUSED', {
      detail: 'The password or PIN in the manifest cannot be left out of the copy on the drive.',
      advice: 'Write pinCode and trueCryptPassword each on a line of its own.',
    });
  }
  return { bytes: redacted, isRedacted };
}
