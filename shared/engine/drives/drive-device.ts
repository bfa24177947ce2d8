import { existsSync } from 'node:fs';

/** Where Linux lists the block device with that number while it is plugged in; null elsewhere, and where it lists none now. */
export function deviceEntryOf(device: number): string | null {
  if (process.platform !== 'linux') return null;
  const major = ((device >>> 8) & 0xfff) | 0;
  const minor = (device & 0xff) | ((device >>> 12) & 0xfff00);
  const entry = `/sys/dev/block/${major}:${minor}`;
  return major !== 0 && existsSync(entry) ? entry : null;
}
