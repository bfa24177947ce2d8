import { signatureName } from '../../domain/keys/key-for.ts';
import { constants } from 'node:fs';
import { lstat, open, opendir, rename, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { systemCode } from '../../base/errors.ts';
import { appError } from '../../domain/error-codes.ts';
import {
  formatSignature,
  parseSignature,
  signatureLimitBytes,
} from '../../domain/signature/signature-text.ts';
import type { SignatureFile } from '../../domain/signature/signature-file.ts';
import { syncFolder } from '../files/sync-folder.ts';

const partialName = `${signatureName}.partial`;

/** What a drive's root holds by way of a SIGNATURE. */
export type DriveSignature =
  | { readonly kind: 'found'; readonly file: SignatureFile }
  /** `lookAlike` is a file whose name comes close, such as `signature` or `SIGNATURE.txt`. */
  | { readonly kind: 'missing'; readonly lookAlike: string | null; readonly reason: string }
  | { readonly kind: 'invalid'; readonly reason: string };

/**
 * Reads the SIGNATURE of a drive. Never follows a link. Throws FILE_UNREADABLE, with the system's error as its cause,
 * when the drive itself cannot be read.
 */
export async function readSignature(driveRoot: string): Promise<DriveSignature> {
  try {
    const { isThere, lookAlike } = await findName(driveRoot);
    if (!isThere) return { kind: 'missing', lookAlike, reason: missingReason(lookAlike) };
    const file = join(driveRoot, signatureName);
    if (!(await lstat(file)).isFile()) {
      return { kind: 'invalid', reason: `${signatureName} is not a plain file` };
    }
    const reading = parseSignature(await readStart(file));
    if (reading.kind === 'signature') return { kind: 'found', file: reading.file };
    return { kind: 'invalid', reason: `${signatureName} is not valid: ${reading.reason}` };
  } catch (error) {
    throw appError('FILE_UNREADABLE', {
      detail: `Looked for ${signatureName} in ${driveRoot}.`,
      cause: error,
    });
  }
}

/**
 * Writes the SIGNATURE of a drive: under a partial name, flushed, renamed, the folder flushed, read back. It is the
 * last file to be written, since a drive that has one says that it is ready.
 * Throws SIGNATURE_UNWRITABLE; what was there before is then still there.
 */
export async function writeSignature(driveRoot: string, file: SignatureFile): Promise<void> {
  const target = join(driveRoot, signatureName);
  const partial = join(driveRoot, partialName);
  try {
    await rm(partial, { force: true });
    const handle = await open(partial, 'wx', 0o644);
    try {
      await handle.writeFile(formatSignature(file));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(partial, target);
    await syncFolder(driveRoot);
  } catch (error) {
    await rm(partial, { force: true }).catch(() => undefined);
    throw unwritable(driveRoot, systemCode(error) ?? '', error);
  }
  const written = await readSignature(driveRoot);
  if (written.kind !== 'found' || formatSignature(written.file) !== formatSignature(file)) {
    throw unwritable(driveRoot, 'What was read back is not what was written.');
  }
}

function unwritable(driveRoot: string, detail: string, cause?: unknown): Error {
  return appError('SIGNATURE_UNWRITABLE', { detail: `${join(driveRoot, signatureName)}: ${detail}`, cause });
}

/** Looks the name up in the folder's own list, because some file systems open `signature` when asked for SIGNATURE. */
async function findName(driveRoot: string): Promise<{ isThere: boolean; lookAlike: string | null }> {
  let lookAlike: string | null = null;
  for await (const { name } of await opendir(driveRoot)) {
    if (name === signatureName) return { isThere: true, lookAlike: null };
    if (name !== partialName && /^\s*signature\s*(\.[a-z0-9]{1,10})?\s*$/i.test(name)) lookAlike ??= name;
  }
  return { isThere: false, lookAlike };
}

function missingReason(lookAlike: string | null): string {
  const missing = `there is no file named ${signatureName} in the root of the drive`;
  if (lookAlike === null) return missing;
  return `${missing}; there is ${JSON.stringify(lookAlike)}, and the name has to be exactly ${signatureName}`;
}

/** One byte more than a SIGNATURE may have, at most: enough to tell that it is too long. */
async function readStart(file: string): Promise<Uint8Array> {
  const handle = await open(
    file,
    constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0),
  );
  try {
    return await readUpTo(handle, signatureLimitBytes + 1);
  } finally {
    await handle.close();
  }
}

async function readUpTo(handle: FileHandle, limitBytes: number): Promise<Uint8Array> {
  const buffer = new Uint8Array(limitBytes);
  let length = 0;
  while (length < limitBytes) {
    const { bytesRead } = await handle.read(buffer, length, limitBytes - length, length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return buffer.subarray(0, length);
}
