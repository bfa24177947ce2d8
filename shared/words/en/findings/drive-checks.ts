import type { Disqualification } from '../../../domain/drive/drive.ts';

/** Why a drive cannot be posted: in short, in full, what would change that. */
export const enDriveChecks = {
  system: {
    title: 'This computer runs from it',
    explanation: 'The running system lies on this disk. It is locked so that nothing on it can be harmed.',
    fix: 'Take another drive.',
  },
  network: {
    title: 'Network share',
    explanation: 'This is a share of another computer, not a drive.',
    fix: 'Take a drive that can be put into a parcel.',
  },
  noFileSystem: {
    title: 'No file system',
    explanation: 'The drive has no file system that is known here.',
    fix: 'Format it with exFAT, NTFS, ext4, FAT32 or HFS+. That erases it.',
  },
  fileSystem: {
    title: 'File system is not taken',
    explanation: 'A station cannot read this file system.',
    fix: 'Format it with exFAT, NTFS, ext4, FAT32 or HFS+. That erases it.',
  },
  tooLarge: {
    title: 'Larger than 16 TB',
    explanation: 'A station takes drives of up to 16 TB.',
    fix: 'Spread the data over several drives, one job each.',
  },
  notMounted: {
    title: 'Not mounted',
    explanation: 'The system has not made the drive’s files available.',
    fix: 'Open the drive in your file manager, or mount it. It is then seen here.',
  },
  readOnly: {
    title: 'Cannot be written to',
    explanation: 'The drive is mounted read-only.',
    fix: 'Slide its lock, or have it mounted for writing. Check the file system first if the system locked it after an error.',
  },
} as const satisfies Record<Disqualification['code'], object>;
