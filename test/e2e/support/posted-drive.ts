import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeLoopDrive, whyNoLoopDrive, type LoopFormat } from '../../faults/support/loop-drive.ts';

/** A drive that can be plugged in and pulled, as between two ends of a journey. */
export interface PostedDrive {
  /** Where it is mounted while it is plugged in. */
  readonly root: string;
  /** Whether it is a file system of its own; without root it is only a folder that stands for one. */
  readonly isMounted: boolean;
  /** Pulls it without a word, whatever is open on it. */
  pull(): void;
  /** Plugs it in where it was. */
  plug(): void;
  remove(): void;
}

/** A loop-mounted drive where that can be made, else a folder. */
export function makePostedDrive(sizeBytes: number, format: LoopFormat = 'ext4'): PostedDrive {
  return whyNoLoopDrive(format) === null ? mountedDrive(sizeBytes, format) : folderDrive();
}

const mountOf: Readonly<Record<LoopFormat, readonly string[]>> = {
  ext4: ['mount', '-t', 'ext4'],
  ntfs: ['ntfs-3g'],
  exfat: ['mount.exfat-fuse'],
};

function mountedDrive(sizeBytes: number, format: LoopFormat): PostedDrive {
  const drive = makeLoopDrive(format, sizeBytes);
  const { root, device } = drive;
  return {
    root,
    isMounted: true,
    pull: () => run('umount', '-l', root),
    plug: () => run(...mountOf[format], device, root),
    remove: () => drive.remove(),
  };
}

function folderDrive(): PostedDrive {
  const folder = mkdtempSync(join(tmpdir(), 'drivepost-folder-drive-'));
  const [root, away] = [join(folder, 'drive'), join(folder, 'away')];
  mkdirSync(root);
  return {
    root,
    isMounted: false,
    pull: () => renameSync(root, away),
    plug: () => renameSync(away, root),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function run(...[command = '', ...args]: readonly string[]): void {
  const path = `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin`;
  execFileSync(command, args, { env: { ...process.env, PATH: path }, stdio: ['ignore', 'pipe', 'pipe'] });
}
