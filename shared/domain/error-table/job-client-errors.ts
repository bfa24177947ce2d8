import type { ErrorEntry } from './error-entry.ts';

/** What a client of a job service meets. */
export const jobClientErrors = {
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
} as const satisfies Record<string, ErrorEntry>;
