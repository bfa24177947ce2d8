import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, stat, unlink, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { messageOf, systemCode } from '../../../base/errors.ts';
import { appError } from '../../../domain/error-codes.ts';
import { syncFolder } from '../../files/sync-folder.ts';

const heading = 'drivepost-station-key-1:';
const keyBytes = 32;

/**
 * Reads the key that seals secrets; null when there is no such file.
 * Throws STATION_KEY_EXPOSED when others may read it, STATION_KEY_WRONG when it holds no key.
 */
export async function readKeyFile(file: string, platform = process.platform): Promise<Uint8Array | null> {
  let mode: number;
  let text: string;
  try {
    mode = (await stat(file)).mode;
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw appError('FILE_UNREADABLE', { detail: `${file}: ${messageOf(error)}`, cause: error });
  }
  if (platform !== 'win32' && (mode & 0o077) !== 0) {
    throw appError('STATION_KEY_EXPOSED', { detail: `${file} has mode ${(mode & 0o777).toString(8)}.` });
  }
  const line = text.trim();
  const key = Buffer.from(line.startsWith(heading) ? line.slice(heading.length) : '', 'base64');
  if (key.length !== keyBytes)
    throw appError('STATION_KEY_WRONG', { detail: `${file} holds no station key.` });
  return key;
}

/** Makes a key file with mode 0600 unless there is one; of several processes at once, one makes it and all agree. */
export async function createKeyFile(file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const partial = `${file}.${process.pid}.${randomBytes(4).toString('hex')}.partial`;
  const handle = await open(partial, 'wx', 0o600);
  try {
    await writeKey(handle);
    // A link, unlike a rename, never replaces the key that another process has just put there.
    await link(partial, file);
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error;
  } finally {
    await unlink(partial);
  }
  // What is sealed must not outlast its key when the power fails.
  await syncFolder(dirname(file));
}

async function writeKey(handle: FileHandle): Promise<void> {
  try {
    await handle.writeFile(`${heading}${randomBytes(keyBytes).toString('base64')}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
