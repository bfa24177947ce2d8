import { readFile, realpath, stat, statfs } from 'node:fs/promises';
import { sep } from 'node:path';
import { systemCode } from '../../base/errors.ts';
import { driveFileSystem } from '../../domain/drive/drive.ts';
import type { FileSystem } from '../../domain/drive/file-systems.ts';
import { appError } from '../../domain/error-codes.ts';
import { identityOf, type FolderIdentity } from '../files/held-folder.ts';
import { isWithin, mountOf } from './mount-table.ts';
import { listDrives, readMounts } from './list-drives.ts';
import { probeVolume } from './probe-volume.ts';
import { isSystemFolder } from './system-folders.ts';

/** Where a folder that is to be posted lies, as it is now. */
export interface Place {
  /** The folder with all links resolved. */
  readonly root: string;
  readonly mountPoint: string;
  /** The block device of the file system, or whatever it comes from. */
  readonly device: string;
  /** As the system names it, or as blkid does where the system says only `fuseblk`. */
  readonly systemType: string;
  /** Undefined when a station does not read it. */
  readonly fileSystem: FileSystem | undefined;
  readonly isFuse: boolean;
  /** Whether the folder is the root of a drive, not a folder on one. */
  readonly isMountPoint: boolean;
  /** Whether the folder belongs to the running system, or is a volume on its disk. */
  readonly isSystem: boolean;
  readonly isReadOnly: boolean;
  readonly blockBytes: number;
  readonly sizeBytes: number;
  readonly freeBytes: number;
  /** What the root is told by from the root of another drive in its place. */
  readonly identity: FolderIdentity;
  /** Files and folders that can still be made; null where the file system sets no number. */
  readonly freeFiles: number | null;
}

/**
 * Finds out on which drive a folder lies. Throws FILE_UNREADABLE when it does not exist, is no folder or may not be
 * read, and DRIVE_GONE when its file system no longer answers.
 */
export async function driveOf(folder: string): Promise<Place> {
  const root = await resolveFolder(folder);
  const identity = identityOf(root);
  const [space, mount] = await Promise.all([statfs(root), findMount(root)]);
  const fileSystemName =
    mount.systemType === 'fuseblk' ? (await probeVolume(mount.device))?.type : mount.systemType;
  const isMountPoint = root === mount.mountPoint;
  return {
    ...mount,
    root,
    systemType: fileSystemName ?? mount.systemType,
    fileSystem: driveFileSystem(fileSystemName ?? ''),
    isMountPoint,
    isSystem: isSystemFolder(root) || (isMountPoint && mount.isOnSystemDisk),
    blockBytes: space.bsize,
    sizeBytes: space.blocks * space.bsize,
    freeBytes: space.bavail * space.bsize,
    identity,
    freeFiles: space.files > 0 && !mount.isFuse ? space.ffree : null,
  };
}

async function resolveFolder(folder: string): Promise<string> {
  try {
    const root = await realpath(folder);
    if ((await stat(root)).isDirectory()) return root;
  } catch (error) {
    const code = systemCode(error) ?? '';
    if (['EIO', 'ENOTCONN', 'ENODEV', 'ENXIO', 'ESTALE'].includes(code)) {
      throw appError('DRIVE_GONE', { detail: folder, cause: error });
    }
    if (code === 'ENOENT') {
      throw appError('FILE_UNREADABLE', {
        detail: `The drive ${folder} is not there.`,
        advice:
          'Plug it in and mount it; `drivepost drives` lists the drives. A folder has to be made first.',
        cause: error,
      });
    }
    throw appError('FILE_UNREADABLE', { detail: `${folder}: ${code}`, cause: error });
  }
  throw appError('FILE_UNREADABLE', { detail: `${folder} is not a folder.` });
}

interface MountFacts {
  readonly mountPoint: string;
  readonly device: string;
  readonly systemType: string;
  readonly isFuse: boolean;
  readonly isReadOnly: boolean;
  readonly isOnSystemDisk: boolean;
}

async function findMount(root: string): Promise<MountFacts> {
  const mounts = await readMounts();
  const mount = mountOf(mounts, root);
  if (mount === null) return findVolume(root);
  const system = mountOf(mounts, '/');
  const [disk, systemDisk] = await Promise.all([diskOf(mount.device), diskOf(system?.device ?? '')]);
  return {
    mountPoint: mount.mountPoint,
    device: mount.source,
    systemType: mount.type,
    isFuse: mount.type.startsWith('fuse'),
    isReadOnly: mount.isReadOnly,
    isOnSystemDisk: disk !== null && disk === systemDisk,
  };
}

/** Linux: the whole disk behind a `major:minor`; null for what has none. */
async function diskOf(device: string): Promise<string | null> {
  if (device === '') return null;
  try {
    const folder = await realpath(`/sys/dev/block/${device}`);
    const parts = folder.split('/');
    const isPartition = await readFile(`${folder}/partition`).then(
      () => true,
      () => false,
    );
    return parts.at(isPartition ? -2 : -1) ?? null;
  } catch {
    return null;
  }
}

/** Systems without a mount table: the volume as systeminformation knows it. */
async function findVolume(root: string): Promise<MountFacts> {
  const drives = await listDrives();
  const drive = drives
    .filter((one) => one.mountPoint !== null && isWithin(root, rootOf(one.mountPoint), sep))
    .toSorted((a, b) => (b.mountPoint ?? '').length - (a.mountPoint ?? '').length)
    .at(0);
  return {
    mountPoint: rootOf(drive?.mountPoint ?? ''),
    device: drive?.name ?? '',
    systemType: drive?.fileSystem ?? '',
    isFuse: false,
    isReadOnly: drive?.isReadOnly ?? false,
    isOnSystemDisk: drive?.isSystem ?? false,
  };
}

/** Windows names a volume `E:`; its root folder is `E:\`. */
function rootOf(mountPoint: string): string {
  return /^[A-Za-z]:$/.test(mountPoint) ? `${mountPoint}\\` : mountPoint;
}
