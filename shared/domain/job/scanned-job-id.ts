import { parseJobId, type JobId } from './job-id.ts';

/**
 * Reads a job id as a scanner or a person gives it: in any case, with control characters and white space around it and with
 * `JOBID` before it, as the label has it. Null when it is none.
 */
export function scannedJobId(text: string): JobId | null {
  // oxlint-disable-next-line no-control-regex -- scanners send control characters before and after what they read
  const plain = text.replaceAll(/[\u0000-\u001F\u007F]/g, ' ').trim();
  return parseJobId(plain.replace(/^JOB ?ID\b[\s:#=-]*/i, ''));
}
