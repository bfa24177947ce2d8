import { execFileSync } from 'node:child_process';
import { closeSync, fsyncSync, openSync } from 'node:fs';
import { systemCode } from '../../base/errors.ts';

/** Whether this system has been seen to flush a file system. */
let hasWorked = false;

/**
 * Flushes a whole file system at once (`sync -f`, which calls syncfs): one commit for a batch of small files, where a
 * flush of each would cost one a file. False where the system has no such command; then each file has to be flushed.
 * Throws EIO where it has worked before: a flush that is repeated after that would say nothing of what was lost.
 */
export function flushFileSystem(root: string): boolean {
  if (process.platform !== 'linux') return false;
  try {
    execFileSync('sync', ['-f', root], { stdio: 'ignore' });
    hasWorked = true;
    return true;
  } catch (error) {
    if (!hasWorked) return false;
    throw Object.assign(new Error(`${root} could not be flushed.`, { cause: error }), { code: 'EIO' });
  }
}

/** Flushes a file or a folder by its path. Folders cannot be flushed on Windows, which is no error. */
export function flushPath(path: string | Buffer): void {
  let handle: number;
  try {
    handle = openSync(path, 'r');
  } catch (error) {
    if (process.platform === 'win32' && systemCode(error) === 'EPERM') return;
    throw error;
  }
  try {
    fsyncSync(handle);
  } catch (error) {
    // Some file systems in user space cannot flush a folder; its entries are flushed with the file system.
    if (!['EINVAL', 'ENOSYS', 'ENOTSUP', 'EPERM'].includes(systemCode(error) ?? '')) throw error;
  } finally {
    closeSync(handle);
  }
}
