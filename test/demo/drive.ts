import { execFileSync } from 'node:child_process';
import { mkdirSync, statfsSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A drive for the demo. */
export interface DemoDrive {
  readonly folder: string;
  readonly description: string;
  /** Takes the drive away: unmounts an image. */
  remove(): void;
}

/** A folder that stands for a drive. */
export function folderDrive(work: string): DemoDrive {
  const folder = join(work, 'drive');
  mkdirSync(folder);
  return { folder, description: 'a folder that stands for a drive', remove: () => undefined };
}

/** An ext4 image mounted through a loop device. Needs root on Linux; throws the system's error otherwise. */
export function imageDrive(work: string, wantedBytes: number): DemoDrive {
  const image = join(work, 'drive.img');
  const folder = join(work, 'drive');
  const { bavail, bsize } = statfsSync(work);
  if (bavail * bsize < wantedBytes * 2) throw new Error(`There is no room for a drive image below ${work}.`);
  writeFileSync(image, '');
  truncateSync(image, wantedBytes);
  mkdirSync(folder);
  execFileSync('mkfs.ext4', ['-q', '-F', image]);
  execFileSync('mount', ['-o', 'loop', image, folder]);
  return {
    folder,
    description: 'an ext4 image, mounted through a loop device',
    remove: () => void execFileSync('umount', [folder]),
  };
}
