import type { ErrorEntry } from './error-entry.ts';

/** What the lab meets while running a station. */
export const stationErrors = {
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
  // Serving
  STATION_SERVED: {
    scope: 'app',
    retry: 'person',
    message: "Another process serves this station's job service.",
    advice:
      'Use that one, or end it and try again. Loads, the desk and all other commands work beside it; only serving is done once.',
  },
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
