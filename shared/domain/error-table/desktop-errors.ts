import type { ErrorEntry } from './error-entry.ts';

/** What only the desktop program meets. */
export const desktopErrors = {
  INTERNAL: {
    scope: 'app',
    retry: 'person',
    message: 'Something went wrong in Drivepost itself.',
    advice: 'Try once more. If it happens again, save a support bundle in the settings and report it.',
  },
  BRIDGE_GONE: {
    scope: 'app',
    retry: 'person',
    message: 'The window lost its connection to the program.',
    advice: 'Close the window and open it again. Work under way goes on.',
  },
  BAD_REQUEST: {
    scope: 'app',
    retry: 'never',
    message: 'The program was asked for something that it does not do.',
    advice: 'Close the window and open it again.',
  },
  ENGINE_GONE: {
    scope: 'job',
    retry: 'person',
    message: 'The process that did the work has ended unexpectedly.',
    advice: 'Nothing that was verified is lost. Resume to go on where it stopped.',
  },
  NOT_FOUND: {
    scope: 'app',
    retry: 'never',
    message: 'This is no longer there.',
    advice: 'Go back to the list and choose again.',
  },
  RUN_BUSY: {
    scope: 'app',
    retry: 'person',
    message: 'This is being worked on already.',
    advice: 'Wait until it has ended, or stop it first.',
  },
  DRAFT_INCOMPLETE: {
    scope: 'app',
    retry: 'person',
    message: 'Something is still missing before this can be done.',
    advice: 'Go back to the steps that are marked and complete them.',
  },
  DOCUMENT_UNREADABLE: {
    scope: 'app',
    retry: 'person',
    message: 'A file of saved settings or work could not be read and was set aside.',
    advice: 'Go on without it; the file that was set aside is still there.',
  },
  DOCUMENT_UNWRITABLE: {
    scope: 'app',
    retry: 'person',
    message: 'A change could not be saved.',
    advice: 'Check that the disk with your data folder has space and can be written to.',
  },
  DOCUMENT_NEWER: {
    scope: 'app',
    retry: 'never',
    message: 'A saved file was made by a newer Drivepost.',
    advice: 'Install the newer version again to use it; it was left as it is.',
  },
  SECRET_MISSING: {
    scope: 'app',
    retry: 'person',
    message: 'The secret key of this account is not known here.',
    advice: 'Enter it again in the account.',
  },
  ACCOUNT_KEYS: {
    scope: 'job',
    retry: 'person',
    message: 'The job service does not accept the keys of this account.',
    advice:
      'Enter the access key ID and the secret access key once more, exactly as the lab gave them. If they are right, check the clock of this computer, and ask the lab whether the account is still valid.',
  },
  JOB_EXISTS: {
    scope: 'job',
    retry: 'never',
    message: 'There is a job for this drive already.',
    advice: 'Ship the drive for that job. To begin anew, cancel it under Shipments first.',
  },
  STORE_SECRET: {
    scope: 'job',
    retry: 'person',
    message: 'The secret key of the object store of this account is not known here.',
    advice: 'Enter it again in the account, under “Where the buckets are”, or open the import log as a file.',
  },
  STORE_UNKNOWN: {
    scope: 'job',
    retry: 'person',
    message: 'It is not known how to reach the bucket with the import log.',
    advice: "Enter the store's address in the account, or open the log as a file.",
  },
  DRIVE_CHANGED: {
    scope: 'job',
    retry: 'person',
    message: 'What is on this drive is not what the copy left there.',
    advice: 'Plug in the drive that was prepared, or copy once more and go on from there.',
  },
  EJECT_FAILED: {
    scope: 'job',
    retry: 'person',
    message: 'The drive could not be ejected.',
    advice: 'Close programs and windows that use it, then try again. Do not unplug it before.',
  },
  PRINT_FAILED: {
    scope: 'job',
    retry: 'person',
    message: 'The page could not be printed.',
    advice: 'Check the printer, or save the page as PDF and print that.',
  },
  FILE_UNWRITABLE: {
    scope: 'job',
    retry: 'person',
    message: 'The file could not be saved.',
    advice: 'Choose another folder, or check that there is space and that you may write there.',
  },
} as const satisfies Record<string, ErrorEntry>;
