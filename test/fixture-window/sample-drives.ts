import type { DraftDrive } from '../../shared/contract/drafts.ts';
import type { DriveView } from '../../shared/contract/drives.ts';
import { disqualify, type Drive } from '../../shared/domain/drive/drive.ts';
import { requirementsOf } from '../../shared/domain/drive/requirements.ts';

const archive: Drive = {
  name: '/dev/sdb1',
  disk: '/dev/sdb',
  label: 'ARCHIVE',
  volumeId: '6A1C-9F0E',
  mountPoint: '/media/jane/ARCHIVE',
  fileSystem: 'exfat',
  sizeBytes: 4_000_650_887_168,
  freeBytes: 3_998_120_411_136,
  bus: 'usb',
  model: 'WD My Passport 25E2',
  serial: 'WX21A7745821',
  isRemovable: true,
  isReadOnly: false,
  isSystem: false,
};

/** A drive as the windows show it; what is left out is that of an empty USB drive. */
export function sampleDrive(
  facts: Partial<Drive> = {},
  view: Partial<Omit<DriveView, 'drive'>> = {},
): DriveView {
  const drive = { ...archive, ...facts };
  return {
    driveId: drive.serial,
    kind: 'drive',
    drive,
    problems: [...disqualify(drive)],
    requirements: [...requirementsOf(drive)],
    rootEntries: 0,
    isSigned: false,
    hasEarlierCopy: false,
    ...view,
  };
}

/** What of the empty USB drive a draft remembers. */
export const chosenDrive: DraftDrive = {
  driveId: 'WX21A7745821',
  kind: 'drive',
  mountPoint: '/media/jane/ARCHIVE',
  label: 'ARCHIVE',
  serial: 'WX21A7745821',
  fileSystem: 'exfat',
  sizeBytes: 4_000_650_887_168,
};

/** A second drive, with something on it. */
export const fieldDrive = sampleDrive(
  {
    name: '/dev/sdc1',
    disk: '/dev/sdc',
    label: 'FIELD-02',
    volumeId: 'f3b1',
    mountPoint: '/media/jane/FIELD-02',
    fileSystem: 'ext4',
    sizeBytes: 2_000_398_934_016,
    freeBytes: 611_000_000_000,
    model: 'Samsung T7',
    serial: 'S6XNNS0T112233',
  },
  { rootEntries: 14 },
);

/** Drives that cannot be posted, each for another reason. */
export const lockedDrives: readonly DriveView[] = [
  sampleDrive({
    name: '/dev/nvme0n1p2',
    disk: '/dev/nvme0n1',
    label: '',
    mountPoint: '/',
    fileSystem: 'ext4',
    sizeBytes: 1_000_204_886_016,
    freeBytes: 402_000_000_000,
    bus: 'nvme',
    model: 'Example NVMe 1TB',
    serial: 'NV0001',
    isSystem: true,
    isRemovable: false,
  }),
  sampleDrive({
    name: '/dev/sdd1',
    disk: '/dev/sdd',
    label: 'CAMERA',
    mountPoint: '/media/jane/CAMERA',
    fileSystem: 'vfat',
    sizeBytes: 63_864_569_856,
    freeBytes: 1_200_000_000,
    model: 'SD Card Reader',
    serial: 'SD77A',
    isReadOnly: true,
  }),
  sampleDrive({
    name: '/dev/sde1',
    disk: '/dev/sde',
    label: '',
    mountPoint: null,
    fileSystem: '',
    sizeBytes: 8_001_563_222_016,
    freeBytes: null,
    model: 'Seagate Expansion',
    serial: 'NAAB12CD',
  }),
];

/** A drive whose every text is as long as it can get. */
export const longNamedDrive = sampleDrive({
  label: 'Annual survey of the northern delta, photographs and scans, volume 12 of 14 (do not erase)',
  mountPoint:
    '/media/jane.roe.van.der.hoogenband/Annual survey of the northern delta, photographs and scans, volume 12 of 14 (do not erase)',
  model: 'Example Rugged Mobile Storage with Fingerprint Reader and Two Cables 5000 Series Rev. B',
  serial: 'ERMS5000B-0000000000000000000000000000000123456789',
});
