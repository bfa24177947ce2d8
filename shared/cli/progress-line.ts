import { formatBytes, formatCount, formatInteger } from '../base/bytes.ts';
import { fileCostBytes, type Progress, type ReportProgress } from '../base/progress.ts';
import { formatDuration } from '../base/time.ts';
import type { CliContext } from './context.ts';
import { printable } from './output.ts';

const terminalIntervalMs = 250;
const plainIntervalMs = 10_000;

export interface ProgressLine {
  readonly report: ReportProgress;
  /** Clears the line on a terminal. Call it before printing anything else. */
  end(): void;
}

/** Shows progress on stderr: one line that is rewritten on a terminal, a plain line every ten seconds elsewhere. */
export function createProgressLine(context: CliContext): ProgressLine {
  const isTerminal = context.stderr.isTTY === true;
  const intervalMs = isTerminal ? terminalIntervalMs : plainIntervalMs;
  let startedMs = context.clock.now();
  // What earlier runs have done is no measure of how fast this one is.
  let before: Done = { files: 0, bytes: 0 };
  let shownMs = startedMs;
  let phase = '';
  let isShown = false;

  function report(progress: Progress): void {
    const nowMs = context.clock.now();
    if (progress.phase !== phase) {
      phase = progress.phase;
      startedMs = nowMs;
      before = progress;
    } else if (nowMs - shownMs < intervalMs) {
      return;
    }
    shownMs = nowMs;
    const text = describeProgress(progress, nowMs - startedMs, before);
    if (isTerminal) {
      const width = Math.max(20, (context.stderr.columns ?? 80) - 1);
      context.stderr.write(`\r\u001b[K${text.slice(0, width)}`);
      isShown = true;
    } else {
      context.stderr.write(`${text}\n`);
    }
  }

  function end(): void {
    if (isShown) context.stderr.write('\r\u001b[K');
    isShown = false;
  }

  return { report, end };
}

type Done = Pick<Progress, 'files' | 'bytes'>;

const nothing: Done = { files: 0, bytes: 0 };

/**
 * One line: phase, bytes, files, rate and, once the totals are known, the time left. `before` is what was done when the
 * time that has elapsed began.
 */
export function describeProgress(progress: Progress, elapsedMs: number, before = nothing): string {
  const parts = [progress.phase];
  const ofFiles = progress.totalFiles === null ? '' : ` of ${formatInteger(progress.totalFiles)}`;
  const ofBytes = progress.totalBytes === null ? '' : ` of ${formatBytes(progress.totalBytes)}`;
  parts.push(`${formatBytes(progress.bytes)}${ofBytes}`);
  parts.push(`${formatInteger(progress.files)}${ofFiles} files`);
  if (elapsedMs > 0)
    parts.push(`${formatBytes((Math.max(0, progress.bytes - before.bytes) * 1000) / elapsedMs)}/s`);
  const leftMs = timeLeftMs(progress, elapsedMs, before);
  if (leftMs !== null) parts.push(`${formatDuration(leftMs)} left`);
  if (progress.failed > 0) parts.push(formatCount(progress.failed, 'failure'));
  const { unverifiedBytes = 0, current } = progress;
  if (unverifiedBytes > 0) parts.push(`${formatBytes(unverifiedBytes)} written, to be read back`);
  else if (current !== null) parts.push(printable(current));
  return parts.join(' · ');
}

/** Time left by the mean rate so far, or null before the scan has ended or before anything was done. */
export function timeLeftMs(progress: Progress, elapsedMs: number, before = nothing): number | null {
  const { files, totalFiles, bytes, totalBytes } = progress;
  if (totalFiles === null || totalBytes === null) return null;
  const done = bytes - before.bytes + (files - before.files) * fileCostBytes;
  const left = totalBytes - bytes + (totalFiles - files) * fileCostBytes;
  return done <= 0 ? null : (elapsedMs * Math.max(0, left)) / done;
}
