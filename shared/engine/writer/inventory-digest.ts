import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { systemCode } from '../../base/errors.ts';

/** SHA-256, in hexadecimal, of an inventory file; null when there is none. Throws the system's errors otherwise. */
export function readInventoryDigest(path: string): string | null {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
  try {
    const sha256 = createHash('sha256');
    const buffer = Buffer.allocUnsafe(256 * 1024);
    for (;;) {
      const read = readSync(file, buffer, 0, buffer.length, null);
      if (read === 0) return sha256.digest('hex');
      sha256.update(buffer.subarray(0, read));
    }
  } finally {
    closeSync(file);
  }
}
