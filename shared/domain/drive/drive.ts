import { fileSystemNamed, type FileSystem } from './file-systems.ts';

/** A volume that could be posted: what the system says of it. Unknown texts are empty, unknown sizes null. */
export interface Drive {
  /** What the system calls it: `/dev/sdb1`, `/dev/disk2s1`, `E:`. */
  readonly name: string;
  /** The whole disk it lies on. */
  readonly disk: string;
  readonly label: string;
  /** The file system's own id: its UUID, or the volume's serial number. */
  readonly volumeId: string;
  readonly mountPoint: string | null;
  /** In lower case, as the system names it: `ntfs`, `vfat`, `exfat`, `ext4`, `hfs`. */
  readonly fileSystem: string;
  readonly sizeBytes: number | null;
  readonly freeBytes: number | null;
  /** `usb`, `sata`, `nvme`, `network`, `loop` for an image …, in lower case. */
  readonly bus: string;
  readonly model: string;
  readonly serial: string;
  readonly isRemovable: boolean;
  readonly isReadOnly: boolean;
  /** Whether the running system lies on the same disk. */
  readonly isSystem: boolean;
}

/** Why a drive cannot be posted, and what would change that. */
export interface Disqualification {
  readonly code:
    | 'system'
    | 'network'
    | 'noFileSystem'
    | 'fileSystem'
    | 'tooLarge'
    | 'notMounted'
    | 'readOnly';
  readonly message: string;
  readonly fix: string;
}

/** Largest drive that the service took: 16 TB (reference 9). */
export const driveLimitBytes = 16e12;

/** What to format a drive with, in the words of `--file-system`. */
const formats = 'fat32, exfat, ntfs, ext4 or hfsplus';

/** The file system that a station reads under this name; undefined for others. APFS is none: Linux cannot read it. */
export function driveFileSystem(systemName: string): FileSystem | undefined {
  const name = fileSystemNamed(systemName);
  return name === 'apfs' ? undefined : name;
}

/** Everything that keeps a drive from being posted (reference 9); empty for a drive that will do. */
export function disqualify(drive: Drive): readonly Disqualification[] {
  const found: Disqualification[] = [];
  if (drive.isSystem) {
    found.push({
      code: 'system',
      message: 'the running system lies on this disk',
      fix: 'Take another drive.',
    });
  }
  if (drive.bus === 'network') {
    found.push({
      code: 'network',
      message: 'it is a network share, not a drive',
      fix: 'Take a drive that can be put into a parcel.',
    });
  }
  if (drive.sizeBytes !== null && drive.sizeBytes > driveLimitBytes) {
    found.push({
      code: 'tooLarge',
      message: 'it is larger than 16 TB',
      fix: 'Spread the data over several drives, one job each.',
    });
  }
  if (drive.fileSystem === '' && drive.mountPoint === null) {
    found.push({
      code: 'noFileSystem',
      message: 'it has no file system that is known here',
      fix: `Format it (this erases it): ${formats}.`,
    });
    return found;
  }
  if (drive.fileSystem !== '' && driveFileSystem(drive.fileSystem) === undefined) {
    found.push({
      code: 'fileSystem',
      message: `a station does not take the file system ${drive.fileSystem}`,
      fix: `Format it (this erases it): ${formats}.`,
    });
  }
  if (drive.mountPoint === null) {
    found.push({ code: 'notMounted', message: 'it is not mounted', fix: 'Mount it, then look again.' });
  } else if (drive.isReadOnly) {
    found.push({
      code: 'readOnly',
      message: 'it is mounted read-only',
      fix: 'Slide its lock, or mount it for writing; check the file system first if the system locked it after an error.',
    });
  }
  return found;
}
