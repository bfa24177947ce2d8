import type { stationErrors } from '../../../domain/error-table/station-errors.ts';

/** What to do in the window about the errors of a station. */
export const enStationAdvice = {
  STATION_NOT_FOUND: 'Choose the folder of an existing station, or set up a new one in the settings.',
  STATION_FOLDER: 'Choose an empty or a new folder.',
  STATION_NEWER: 'Use that version of Drivepost, or a later one.',
  STATION_DATABASE:
    'Check that the disk is not full and that no other program holds the file, then try again.',
  STATION_KEY_MISSING:
    'Bring the key file back from your backup, or choose where it is. Without it the secrets stay sealed.',
  STATION_KEY_WRONG: 'Choose the key file that belongs to this station.',
  STATION_KEY_EXPOSED:
    'Take the right to read it away from other users, and consider whether somebody has read it.',
  STATION_SECRET_DAMAGED: 'Restore the station’s folder from your backup.',
  FACILITY_INVALID: 'Fill in the facility’s address in the station’s settings.',
  ACCOUNT_NAME:
    'Take another name: 1 to 64 letters, digits, spaces or any of . _ @ -, and not one that is in use.',
  ACCOUNT_NOT_FOUND: 'Choose one of the accounts that are listed, or add one.',
  JOB_NOT_FOUND: 'Check the job id on the label. The list shows all jobs that this station knows.',
  JOB_STATE: 'Open the job: it tells its state and how it came to it.',
  STATION_SERVED:
    'End the program that serves the station, or leave the job service to it and switch it off here. Drives are loaded here all the same.',
  LISTEN_FAILED: 'Take another address or port, or end the program that uses this one.',
  LISTEN_INSECURE:
    'Choose a TLS certificate and its key, or listen on the loopback only. If something in front speaks TLS, say so in the settings.',
  TLS_FILES: 'Both have to be PEM files, and the key has to be that of the certificate.',
} as const satisfies Record<keyof typeof stationErrors, string>;
