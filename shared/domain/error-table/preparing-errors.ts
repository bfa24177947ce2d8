import type { ErrorEntry } from './error-entry.ts';

/** What a customer meets while making a drive and a manifest, and proving what became of them. */
export const preparingErrors = {
  // The command
  USAGE: {
    scope: 'app',
    retry: 'person',
    message: 'The command was not understood.',
    advice: 'See --help for what it takes.',
  },
  FILE_UNREADABLE: {
    scope: 'job',
    retry: 'person',
    message: 'A file could not be read.',
    advice: 'Check that it exists and that you may read it.',
  },
  // Manifests
  MANIFEST_INVALID: {
    scope: 'job',
    retry: 'never',
    message: 'The manifest cannot be used.',
    advice: 'Run `drivepost manifest check` on it: it says what to write instead.',
  },
  MANIFEST_VERSION: {
    scope: 'job',
    retry: 'never',
    message: 'The manifest needs substitutions, which only version 2.0 has.',
    advice: 'Write manifestVersion: 2.0 and eraseDevice: yes or no, then repeat the command.',
  },
  MANIFEST_CONFLICT: {
    scope: 'job',
    retry: 'never',
    message: 'The manifest already replaces the same text by another one.',
    advice: 'Remove that line from its substitutions, then repeat the command.',
  },
  MANIFEST_UNWRITABLE: {
    scope: 'job',
    retry: 'person',
    message: 'The manifest could not be written.',
    advice: 'Name a file that does not exist yet, in a folder that you may write to.',
  },
  // Drives
  DRIVE_GONE: {
    scope: 'job',
    retry: 'person',
    message: 'The drive is no longer there.',
    advice: 'Plug it in again and repeat the command: it goes on where it stopped.',
  },
  DRIVE_FAILING: {
    scope: 'job',
    retry: 'person',
    message: 'The drive is there, but gives errors.',
    advice:
      'Try another cable or socket and repeat the command: it goes on where it stopped. If it happens again, take another drive.',
  },
  DRIVE_FULL: {
    scope: 'job',
    retry: 'person',
    message: 'The drive is full.',
    advice: 'Free some space or take a larger drive, then repeat the command.',
  },
  DRIVE_READ_ONLY: {
    scope: 'job',
    retry: 'person',
    message: 'The drive cannot be written to.',
    advice: 'Slide its lock or mount it for writing, and check its file system; then repeat the command.',
  },
  DRIVE_BUSY: {
    scope: 'job',
    retry: 'person',
    message: 'Another drivepost is preparing this drive.',
    advice: 'Wait until it has ended, then repeat the command.',
  },
  DRIVE_REFUSED: {
    scope: 'job',
    retry: 'never',
    message: 'This drive will not do.',
    advice: 'Run `drivepost drives` to see which would.',
  },
  PREPARE_REFUSED: {
    scope: 'job',
    retry: 'never',
    message: 'Nothing was written.',
    advice: 'Put right what is named above, then repeat the command.',
  },
  // Keys
  KEY_RULE_INVALID: {
    scope: 'job',
    retry: 'person',
    message: 'An ignore rule of the manifest is not a regular expression that can be used.',
    advice: 'Write it in RE2 syntax: no look-around and no back-references.',
  },
  // Proof
  REPORT_UNWRITABLE: {
    scope: 'job',
    retry: 'person',
    message: 'The report could not be written.',
    advice: 'Check that its folder exists, that you may write there and that there is space.',
  },
  // Signature
  SIGNATURE_UNWRITABLE: {
    scope: 'job',
    retry: 'person',
    message: 'The SIGNATURE file could not be written to the drive.',
    advice: 'Check that the drive is plugged in, not full and not write-protected, then repeat the command.',
  },
  // Credentials and endpoints
  CREDENTIALS_MISSING: {
    scope: 'job',
    retry: 'person',
    message: 'There are no credentials.',
    advice:
      'Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name a profile with --profile or AWS_PROFILE.',
  },
  CREDENTIALS_UNREADABLE: {
    scope: 'job',
    retry: 'person',
    message: 'The profile gives no credentials.',
    advice: 'Check it in the shared config and credentials files.',
  },
  ENDPOINT_INVALID: {
    scope: 'job',
    retry: 'person',
    message: 'The endpoint is not an http or https URL without user, query and fragment.',
    advice: 'Write it like http://127.0.0.1:8477.',
  },
} as const satisfies Record<string, ErrorEntry>;
