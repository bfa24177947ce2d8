import type { Drive } from './drive.ts';

/**
 * What a volume is known by when it comes back under another name or mount point: the serial number of its disk and the id of
 * its file system, or its label and size where the system tells neither.
 */
export function driveIdOf(drive: Drive): string {
  const { serial, volumeId, name, disk, label, sizeBytes } = drive;
  if (volumeId !== '') return join(serial, volumeId);
  // Volumes of one disk differ in what follows its name: `/dev/sdb1` is `1` of `/dev/sdb`.
  if (serial !== '') return join(serial, name.startsWith(disk) ? name.slice(disk.length) : name);
  if (label !== '') return join(label, sizeBytes === null ? '' : String(sizeBytes));
  return name;
}

function join(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('/');
}
