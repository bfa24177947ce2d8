import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';

/** Never waits for a FIFO's other end, never takes a terminal. 0 where a system lacks the flag. */
const openFlags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0);

export interface PlainFileRules {
  /** Largest file that is read, in bytes: a sparse file can claim to be larger than all the time there is. */
  readonly limitBytes: number;
  /** Whether the file itself may be a link. */
  readonly mayBeLink: boolean;
}

/**
 * Opens a file for reading that has to be a plain one: no FIFO, no device, nothing that never ends. Throws the system's
 * error, and an Error that says what it is instead.
 */
export async function openPlain(file: string, rules: PlainFileRules): Promise<FileHandle> {
  const handle = await open(file, rules.mayBeLink ? openFlags : openFlags | (constants.O_NOFOLLOW ?? 0));
  try {
    const stats = await handle.stat();
    if (!stats.isFile()) throw new Error('It is not a plain file.');
    if (stats.size > rules.limitBytes) throw new Error(`It has more than ${rules.limitBytes} bytes.`);
    return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
}
