import { driveFileSystem, driveLimitBytes, type Drive } from './drive.ts';

/** One of the requirements on a device (reference 9), as far as a program can look. */
export interface Requirement {
  readonly name: 'bus' | 'fileSystem' | 'size' | 'weight';
  /** `person`: only somebody who holds the device can tell. */
  readonly outcome: 'passed' | 'failed' | 'unknown' | 'person';
  /** What was found: `usb`, `ext4`, bytes; empty for nothing. */
  readonly found: string;
}

/** What stations plug in: USB, eSATA and bare SATA disks. Systems call SATA behind an adapter by these names too. */
const takenBuses: ReadonlySet<string> = new Set(['usb', 'esata', 'sata', 'ata', 'usb2', 'usb3', 'uas']);
/** What no station has a plug for. An NVMe stick in a USB case says `usb`. */
const refusedBuses: ReadonlySet<string> = new Set([
  'network',
  'nvme',
  'pcie',
  'pci-express',
  'apple fabric',
  'mmc',
  'sd',
  'virtio',
  'fibre channel',
  'iscsi',
  'sas',
  'thunderbolt',
  'firewire',
]);

/** Looks at a volume with the service's requirements on devices (reference 9). The weight is left to the person. */
export function requirementsOf(drive: Drive): readonly Requirement[] {
  const { bus, fileSystem, sizeBytes } = drive;
  return [
    { name: 'bus', outcome: busOutcome(bus), found: bus },
    { name: 'fileSystem', outcome: fileSystemOutcome(fileSystem), found: fileSystem },
    {
      name: 'size',
      outcome: sizeBytes === null ? 'unknown' : sizeBytes <= driveLimitBytes ? 'passed' : 'failed',
      found: sizeBytes === null ? '' : String(sizeBytes),
    },
    { name: 'weight', outcome: 'person', found: '' },
  ];
}

function busOutcome(bus: string): Requirement['outcome'] {
  if (takenBuses.has(bus)) return 'passed';
  return refusedBuses.has(bus) ? 'failed' : 'unknown';
}

function fileSystemOutcome(name: string): Requirement['outcome'] {
  if (name === '') return 'unknown';
  return driveFileSystem(name) === undefined ? 'failed' : 'passed';
}
