import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type LoopFormat = 'ext4' | 'ntfs' | 'exfat';

const makers: Readonly<Record<LoopFormat, readonly string[]>> = {
  ext4: ['mkfs.ext4', '-q', '-F', '-E', 'lazy_itable_init=0'],
  ntfs: ['mkfs.ntfs', '-q', '-F', '-Q'],
  exfat: ['mkfs.exfat'],
};
const mounters: Readonly<Record<LoopFormat, string>> = {
  ext4: 'mount',
  ntfs: 'ntfs-3g',
  exfat: 'mount.exfat-fuse',
};

/** Why a drive of this format cannot be made here, or null. Put into the name of the test that is skipped. */
export function whyNoLoopDrive(format: LoopFormat): string | null {
  if (process.platform !== 'linux') return 'needs Linux';
  if (process.getuid?.() !== 0) return 'needs root';
  for (const command of ['losetup', makers[format][0] ?? '', mounters[format]]) {
    try {
      execFileSync('sh', ['-c', `command -v ${command}`], { stdio: 'ignore', env: withSbin() });
    } catch {
      return `needs ${command}`;
    }
  }
  return null;
}

export interface LoopDrive {
  readonly root: string;
  readonly device: string;
  readonly image: string;
  remount(options: string): void;
  /** Takes it away from its folder, whoever is reading or writing. */
  yank(): void;
  /** Mounts it again in its folder, or another drive's file system. */
  plugIn(device?: string): void;
  remove(): void;
}

/** A small drive in a file, mounted. The caller removes it. */
export function makeLoopDrive(format: LoopFormat, sizeBytes: number): LoopDrive {
  const folder = mkdtempSync(join(tmpdir(), 'drivepost-loop-'));
  const image = join(folder, 'image');
  const root = join(folder, 'drive');
  writeFileSync(image, '');
  truncateSync(image, sizeBytes);
  execFileSync('mkdir', [root]);
  const device = run('losetup', '-f', '--show', image).trim();
  const [maker = '', ...options] = makers[format];
  run(maker, ...options, device);
  run(mounters[format], ...(format === 'ext4' ? ['-t', 'ext4'] : []), device, root);
  return {
    root,
    device,
    image,
    remount: (mountOptions) => void run('mount', '-o', `remount,${mountOptions}`, root),
    yank: () => void run('umount', '-l', root),
    plugIn: (from = device) =>
      void run(mounters[format], ...(format === 'ext4' ? ['-t', 'ext4'] : []), from, root),
    remove() {
      tryRun('umount', '-l', root);
      tryRun('losetup', '-d', device);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function run(command: string, ...args: readonly string[]): string {
  return execFileSync(command, args, {
    encoding: 'utf8',
    env: withSbin(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function tryRun(command: string, ...args: readonly string[]): void {
  try {
    run(command, ...args);
  } catch {
    // Already gone.
  }
}

function withSbin(): NodeJS.ProcessEnv {
  return { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` };
}
