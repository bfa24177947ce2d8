import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file system in memory that is soon full. */
export interface SmallDisk {
  /** Leaves so many bytes free, as near as its blocks allow. */
  fill(freeBytes: number): void;
  /** Makes all of it free again that `fill` took. */
  relieve(): void;
  unmount(): void;
}

/** Why there can be none here, or null. */
export function whyNoSmallDisk(): string | null {
  return process.platform === 'linux' && process.getuid?.() === 0
    ? null
    : 'needs root on Linux, to mount a tmpfs';
}

/** Mounts one of so many MiB at a folder, which is made. */
export function mountSmallDisk(folder: string, sizeMebibytes: number): SmallDisk {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeMebibytes}m,mode=0700`, 'drivepost-test', folder]);
  const filler = join(folder, 'station.filler');
  return {
    fill(freeBytes) {
      const { bavail, bsize } = statfsSync(folder);
      writeFileSync(filler, Buffer.alloc(Math.max(0, Math.floor(bavail * bsize - freeBytes))));
    },
    relieve: () => rmSync(filler, { force: true }),
    unmount: () => void execFileSync('umount', ['-l', folder]),
  };
}
