import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { messageOf } from '../../../shared/base/errors.ts';
import type { Fault, Violation, Work } from './fault.ts';

/** One cell's history, before it is run. */
export interface PlannedHistory {
  readonly fault: Fault;
  readonly work: Work;
  readonly seed: number;
}

/** What came of it. */
export interface HistoryResult extends PlannedHistory {
  readonly violations: readonly Violation[];
  /** Why the test itself broke; that is no violation of the product, but nothing was shown either. */
  readonly broken: string | null;
  readonly points: readonly string[];
  readonly tookMs: number;
  /** Where it ran; removed unless it was to be kept. */
  readonly folder: string;
}

export interface HistoryOptions {
  readonly signal: AbortSignal;
  /** Keep the folder of a history that shows a violation. */
  readonly keep: boolean;
}

/** A history that takes longer hangs. */
const defaultTimeoutMs = 180_000;

/** Runs one history in a folder of its own, with an end to its time. */
export async function runHistory(planned: PlannedHistory, options: HistoryOptions): Promise<HistoryResult> {
  const { fault, work, seed } = planned;
  const folder = mkdtempSync(join(tmpdir(), 'drivepost-matrix-'));
  const inside = join(folder, 'history');
  mkdirSync(inside);
  const timeoutMs = fault.alone?.timeoutMs ?? defaultTimeoutMs;
  const time = AbortSignal.timeout(timeoutMs);
  const signal = AbortSignal.any([options.signal, time]);
  const points: string[] = [];
  const startedMs = performance.now();
  let violations: readonly Violation[] = [];
  let broken: string | null = null;
  try {
    const note = (point: string): void => void points.push(point);
    const running = fault.run({ work, seed, folder: inside, signal, note });
    violations = await Promise.race([running, aborted(signal)]);
  } catch (error) {
    if (options.signal.aborted) throw error;
    if (time.aborted) violations = [{ what: 'hang', detail: `not over after ${timeoutMs / 1000} s` }];
    else broken = error instanceof Error ? (error.stack ?? error.message) : messageOf(error);
  } finally {
    const isKept = options.keep && (violations.length > 0 || broken !== null);
    if (!isKept) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
  return { ...planned, violations, broken, points, tookMs: performance.now() - startedMs, folder };
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const stop = (): void => reject(signal.reason instanceof Error ? signal.reason : new Error('stopped'));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}

/** How to see it again. */
export function repeatCommand({ fault, work, seed }: PlannedHistory): string {
  return `npm run faults -- --only '^${fault.id}/${work}$' --seed ${seed} --histories 1 --keep`;
}

/** A cell of the table. */
export function cellOf({ fault, work }: Pick<PlannedHistory, 'fault' | 'work'>): string {
  return `${fault.id}/${work}`;
}
