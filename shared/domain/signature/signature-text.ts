import { parseJobId } from '../job/job-id.ts';
import type { SignatureFile, SigningMethod } from './signature-file.ts';

/** Largest SIGNATURE file that is read, in bytes; a real one has about 90. */
export const signatureLimitBytes = 4096;

/** What a SIGNATURE file says, or why it cannot be one. */
export type SignatureReading =
  | { readonly kind: 'signature'; readonly file: SignatureFile }
  | { readonly kind: 'refused'; readonly reason: string };

const fieldNames = ['version', 'signingMethod', 'jobId', 'signature'] as const;
type FieldName = (typeof fieldNames)[number];

/** Bytes that each signing method makes. */
const digestBytes: Readonly<Record<SigningMethod, number>> = { HmacSHA1: 20, HmacSHA256: 32 };

/** The four lines of the file in the order of every documented sample, each ended by LF (reference 3.2). */
export function formatSignature(file: SignatureFile): string {
  return fieldNames.map((name) => `${name}:${file[name]}\n`).join('');
}

/**
 * Reads a SIGNATURE file of either era (reference 3.2): LF or CR LF, a space after the colon or none, any order of the
 * fields, the last line end there or not. The job id comes back in upper case. Never throws.
 */
export function parseSignature(bytes: Uint8Array): SignatureReading {
  if (bytes.length > signatureLimitBytes) {
    return refused(`it has ${bytes.length} bytes; a SIGNATURE file has at most ${signatureLimitBytes}`);
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refused('it is not UTF-8 text');
  }
  const fields = new Map<FieldName, string>();
  for (const [at, line] of text.split(/\r\n|\n|\r/).entries()) {
    if (line.trim() === '') continue;
    const problem = takeField(line, fields);
    if (problem !== null) return refused(`line ${at + 1} ${problem}`);
  }
  return checkFields(fields);
}

function refused(reason: string): SignatureReading {
  return { kind: 'refused', reason };
}

function takeField(line: string, fields: Map<FieldName, string>): string | null {
  const colon = line.indexOf(':');
  if (colon < 0) return 'has no colon';
  const wanted = line.slice(0, colon).trim().toLowerCase();
  const name = fieldNames.find((known) => known.toLowerCase() === wanted);
  if (name === undefined) return `is not one of ${fieldNames.join(', ')}`;
  if (fields.has(name)) return `repeats ${name}`;
  fields.set(name, line.slice(colon + 1).trim());
  return null;
}

function checkFields(fields: ReadonlyMap<FieldName, string>): SignatureReading {
  for (const name of fieldNames) {
    if ((fields.get(name) ?? '') === '') return refused(`${name} is missing`);
  }
  const version = fields.get('version');
  if (version !== '1.0' && version !== '2.0') return refused('version is neither 1.0 nor 2.0');
  const signingMethod = fields.get('signingMethod');
  if (signingMethod !== 'HmacSHA1' && signingMethod !== 'HmacSHA256') {
    return refused('signingMethod is neither HmacSHA1 nor HmacSHA256');
  }
  const jobId = parseJobId(fields.get('jobId') ?? '');
  if (jobId === null) return refused('jobId is not five characters out of 1-9 and A-Z without O');
  const signature = fields.get('signature') ?? '';
  if (base64Bytes(signature) !== digestBytes[signingMethod]) {
    return refused(
      `signature is not the base64 of ${digestBytes[signingMethod]} bytes, as ${signingMethod} makes`,
    );
  }
  return { kind: 'signature', file: { version, signingMethod, jobId, signature } };
}

/** How many bytes a base64 text holds, or null when it is none. */
function base64Bytes(text: string): number | null {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return null;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  return (text.length / 4) * 3 - padding;
}
