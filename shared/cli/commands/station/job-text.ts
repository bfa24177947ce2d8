import type { DeskJob, JobEvent } from '../../../engine/station/station.ts';
import type { CliContext } from '../../context.ts';
import { formatTable, printable, writeJson, writeLine } from '../../output.ts';

/** A time as the job service prints it: `2010-03-28T20:27:35Z`. */
export function isoTime(timeMs: number): string {
  return new Date(timeMs).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** A job as `--json` prints it. */
export function jobJson(job: DeskJob) {
  const { createdMs, expiresMs, ...rest } = job;
  return { ...rest, created: isoTime(createdMs), expires: isoTime(expiresMs) };
}

/** An event as `--json` prints it. */
export function eventJson(event: JobEvent) {
  const { atMs, ...rest } = event;
  return { at: isoTime(atMs), ...rest };
}

/** The jobs as a table, one a line. */
export function jobsTable(jobs: readonly DeskJob[]): string {
  const rows = jobs.map((job) =>
    [
      job.jobId,
      job.locationCode,
      job.progressCode,
      isoTime(job.createdMs),
      job.accountName,
      job.deviceId ?? '',
      job.bucket ?? '',
    ].map(printable),
  );
  return formatTable([['JOB', 'LOCATION', 'PROGRESS', 'CREATED', 'ACCOUNT', 'DEVICE', 'BUCKET'], ...rows]);
}

/** What an event says, in one line. */
export function eventText(event: JobEvent): string {
  const from = event.from === null ? '' : `${event.from} `;
  const codes = event.from === event.to ? '' : ` ${from}-> ${event.to ?? ''}`;
  const detail = Object.entries(event.detail)
    .map(([name, value]) => ` ${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join('');
  return printable(`${isoTime(event.atMs)}  ${event.what}${codes} by ${event.who}${detail}`);
}

/** Prints a job after something was done with it. */
export function reportJob(
  context: CliContext,
  job: DeskJob,
  options: { readonly json?: boolean; readonly text: string },
): void {
  if (options.json === true) {
    writeJson(context, jobJson(job));
    return;
  }
  writeLine(context, `Job ${job.jobId} ${options.text}. It is ${job.locationCode} and ${job.progressCode}.`);
}
