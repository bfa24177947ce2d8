import type { loadingErrors } from '../../../domain/error-table/loading-errors.ts';

/** What to do in the window about the errors of a load or a rehearsal. */
export const enLoadingAdvice = {
  INVENTORY_UNREADABLE: 'Prepare the drive again: that writes a new inventory. Without one, delete the file.',
  NO_RESOURCES: 'Close other programs, then go on.',
  DRIVE_EMPTY:
    'See that the drive is mounted, then try again. If it holds nothing at all, end the job as MissingSignature.',
  DRIVE_FORMAT: 'If it is clear whose drive this is, end its job as UnsupportedFileFormat.',
  SIGNATURE_MISSING:
    'Look at the label to see whose drive this is. Its job can then be ended as MissingSignature.',
  SIGNATURE_INVALID:
    'Look at the label to see whose drive this is. Its job can then be ended as InvalidSignature.',
  SIGNATURE_WRONG:
    'What is on the drive is not what was signed for this job. Compare the label with the job, then end the job as InvalidSignature.',
  SIGNATURE_OTHER_JOB: 'Compare the label with the job: this is probably another drive.',
  JOB_MANIFEST: 'Ask the customer to update the job.',
  LOG_UPLOAD: 'Check the bucket for logs, then go on: only the log is sent again.',
  LOAD_LOCKED: 'Wait until the other load has ended, or stop it.',
  LOAD_TARGET_CHANGED:
    'Go on with the target that the load was begun with: what the log says is stored lies there.',
  LOAD_LOG: 'See that the station’s folder can be written to and has space, then go on.',
  LOAD_LOG_UNFIT: 'Plug in the drive that the load was begun with, as it was then.',
  TARGET_DENIED:
    'Check the access key, its secret, the clock of this computer and what the key is allowed to do.',
  TARGET_FOLDER_DENIED: 'Check who may write there, and that its file system is not mounted read-only.',
  TARGET_BUCKET_MISSING: 'Make the bucket, then go on.',
  TARGET_UNREACHABLE: 'Check the endpoint and the network, then go on. The work goes on where it stopped.',
  TARGET_FULL: 'Make space at the target, then go on. The work goes on where it stopped.',
  TARGET_SECRET: 'Enter it again in the target, then go on.',
  TARGET_ALTERS:
    'Do not load with this target. Check the store, and what stands between it and this computer.',
  TARGET_KEEPS: 'Loads do not delete, so they will work. Delete the test object by hand.',
  TARGET_INVALID: 'Choose an S3 endpoint, a bucket or a folder as the target.',
} as const satisfies Record<keyof typeof loadingErrors, string>;
