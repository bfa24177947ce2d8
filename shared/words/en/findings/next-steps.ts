import type { ProgressCode } from '../../../domain/job/status.ts';

/** What the customer does next, by the job's progress code. */
export const enNextSteps = {
  Pending: 'The drive may be shipped. Until loading starts, the job can still be changed or cancelled.',
  PendingAtStation: 'The drive has arrived. Loading has not started; nothing has to be done.',
  InProgress: 'The data is being loaded. Nothing has to be done.',
  Complete:
    'Fetch the import log and prove that every file arrived. Keep your own copy of the data until then.',
  SuccessWithErrors:
    'Fetch the import log: it names the files that did not arrive and why. Send those again with a new job.',
  Canceled:
    'The job has ended. To send the drive after all, create a new job: each job has its own SIGNATURE.',
  Expired:
    'The drive did not arrive in time. Create a new job, and write its SIGNATURE onto the drive before shipping.',
  DeviceError:
    'The drive did not work at the station. Copy the data onto another drive and create a new job.',
  InvalidSignature:
    'SIGNATURE on the drive did not fit the job. Create a new job and let Drivepost write its SIGNATURE; change nothing in the manifest afterwards.',
  MissingSignature:
    'There was no SIGNATURE in the drive’s root. Create a new job and let Drivepost write its SIGNATURE.',
  MissingDevice:
    'The parcel lacked the drive, its power supply or its cables. Create a new job and go through the packing slip’s check list.',
  UnsupportedDeviceType:
    'The station cannot connect this drive. Take a USB, eSATA or SATA drive and create a new job.',
  UnsupportedFileFormat:
    'The station cannot read the drive’s file system. Prepare a drive with exFAT, NTFS, ext4, FAT32 or HFS+ and create a new job.',
  UnsupportedPowerSupply:
    'The power supply does not fit the station’s mains. Send one that does, or a drive that takes its power from USB, with a new job.',
} as const satisfies Record<ProgressCode | 'PendingAtStation', string>;
