import { readFile } from 'node:fs/promises';
import type { Drive } from '../../domain/drive/drive.ts';
import { describeDrives, type RawBlockDevice, type RawDrives } from './describe-drives.ts';
import { parseMountTable, type Mount } from './mount-table.ts';
import { probeVolume, type ProbedVolume } from './probe-volume.ts';

/** The volumes attached to this computer. What the system does not tell stays empty. */
export async function listDrives(): Promise<readonly Drive[]> {
  // 23 files that those who only ask where a folder is mounted can do without.
  const { blockDevices, diskLayout, fsSize } = await import('systeminformation');
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
    volumes: await probeMounts(mounts, devices ?? []),
  };
  return describeDrives(raw);
}

/** The mount table of Linux; empty on other systems. */
export async function readMounts(): Promise<readonly Mount[]> {
  if (process.platform !== 'linux') return [];
  return parseMountTable(await readFile('/proc/self/mountinfo', 'utf8'));
}

/** Asks the mounted devices of which the system says too little. */
async function probeMounts(
  mounts: readonly Mount[],
  devices: readonly RawBlockDevice[],
): Promise<ReadonlyMap<string, ProbedVolume>> {
  const told = new Set(
    devices.filter(({ uuid }) => uuid !== undefined && uuid !== '').map(({ name }) => name),
  );
  const volumes = new Map<string, ProbedVolume>();
  for (const { source, type } of mounts) {
    if (!source.startsWith('/dev/') || volumes.has(source)) continue;
    if (type !== 'fuseblk' && told.has(source.slice('/dev/'.length))) continue;
    const volume = await probeVolume(source);
    if (volume !== null) volumes.set(source, volume);
  }
  return volumes;
}
