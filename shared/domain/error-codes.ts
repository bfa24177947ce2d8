import { AppError, type ErrorScope, type RetryAdvice } from '../base/errors.ts';

interface ErrorEntry {
  readonly scope: ErrorScope;
  readonly retry: RetryAdvice;
  readonly message: string;
  readonly advice: string;
}

/** Every error the program foresees. The window and the command take their words from here. */
export const errorCodes = {
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
  // The station
  STATION_NOT_FOUND: {
    scope: 'app',
    retry: 'person',
    message: 'There is no station in this folder.',
    advice: 'Name its data folder with --data, or make one with `drivepost station init`.',
  },
  STATION_FOLDER: {
    scope: 'app',
    retry: 'person',
    message: 'This folder cannot hold a station.',
    advice: 'Name an empty or new folder with --data.',
  },
  STATION_NEWER: {
    scope: 'app',
    retry: 'person',
    message: 'A newer version of Drivepost wrote this station.',
    advice: 'Use that version or a later one.',
  },
  STATION_DATABASE: {
    scope: 'app',
    retry: 'person',
    message: "The station's database could not be used.",
    advice: 'Check that the disk is not full and that no other program holds the file, then try again.',
  },
  STATION_KEY_MISSING: {
    scope: 'app',
    retry: 'person',
    message: "The station's key file is not there.",
    advice: 'Bring it back from your backup, or name it with --key-file. Without it the secrets stay sealed.',
  },
  STATION_KEY_WRONG: {
    scope: 'app',
    retry: 'person',
    message: 'This key file does not belong to this station.',
    advice: 'Name the right one with --key-file.',
  },
  STATION_KEY_EXPOSED: {
    scope: 'app',
    retry: 'person',
    message: 'Other users of this machine may read the key file.',
    advice: 'Take that right away (chmod 600), and consider whether somebody has read it.',
  },
  STATION_SECRET_DAMAGED: {
    scope: 'app',
    retry: 'never',
    message: "A sealed entry of the station's database is damaged or was put in another's place.",
    advice: 'Restore the data folder from your backup.',
  },
  FACILITY_INVALID: {
    scope: 'app',
    retry: 'person',
    message: "The facility file does not hold the lab's address.",
    advice:
      'It is a JSON object with name, company, street1 to street3, city, stateOrProvince, postalCode, country and phoneNumber.',
  },
  ACCOUNT_NAME: {
    scope: 'app',
    retry: 'person',
    message: 'An account cannot have this name.',
    advice: 'Take another: 1 to 64 letters, digits, spaces or any of . _ @ -, and not one that is in use.',
  },
  ACCOUNT_NOT_FOUND: {
    scope: 'app',
    retry: 'person',
    message: 'There is no such account.',
    advice: '`drivepost station account list` shows them.',
  },
  JOB_NOT_FOUND: {
    scope: 'job',
    retry: 'never',
    message: 'The station has no such job.',
    advice: '`drivepost station jobs` lists the jobs it has.',
  },
  JOB_STATE: {
    scope: 'job',
    retry: 'never',
    message: "The job's state does not allow this.",
    advice: '`drivepost station show JOBID` tells its state and how it came to it.',
  },
  // The job service, as its clients see it
  JOB_SERVICE_REFUSED: {
    scope: 'job',
    retry: 'never',
    message: 'The job service refused.',
    advice: 'Change what the message names, then ask again.',
  },
  JOB_SERVICE_UNREACHABLE: {
    scope: 'job',
    retry: 'auto',
    message: 'The job service cannot be reached.',
    advice: 'Check --endpoint-url and that the station is serving, then repeat the command.',
  },
  JOB_SERVICE_FAILED: {
    scope: 'job',
    retry: 'auto',
    message: 'The job service failed.',
    advice:
      'Repeat the command later. After creating a job, look with "drivepost job list" whether it is there.',
  },
  JOB_SERVICE_ANSWER: {
    scope: 'job',
    retry: 'person',
    message: 'The answer of the job service cannot be read.',
    advice: 'Check --endpoint-url: something else may answer there.',
  },
  // The loader
  INVENTORY_UNREADABLE: {
    scope: 'job',
    retry: 'person',
    message: "The drive's inventory could not be used.",
    advice: 'Run drivepost prepare on the drive again: it writes a new one. Without one, delete the file.',
  },
  SIGNATURE_MISSING: {
    scope: 'job',
    retry: 'never',
    message: 'The drive has no SIGNATURE.',
    advice: 'Say whose drive it is with --job JOBID: its job then ends as MissingSignature.',
  },
  SIGNATURE_INVALID: {
    scope: 'job',
    retry: 'never',
    message: "The drive's SIGNATURE cannot be read.",
    advice: 'Say whose drive it is with --job JOBID: its job then ends as InvalidSignature.',
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
  TARGET_INVALID: {
    scope: 'job',
    retry: 'person',
    message: 'The target was not understood.',
    advice: 'Write --to s3, --to s3://bucket or --to file:///folder.',
  },
  JOB_SIGNATURE: {
    scope: 'job',
    retry: 'person',
    message: 'The job service gave no SIGNATURE that can be used.',
    advice: 'Ask again with "drivepost job status JOBID --signature-to FOLDER".',
  },
  JOB_SIGNATURE_MISSING: {
    scope: 'job',
    retry: 'person',
    message: 'The job is there, but SIGNATURE could not be written.',
    advice: 'When the folder can be written to: "drivepost job status JOBID --signature-to FOLDER".',
  },
  JOB_LABEL_MISSING: {
    scope: 'job',
    retry: 'person',
    message: 'There is no label.',
    advice: 'Ask the station; its address may not be set yet.',
  },
  JOB_MANIFEST_CUT: {
    scope: 'job',
    retry: 'person',
    message: 'The copy of the manifest on the drive lacks its password or PIN.',
    advice: 'Name the finished manifest, which "prepare" wrote to its --output, with --manifest.',
  },
  CONFIRMATION_NEEDED: {
    scope: 'app',
    retry: 'never',
    message: 'Nothing was done, because nobody confirmed it.',
    advice: 'Type the job id when asked, or give --yes.',
  },
  // Serving
  LISTEN_FAILED: {
    scope: 'app',
    retry: 'person',
    message: 'The address cannot be listened on.',
    advice: 'Take another with --listen, or stop what uses it.',
  },
  LISTEN_INSECURE: {
    scope: 'app',
    retry: 'never',
    message: 'Only the loopback is served without TLS.',
    advice: 'Give --tls-cert and --tls-key, or --insecure if something in front speaks TLS.',
  },
  TLS_FILES: {
    scope: 'app',
    retry: 'person',
    message: 'The TLS certificate and key cannot be used.',
    advice: 'Both have to be PEM files, and the key has to be that of the certificate.',
  },
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof errorCodes;

export interface AppErrorContext {
  /** Put behind the table's message: which file, what was found. */
  readonly detail?: string;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
  /** Replaces the table's advice where more is known. */
  readonly advice?: string;
}

/** Makes the AppError of a code, with the words of the table. */
export function appError(code: ErrorCode, context: AppErrorContext = {}): AppError {
  const entry = errorCodes[code];
  return new AppError({
    code,
    scope: entry.scope,
    retry: entry.retry,
    message: context.detail === undefined ? entry.message : `${entry.message} ${context.detail}`,
    advice: context.advice ?? entry.advice,
    details: context.details,
    cause: context.cause,
  });
}
