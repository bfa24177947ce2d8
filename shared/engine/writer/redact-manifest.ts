import type { Manifest } from '../../domain/manifest/manifest.ts';
import { fieldSpec } from '../../domain/manifest/field-catalogue.ts';
import { readManifest } from '../../domain/manifest/read-manifest.ts';
import { appError } from '../../domain/error-codes.ts';
import { holdsSecret } from './refusals.ts';

const secretLine = /^\s*(#?)\s*["']?(pinCode|trueCryptPassword)["']?\s*:([^\r\n]*)/i;

const leftOutLine = /^# The line with \w+ is left out of this copy;/m;

/** Whether a manifest is a copy that withoutSecrets left lines out of. */
export function isRedactedCopy(bytes: Uint8Array): boolean {
  return leftOutLine.test(Buffer.from(bytes).toString('utf8'));
}

/**
 * The manifest without the lines that hold a password or PIN, each with a comment in its place. Comments count too, but
 * for the examples of a new manifest. Throws PREPARE_REFUSED when one would be left, or what is left cannot be read.
 */
export function withoutSecrets(
  bytes: Uint8Array,
  manifest: Manifest,
): { readonly bytes: Uint8Array; readonly isRedacted: boolean } {
  let isRedacted = false;
  const lines = Buffer.from(bytes)
    .toString('utf8')
    .split(/(?<=\n|\r(?!\n))/)
    .map((line) => {
      const [, mark, name, value = ''] = secretLine.exec(line) ?? [];
      if (name === undefined || (mark === '#' && isExample(name, value))) return line;
      isRedacted = true;
      const end = /[\r\n]*$/.exec(line)?.[0] ?? '';
      return `# The line with ${name} is left out of this copy; the manifest that was sent has it.${end}`;
    });
  if (!isRedacted && !holdsSecret(manifest)) return { bytes, isRedacted };
  const redacted = Buffer.from(lines.join(''));
  const reading = readManifest(redacted);
  if (reading.manifest === undefined || holdsSecret(reading.manifest)) {
    throw appError('PREPARE_REFUSED', {
      detail: 'The password or PIN in the manifest cannot be left out of the copy on the drive.',
      advice: 'Write pinCode and trueCryptPassword each on a line of its own.',
    });
  }
  return { bytes: redacted, isRedacted };
}

/** Whether a value in a comment is empty or the catalogue's example, as a new manifest shows it. */
function isExample(name: string, value: string): boolean {
  const plain = value.trim().replace(/^(["'])(.*)\1$/, '$2');
  return plain === '' || plain === fieldSpec(name)?.example;
}
