import type { preparingErrors } from '../../../domain/error-table/preparing-errors.ts';

/** What to do in the window about the errors of preparing a drive. */
export const enPreparingAdvice = {
  USAGE: 'Go back one step and check what you entered there.',
  FILE_UNREADABLE: 'Check that the file is still there and that you may read it, then try again.',
  MANIFEST_INVALID:
    'Open the manifest step: each problem stands beside its field with what to write instead.',
  MANIFEST_VERSION:
    'Set the manifest version to 2.0 and say whether the drive is to be erased. Both are in the manifest step.',
  MANIFEST_CONFLICT: 'Remove the substitution of the same text in the manifest step, then go on.',
  MANIFEST_UNWRITABLE: 'Choose another name, in a folder that you may write to.',
  DRIVE_GONE: 'Plug the same drive in again. The work goes on where it stopped.',
  DRIVE_FAILING:
    'Try another cable or socket. The work goes on where it stopped. If it happens again, take another drive.',
  DRIVE_FULL: 'Free some space on the drive, take a larger one, or choose fewer files.',
  DRIVE_READ_ONLY:
    'Slide the drive’s write lock, or have it mounted for writing. If the system locked it after an error, check its file system first.',
  DRIVE_BUSY: 'Another run is working on this drive. Wait until it has ended, then try again.',
  DRIVE_REFUSED: 'Choose another drive. The drive step says of each what speaks against it.',
  PREPARE_REFUSED: 'Put right what is named, then start again.',
  KEY_RULE_INVALID:
    'Correct the ignore rule in the manifest step. Look-around and back-references cannot be used.',
  REPORT_UNWRITABLE: 'Choose a folder that exists, that you may write to and that has space.',
  SIGNATURE_UNWRITABLE:
    'Check that the drive is plugged in, not full and not write-protected, then have SIGNATURE written again.',
  CREDENTIALS_MISSING: 'Add an account with its access key and secret in the settings, or choose one here.',
  CREDENTIALS_UNREADABLE:
    'Check the profile in the shared config and credentials files, or enter the keys in the settings.',
  ENDPOINT_INVALID: 'Write the address like http://127.0.0.1:8477.',
} as const satisfies Record<keyof typeof preparingErrors, string>;
