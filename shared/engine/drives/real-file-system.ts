import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * What blkid finds on a block device, in its words (`ntfs`, `exfat`, `vfat`); null where it is missing, may not read
 * the device, or knows nothing. A mount through FUSE says only `fuseblk`, so the device itself is asked.
 */
export async function realFileSystem(device: string): Promise<string | null> {
  for (const command of ['blkid', '/sbin/blkid', '/usr/sbin/blkid']) {
    try {
      const { stdout } = await run(command, ['-o', 'value', '-s', 'TYPE', device], { timeout: 10_000 });
      const name = stdout.trim().toLowerCase();
      if (name !== '') return name;
    } catch {
      // Not installed under this name, or no answer: the next one, then none.
    }
  }
  return null;
}
