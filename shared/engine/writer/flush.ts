import { execFileSync } from 'node:child_process';
import { closeSync, fsyncSync, openSync } from 'node:fs';
import { systemCode } from '../../base/errors.ts';

/**
 * Flushes a whole file system at once (`sync -f`, which calls syncfs): one commit for a batch of small files, where a
 * flush of each would cost one a file. False where the system has no such command; then each file has to be flushed.
 */
export function flushFileSystem(root: string): boolean {
  if (process.platform !== 'linux') return false;
  try {
    execFileSync('sync', ['-f', root], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
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
