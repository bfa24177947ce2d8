import type { ErrorEntry } from './error-entry.ts';

/** What a load or a rehearsal meets. */
export const loadingErrors = {
  // The loader
  INVENTORY_UNREADABLE: {
    scope: 'job',
    retry: 'person',
    message: "The drive's inventory could not be used.",
    advice: 'Run drivepost prepare on the drive again: it writes a new one. Without one, delete the file.',
  },
  NO_RESOURCES: {
    scope: 'job',
    retry: 'person',
    message: 'This computer has no memory or file handles left.',
    advice: 'Close other programs, then repeat the command: it goes on where it stopped.',
  },
  DRIVE_EMPTY: {
    scope: 'job',
    retry: 'person',
    message: 'This folder is empty.',
    advice:
      'Nothing was done. Mount the drive there and repeat the command. For a drive that holds nothing at all: drivepost station abort JOBID --code MissingSignature.',
  },
  DRIVE_FORMAT: {
    scope: 'job',
    retry: 'never',
    message: 'The drive has a file system that no customer may post.',
    advice:
      'Nothing was done. Repeat the command with --job JOBID: the job then ends as UnsupportedFileFormat.',
  },
  SIGNATURE_MISSING: {
    scope: 'job',
    retry: 'never',
    message: 'The drive has no SIGNATURE.',
    advice:
      'Nothing was done. If this is the root of the drive, say whose it is with --job JOBID: its job then ends as MissingSignature.',
  },
  SIGNATURE_INVALID: {
    scope: 'job',
    retry: 'never',
    message: "The drive's SIGNATURE cannot be read.",
    advice: 'Say whose drive it is with --job JOBID: its job then ends as InvalidSignature.',
  },
  SIGNATURE_WRONG: {
    scope: 'job',
    retry: 'never',
    message: "The drive's SIGNATURE does not belong to its job.",
    advice: 'Load the drive with --job JOBID: its job then ends as InvalidSignature.',
  },
  SIGNATURE_OTHER_JOB: {
    scope: 'job',
    retry: 'never',
    message: "The drive's SIGNATURE is that of another job.",
    advice: 'Look at the label: this is probably another drive.',
  },
  JOB_MANIFEST: {
    scope: 'job',
    retry: 'never',
    message: "The job's manifest cannot be loaded by.",
    advice: 'Ask the customer to update the job.',
  },
  LOG_UPLOAD: {
    scope: 'job',
    retry: 'person',
    message: 'Every file is dealt with, but the target refused the import log.',
    advice: 'Check the bucket for logs, then repeat the command: only the log is sent again.',
  },
  LOAD_LOCKED: {
    scope: 'job',
    retry: 'person',
    message: 'Another load of this job is running.',
    advice: 'Wait until it has ended, or stop it.',
  },
  LOAD_TARGET_CHANGED: {
    scope: 'job',
    retry: 'person',
    message: 'This load was begun with another target.',
    advice: 'Go on with the target that it was begun with: what the log says is stored lies there.',
  },
  LOAD_LOG: {
    scope: 'job',
    retry: 'person',
    message: 'The import log of the job could not be written.',
    advice: 'See that the data folder can be written and has space, then repeat the command: it goes on.',
  },
  LOAD_LOG_UNFIT: {
    scope: 'job',
    retry: 'never',
    message: 'The log of the load that was stopped does not fit the drive.',
    advice: 'Plug in the drive that the load was begun with, as it was then.',
  },
  TARGET_DENIED: {
    scope: 'job',
    retry: 'person',
    message: 'The target refused the credentials.',
    advice: 'Check the access key, its secret, the clock of this computer and what the key is allowed to do.',
  },
  TARGET_FOLDER_DENIED: {
    scope: 'job',
    retry: 'person',
    message: 'The target folder cannot be written to.',
    advice: 'Check who may write there, and that its file system is not mounted read-only.',
  },
  TARGET_BUCKET_MISSING: {
    scope: 'job',
    retry: 'person',
    message: 'The target has no such bucket.',
    advice: 'Make the bucket, then repeat the command.',
  },
  TARGET_UNREACHABLE: {
    scope: 'job',
    retry: 'person',
    message: 'The target could not be reached.',
    advice: 'Check the endpoint and the network, then repeat the command: it goes on where it stopped.',
  },
  TARGET_FULL: {
    scope: 'job',
    retry: 'person',
    message: 'The target has no more space.',
    advice: 'Make space, then repeat the command: it goes on where it stopped.',
  },
  TARGET_SECRET: {
    scope: 'job',
    retry: 'person',
    message: 'The secret key of this target is not known here.',
    advice: 'Enter it again in the target, then go on.',
  },
  TARGET_ALTERS: {
    scope: 'job',
    retry: 'person',
    message: 'The target gave back something else than was written.',
    advice: 'Do not load with this target. Check the store, and what stands between it and this computer.',
  },
  TARGET_KEEPS: {
    scope: 'job',
    retry: 'person',
    message: 'The object that was written as a test could not be deleted.',
    advice: 'Loads do not delete, so they will work. Delete the test object by hand.',
  },
  TARGET_INVALID: {
    scope: 'job',
    retry: 'person',
    message: 'The target was not understood.',
    advice: 'Write --to s3, --to s3://bucket or --to file:///folder.',
  },
} as const satisfies Record<string, ErrorEntry>;
