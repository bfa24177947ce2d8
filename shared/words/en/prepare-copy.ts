/** The wizard's step that copies onto the drive. */
export const enPrepareCopy = {
  title: 'Copy',
  heading: 'Copy onto the drive',
  lead: 'Every file is written, read back from the drive and compared before it counts. You can pause at any time.',
  missing: 'First complete what is missing.',
  missingTitle: 'Before copying can begin',
  goTo: 'Go to “{{step}}”',
  start: 'Start copying',
  startHash: 'Start reading',
  again: 'Copy again',
  notCopied: 'Copy first.',
  notDone: 'The copy is not finished.',
  summary: {
    title: 'What will be done',
    drive: 'Onto',
    from: 'From',
    onDrive: 'What is on the drive',
    files: 'Files',
    bytes: 'Data',
    space: 'Space on the drive',
    counting: 'counting…',
    bucket: 'Into the bucket',
    ignored_one: '{{count, number}} file is left out by a rule',
    ignored_other: '{{count, number}} files are left out by a rule',
    changed_one: '{{count, number}} file travels under another name and gets its own back in the bucket',
    changed_other: '{{count, number}} files travel under other names and get their own back in the bucket',
    refused_one: '{{count, number}} file cannot arrive as it is. Put that right in “Files”, or leave it out.',
    refused_other:
      '{{count, number}} files cannot arrive as they are. Put that right in “Files”, or leave them out.',
    uncounted: 'The files could not be counted. Starting tells what is wrong.',
  },
  how: {
    title: 'How it is verified',
    writeFirst:
      'A file is written under a temporary name, so that a half-written one is never taken for whole.',
    readBack:
      'It is read back from the drive, past the memory of this computer where the system allows it, and its MD5 is compared.',
    inventory:
      'A list of all files with their checksums goes onto the drive. Its digest is signed with the job, and the proof at the end goes by it.',
    keeps: 'Nothing that is on the drive is overwritten. What an earlier copy verified is not copied again.',
    inPlace: 'Nothing is copied: the files on the drive are read and listed where they are.',
  },
  running: 'Copying',
  pausedTitle: 'The copy is paused',
  pausedText: 'What was verified stays. The drive may be unplugged now. Resume to go on with the rest.',
  canceledTitle: 'The copy was cancelled',
  canceledText:
    'The files that were copied are still on the drive. Start again to go on with the rest, or delete them yourself.',
  cancelTitle: 'Cancel the copy?',
  cancelText:
    'It stops now. The files that were copied stay on the drive, and another start goes on from there. To go on later, pausing is enough.',
  cancelConfirm: 'Cancel the copy',
  cancelKeep: 'Go on copying',
  done: {
    title: 'Everything is on the drive and verified',
    someFailed_one: '{{count, number}} file is not on the drive',
    someFailed_other: '{{count, number}} files are not on the drive',
    failedText:
      'All others were verified. You can put right what is listed and copy again, which takes only what is missing, or go on without these files.',
    onDrive: 'On the drive',
    bytes: 'Data',
    duration: 'Took',
    copied: 'Copied now',
    skipped: 'Verified before',
    adopted: 'Found on the drive, the same',
    hashed: 'Read where they were',
    ignored: 'Left out by a rule',
    count: '{{files}} with {{size}}',
    finished: 'Finished on {{date}}',
    changedTitle: 'The sources changed while they were copied',
    changedText:
      'Other files are there now than were counted at the start. The drive has those that were found last. Once nothing writes to the sources any more, copy again: only what is missing is copied.',
    added: 'Added to the manifest',
    addedSubstitutions_one: '{{count, number}} substitution',
    addedSubstitutions_other: '{{count, number}} substitutions',
    addedRules_one: '{{count, number}} ignore rule',
    addedRules_other: '{{count, number}} ignore rules',
    passwords:
      'The password or PIN was left out of the manifest’s copy on the drive. The service gets the whole manifest.',
    signature: 'An older SIGNATURE was removed from the drive, since it did not fit any more.',
  },
  readBack: {
    title: 'How it was verified',
    direct:
      'Each file was read back from the medium itself, past the memory of this computer, and its MD5 compared.',
    flushed:
      'Each file was read back from the medium, after the memory of this computer was emptied, and its MD5 compared.',
    fuse: 'Each file was read back and its MD5 compared. The memory of this computer may have answered in part: unplug the drive, plug it in again and rehearse in the last step.',
    cached:
      'Each file was read back and its MD5 compared, but through the memory of this computer: unplug the drive, plug it in again and rehearse in the last step.',
  },
  failures: {
    title: 'Files that are not on the drive',
    first: 'The first {{count, number}} are listed.',
    path: 'File',
    reason: 'What happened',
    advice: 'What to do',
  },
  failure: {
    SOURCE_UNREADABLE: {
      reason: 'Could not be read',
      advice: 'Check that it is still there and that you may open it, then copy again.',
    },
    SOURCE_CHANGED: {
      reason: 'Changed while it was copied',
      advice: 'Close the program that writes to it, then copy again.',
    },
    NOT_A_FILE: { reason: 'Is no longer a plain file', advice: 'Look at the source, then copy again.' },
    NAME_REFUSED: {
      reason: 'The drive does not take its name',
      advice: 'Rename it in “Files”, then copy again.',
    },
    NAME_TAKEN: {
      reason: 'Something else has its name on the drive',
      advice: 'Move that away on the drive, or rename this in “Files”. Nothing was overwritten.',
    },
    FILE_TOO_LARGE: {
      reason: 'Too large for the drive’s file system',
      advice: 'Use a drive with exFAT, NTFS or ext4.',
    },
    READ_BACK_FAILED: {
      reason: 'Could not be read back',
      advice:
        'The drive or its cable may be faulty. Try another cable or socket and copy again; if it fails again, take another drive.',
    },
    READ_BACK_DIFFERS: {
      reason: 'Was not what had been written, twice',
      advice: 'Do not post this drive. Try another cable or socket; if it happens again, take another drive.',
    },
    CHANGED_WHILE_HASHED: {
      reason: 'Changed while it was read',
      advice: 'Close the program that writes to it, then copy again.',
    },
    DRIVE_ERROR: {
      reason: 'The drive gave an error at its name',
      advice: 'Have the drive’s file system repaired and copy again. If it fails again, take another drive.',
    },
    LOST_AFTER_VERIFY: {
      reason: 'Was on the drive, then was gone or different',
      advice: 'Close what else writes to the drive, then copy again.',
    },
    NOT_PLACED: {
      reason: 'Cannot arrive as an object',
      advice: '“Files” says why, and offers a fix.',
    },
    other: { reason: 'Failed', advice: 'Copy again. If it fails again, look at the file.' },
  },
  refused: {
    title: 'Nothing was written this time',
    lead: 'This has to be put right first:',
    MANIFEST: { message: 'The manifest has errors.', fix: 'Put right what is marked in “Manifest”.' },
    SYSTEM_DISK: {
      message: 'This disk belongs to the running system.',
      fix: 'Choose the drive that is to be posted, or a folder of its own.',
    },
    READ_ONLY: {
      message: 'The drive cannot be written to.',
      fix: 'Slide its lock or mount it for writing. If the system locked it after an error, have its file system checked first.',
    },
    FILE_SYSTEM: {
      message: 'A station does not read the drive’s file system.',
      fix: 'Format it with exFAT, NTFS, ext4, FAT32 or HFS+, which erases it, or choose another drive.',
    },
    TOO_LARGE: {
      message: 'The drive is larger than 16 TB.',
      fix: 'Spread the data over several drives, one job each.',
    },
    NO_SPACE: {
      message: 'It does not fit onto the drive.',
      fix: 'Choose a larger drive, or take some of the sources out and post them on a second one.',
    },
    FINDINGS: {
      message: 'Some files cannot arrive as they are.',
      fix: '“Files” lists them with a fix for each, or leaves them out.',
    },
    CONFLICT: {
      message: 'On the drive are other files under the same names. They are not overwritten.',
      fix: 'Move them away on the drive, or put your files below another folder in “Files”.',
    },
    OUTPUT_NEEDED: {
      message: 'The manifest holds a password or PIN that must not lie on the drive.',
      fix: 'Take it out of the manifest.',
    },
  },
} as const;
