import type { jobClientErrors } from '../../../domain/error-table/job-client-errors.ts';

/** What to do in the window about what a job service answers. */
export const enJobClientAdvice = {
  JOB_SERVICE_REFUSED: 'Change what the answer names, then ask again.',
  JOB_SERVICE_UNREACHABLE:
    'Check the address of the job service in the account, your network, and that the station is serving. Then try again.',
  JOB_SERVICE_FAILED:
    'Try again later. If you were creating a job, look at your shipments first: it may have been created.',
  JOB_SERVICE_ANSWER: 'Check the address of the job service in the account: something else may answer there.',
  JOB_SIGNATURE: 'Open the job under Shipments and have SIGNATURE written again.',
  JOB_SIGNATURE_MISSING:
    'See that the drive is plugged in and can be written to, then have SIGNATURE written again. Do not create a second job.',
  JOB_LABEL_MISSING: 'Ask the station for it; its address may not be set yet.',
  JOB_MANIFEST_CUT: 'Choose the finished manifest that was saved when the drive was prepared.',
  CONFIRMATION_NEEDED: 'Confirm in the dialog if it is meant to happen.',
} as const satisfies Record<keyof typeof jobClientErrors, string>;
