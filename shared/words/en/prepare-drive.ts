/** The wizard's step that chooses a drive. */
export const enPrepareDrive = {
  title: 'Drive',
  heading: 'Choose the drive to post',
  lead: 'Plug in the drive that goes into the parcel. It appears here by itself. Nothing on it is changed in this step.',
  missing: 'Choose a drive first.',
  missingGone: 'Plug the drive in again, or choose another one.',
  missingLocked: 'This drive cannot be used as it is. Choose another one.',
  looking: 'Looking for drives…',
  list: 'Drives that can be posted',
  locked: 'Locked drives',
  lockedText: 'These cannot be posted as they are. Each says what would change that.',
  isLocked: 'locked',
  unnamed: 'Drive without a name',
  useFolder: 'Use a folder instead…',
  useFolderTitle: 'Choose a folder that stands for a drive',
  folderText: 'Folder on this computer, standing for a drive',
  gone: {
    title: '{{name}} is not plugged in',
    text: 'This is the drive that was chosen for this job. Plug it in again and it is recognised by its serial number, or choose another one.',
  },
  empty: {
    title: 'No drive that can be posted yet',
    text: 'Plug in a USB, eSATA or SATA drive. It has to be formatted and mounted: if your file manager shows it and you can save files on it, it appears here within two seconds.',
    format:
      'A new drive? Format it with exFAT or NTFS to use it with any computer, or with ext4 if all your computers run Linux. Formatting erases the drive.',
    folder: 'Only trying things out? A folder can stand for a drive.',
  },
  facts: {
    size: 'Size',
    free: 'Free',
    fileSystem: 'File system',
    bus: 'Plugged in by',
    serial: 'Serial number',
    place: 'Folder',
  },
  sizeAndFree: '{{size}}, {{free}} free',
  bus: { image: 'Image file', network: 'Network' },
  checks: {
    title: 'What a station asks of a drive',
    text: 'Checked as far as a program can.',
    folder:
      'A folder cannot be posted. It is good for trying out the whole way, or for copying onto a drive later.',
    outcome: { passed: 'Passed', failed: 'Failed', unknown: 'Cannot be told', person: 'For you to check' },
    bus: {
      name: 'Connection',
      passed: 'Plugged in by {{found}}. Stations take USB, eSATA and SATA drives.',
      failed:
        'Plugged in by {{found}}. Stations have plugs for USB, eSATA and SATA: ask yours, or take another drive.',
      unknown:
        'How it is plugged in cannot be told ({{found}}). Stations take USB, eSATA and 2.5 or 3.5 inch SATA drives.',
    },
    fileSystem: {
      name: 'File system',
      passed: '{{found}} can be read by a station.',
      failed: '{{found}} cannot be read by a station.',
      unknown: 'The file system is not known here.',
    },
    size: {
      name: 'Size',
      passed: '{{found}}. At most 16 TB are taken.',
      failed: '{{found}} are more than the 16 TB that are taken.',
      unknown: 'The size is not known. At most 16 TB are taken.',
    },
    weight: {
      name: 'Weight and measure',
      person: 'At most 22.5 kg (50 lb), and at most 8 rack units high. Pack its power supply and cables too.',
    },
  },
  holds: {
    title_one: 'There is already {{count, number}} thing on this drive',
    title_other: 'There are already {{count, number}} things on this drive',
    many: 'There are already more than {{limit}} things on this drive',
    text: 'Everything on a drive is loaded into the bucket, also what was there before. Empty the drive first, unless that is meant. Nothing is erased by Drivepost.',
  },
  signed: {
    title: 'This drive was prepared for a job before',
    text: 'Its SIGNATURE is replaced when the new job is created. What was copied and verified then is not copied again.',
  },
  noSerial:
    'This drive tells no serial number. It is recognised by its file system instead, and you give it a device id yourself in the manifest.',
} as const;
