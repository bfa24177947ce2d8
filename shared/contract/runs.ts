import * as z from 'zod';
import type { Progress } from '../base/progress.ts';
import { call, feed, nothing } from './define.ts';
import { ErrorData } from './error-data.ts';
import { GivenId, made, Milliseconds } from './plain.ts';

/** What long work is about. */
const RunSubject = z.object({
  draftId: z.string().nullable(),
  shipmentId: z.string().nullable(),
  jobId: z.string().nullable(),
  /** Where the drive is mounted, and how it is known again. */
  mountPoint: z.string().nullable(),
  driveId: z.string().nullable(),
});
export type RunSubject = z.output<typeof RunSubject>;

/** One piece of long work, as it is now. */
export const RunSnapshot = z.object({
  runId: GivenId,
  kind: z.enum(['prepare', 'rehearse', 'load', 'prove']),
  subject: RunSubject,
  /**
   * `waiting`: its drive is gone, and it goes on by itself when the same drive is back. `paused` and `failed` can be
   * resumed; nothing is lost.
   */
  state: z.enum(['starting', 'running', 'stopping', 'paused', 'waiting', 'done', 'failed', 'canceled']),
  progress: made<Progress>().nullable(),
  /** Of the last seconds, and since it began, pauses left out. Null until it can be told. */
  nowBytesPerSecond: z.number().nullable(),
  meanBytesPerSecond: z.number().nullable(),
  nowFilesPerSecond: z.number().nullable(),
  /** Null until the total is known. */
  remainingMs: Milliseconds.nullable(),
  /** Bytes a second, one for each second of the last two minutes, oldest first. */
  rates: z.array(z.number()),
  startedMs: Milliseconds,
  endedMs: Milliseconds.nullable(),
  /** Time at work. */
  activeMs: Milliseconds,
  /** What a person was told meanwhile. */
  notices: z.array(z.string()),
  /** Why it failed or waits. */
  error: ErrorData.nullable(),
  /** PrepareReport, VerifyReport, LoadReport or ProofReport, by kind; null before the end. */
  result: z.unknown(),
});
export type RunSnapshot = z.output<typeof RunSnapshot>;

const run = z.object({ runId: GivenId });

/** Long work: it goes on when no window looks, and is resumed after a fault. */
export const runsContract = {
  'runs.watch': feed(nothing, z.array(RunSnapshot)),
  /** Stops it and keeps what is done; resolves when drive and network are let go. */
  'runs.pause': call(run, nothing),
  'runs.resume': call(run, nothing),
  /** Stops it for good. What is on the drive stays there. */
  'runs.cancel': call(run, nothing),
  /** Forgets one that has ended. */
  'runs.dismiss': call(run, nothing),
};
