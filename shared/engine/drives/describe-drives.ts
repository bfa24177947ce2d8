import type { Drive } from '../../domain/drive/drive.ts';
import type { Mount } from './mount-table.ts';
import type { ProbedVolume } from './probe-volume.ts';
import { isSystemMount } from './system-folders.ts';

/** What systeminformation tells of a block device; the part that is used. */
export interface RawBlockDevice {
  readonly name: string;
  readonly type: string;
  readonly fsType: string;
  readonly mount: string;
  /** A number on Linux and macOS, digits on Windows. */
  readonly size: number | string;
  readonly physical: string;
  readonly label: string;
  readonly uuid?: string | undefined;
  readonly model: string;
  readonly serial: string;
  readonly removable: boolean;
  readonly protocol: string;
  readonly device?: string | undefined;
}

interface RawFileSystem {
  readonly fs: string;
  readonly type: string;
  readonly size: number;
  readonly available: number;
  readonly mount: string;
  readonly rw: boolean | null;
}

interface RawDisk {
  readonly device: string;
  readonly name: string;
  readonly serialNum: string;
  readonly interfaceType: string;
}

/** Everything the system said of its drives, as it said it. */
export interface RawDrives {
  readonly platform: NodeJS.Platform;
  readonly systemDrive?: string | undefined;
  readonly blockDevices: readonly RawBlockDevice[];
  readonly fileSystems: readonly RawFileSystem[];
  readonly disks: readonly RawDisk[];
  /** Linux only. */
  readonly mounts: readonly Mount[];
  /** Linux only: what blkid found on devices of which the rest says too little. */
  readonly volumes: ReadonlyMap<string, ProbedVolume>;
}

const noDrive = /^(zram|ram|dm-|md|sr|fd)\d*/;
/** File systems of packed programs, which systems mount by the dozen. */
const packed: ReadonlySet<string> = new Set(['squashfs', 'erofs']);

/** Volumes, and disks that have none, from what the system said. Sorted by name. */
export function describeDrives(raw: RawDrives): readonly Drive[] {
  const systemDisks = new Set<string>();
  for (const device of raw.blockDevices) {
    const mounts = [device.mount, ...mountsOf(raw, device).map((mount) => mount.mountPoint)];
    if (mounts.some((mount) => isSystemMount(mount, raw.platform, raw.systemDrive)))
      systemDisks.add(diskOf(raw, device));
  }
  return raw.blockDevices
    .filter((device) => isVolume(raw, device))
    .map((device) => describe(raw, device, systemDisks))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function isVolume(raw: RawDrives, device: RawBlockDevice): boolean {
  const name = device.name.replace(/^\/dev\//, '');
  if (noDrive.test(name) || device.type === 'rom' || device.physical === 'CD/DVD') return false;
  const mounts = mountsOf(raw, device);
  if (packed.has(device.fsType) || mounts.some(({ type }) => packed.has(type))) return false;
  if (device.mount !== '' || mounts.length > 0) return true;
  if (device.type === 'loop' || Number(device.size) === 0) return false;
  const isWhole = device.type === 'disk' && raw.platform !== 'win32';
  if (!isWhole) return device.fsType !== 'swap';
  return !raw.blockDevices.some((other) => other !== device && diskOf(raw, other) === nameOf(raw, device));
}

function describe(raw: RawDrives, device: RawBlockDevice, systemDisks: ReadonlySet<string>): Drive {
  const name = nameOf(raw, device);
  const mount = mountsOf(raw, device).at(0);
  const mountPoint = mount?.mountPoint ?? (device.mount === '' ? null : device.mount);
  const space = raw.fileSystems.find((one) => mountPoint !== null && one.mount === mountPoint);
  const diskName = diskOf(raw, device);
  const disk = raw.disks.find((one) => one.device === diskName);
  const whole = raw.blockDevices.find((one) => nameOf(raw, one) === diskName);
  const size = Number(device.size);
  const volume = raw.volumes.get(name);
  return {
    name,
    disk: diskName,
    label: device.label || (volume?.label ?? ''),
    volumeId: device.uuid || (volume?.uuid ?? ''),
    mountPoint,
    fileSystem: fileSystemOf(raw, device, { mount, space }),
    sizeBytes: Number.isFinite(size) && size > 0 ? size : (space?.size ?? null),
    freeBytes: space?.available ?? null,
    bus: busOf(device, disk, whole),
    model: (device.model || whole?.model || disk?.name || '').trim(),
    serial: (disk?.serialNum || whole?.serial || device.serial || '').trim(),
    isRemovable: device.removable || whole?.removable === true,
    isReadOnly: mount?.isReadOnly ?? space?.rw === false,
    isSystem: systemDisks.has(diskName),
  };
}

interface TypeClues {
  readonly mount: Mount | undefined;
  readonly space: RawFileSystem | undefined;
}

/** blkid knows best, then lsblk, then the mount, which says `fuseblk` for NTFS and exFAT. */
function fileSystemOf(raw: RawDrives, device: RawBlockDevice, { mount, space }: TypeClues): string {
  const clues = [raw.volumes.get(nameOf(raw, device))?.type, device.fsType, mount?.type, space?.type];
  const name = clues.find((clue) => clue !== undefined && clue !== '' && clue !== 'fuseblk') ?? '';
  return name.toLowerCase();
}

function busOf(device: RawBlockDevice, disk: RawDisk | undefined, whole: RawBlockDevice | undefined): string {
  if (device.physical === 'Network') return 'network';
  if (device.type === 'loop') return 'loop';
  return (device.protocol || whole?.protocol || disk?.interfaceType || '').toLowerCase();
}

function nameOf(raw: RawDrives, device: RawBlockDevice): string {
  return raw.platform === 'linux' && !device.name.startsWith('/') ? `/dev/${device.name}` : device.name;
}

function diskOf(raw: RawDrives, device: RawBlockDevice): string {
  return device.device === undefined || device.device === '' ? nameOf(raw, device) : device.device;
}

function mountsOf(raw: RawDrives, device: RawBlockDevice): readonly Mount[] {
  const name = nameOf(raw, device);
  return raw.mounts.filter((mount) => mount.source === name);
}
