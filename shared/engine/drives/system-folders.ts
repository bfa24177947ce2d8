import { homedir, tmpdir } from 'node:os';
import { sep } from 'node:path';
import { isWithin } from './mount-table.ts';

const unixFolders: ReadonlySet<string> = new Set([
  '/',
  '/bin',
  '/boot',
  '/boot/efi',
  '/dev',
  '/etc',
  '/home',
  '/lib',
  '/opt',
  '/proc',
  '/root',
  '/run',
  '/sbin',
  '/srv',
  '/sys',
  '/tmp',
  '/usr',
  '/var',
]);
const macFolders: ReadonlySet<string> = new Set([
  '/Applications',
  '/Library',
  '/System',
  '/System/Volumes/Data',
  '/Users',
  '/private/var',
]);

/** Where a running system is mounted; a disk that carries one of these is the system's. */
export function isSystemMount(mountPoint: string, platform: NodeJS.Platform, systemDrive = 'C:'): boolean {
  if (platform === 'win32') return mountPoint.toUpperCase().replace(/\\$/, '') === systemDrive.toUpperCase();
  return (
    ['/', '/boot', '/boot/efi', '/usr', '/var', '/home'].includes(mountPoint) ||
    mountPoint.startsWith('/System/Volumes/')
  );
}

/** Whether a resolved folder belongs to the running system or to a person's home as a whole, so that it is no drive. */
export function isSystemFolder(folder: string): boolean {
  if (process.platform === 'win32') {
    const systemDrive = process.env['SystemDrive'] ?? 'C:';
    const windows = process.env['SystemRoot'] ?? `${systemDrive}\\Windows`;
    return isWithin(windows, folder, sep) || isWithin(homedir(), folder, sep);
  }
  if (unixFolders.has(folder) || macFolders.has(folder)) return true;
  return [homedir(), tmpdir(), process.execPath].some((inside) => isWithin(inside, folder));
}
