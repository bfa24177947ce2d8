import { readFile } from 'node:fs/promises';
import { blockDevices, diskLayout, fsSize } from 'systeminformation';
import type { Drive } from '../../domain/drive/drive.ts';
import { describeDrives, type RawDrives } from './describe-drives.ts';
import { parseMountTable, type Mount } from './mount-table.ts';
import { realFileSystem } from './real-file-system.ts';

/** The volumes attached to this computer. What the system does not tell stays empty. */
export async function listDrives(): Promise<readonly Drive[]> {
  const [devices, fileSystems, disks, mounts] = await Promise.all([
    blockDevices(),
    fsSize(),
    diskLayout(),
    readMounts(),
  ]);
  const raw: RawDrives = {
    platform: process.platform,
    systemDrive: process.env['SystemDrive'],
    blockDevices: devices ?? [],
    fileSystems,
    disks,
    mounts,
    realTypes: await realTypes(mounts),
  };
  return describeDrives(raw);
}

/** The mount table of Linux; empty on other systems. */
export async function readMounts(): Promise<readonly Mount[]> {
  if (process.platform !== 'linux') return [];
  return parseMountTable(await readFile('/proc/self/mountinfo', 'utf8'));
}

async function realTypes(mounts: readonly Mount[]): Promise<ReadonlyMap<string, string>> {
  const types = new Map<string, string>();
  for (const mount of mounts) {
    if (mount.type !== 'fuseblk' || types.has(mount.source)) continue;
    const name = await realFileSystem(mount.source);
    if (name !== null) types.set(mount.source, name);
  }
  return types;
}
