import { delay } from '../../../shared/base/async.ts';
import { AppError } from '../../../shared/base/errors.ts';
import type { Progress } from '../../../shared/base/progress.ts';
import type { Clock } from '../../../shared/base/time.ts';
import { toErrorData } from '../../../shared/contract/error-crossing.ts';
import type { RunSnapshot } from '../../../shared/contract/runs.ts';
import { appError } from '../../../shared/domain/error-codes.ts';
import type { Log, Power, WorkerStarter } from '../ports.ts';
import { attempt, type AttemptEnd } from './attempt.ts';
import type { DriveReturn } from './drive-return.ts';
import { isResumable, isUnderWay, workFeeds, type RunDefinition } from './run-definition.ts';
import { gainedBytes, measure, ratesOf, startMeter, takeUp, type Meter } from './run-meter.ts';
import type { RunRecord } from './run-record.ts';

export interface RunPorts {
  readonly clock: Clock;
  readonly log: Log;
  readonly power: Power;
  readonly workers: WorkerStarter;
  readonly drives: DriveReturn;
  /** How a run of its kind is made. Throws NOT_FOUND when nobody has told. */
  readonly definition: () => RunDefinition<unknown>;
  /** Hears of each change; `isStep` when its state is another one. */
  readonly onChange: (isStep: boolean) => void;
}

/** One piece of long work, from its start to its end, over all its pauses. */
export interface Run {
  readonly runId: string;
  snapshot(): RunSnapshot;
  record(): RunRecord;
  /** Begins or goes on. Throws RUN_BUSY when it is under way or over. */
  go(): void;
  /** Stops it; resolves when drive and network are let go. Of one that rests, only `canceled` changes anything. */
  stop(as: 'paused' | 'canceled'): Promise<void>;
  /** Resolves when it rests: paused, failed, done or canceled. */
  rested(): Promise<RunSnapshot>;
}

/** So often the drive may be lost with nothing gained in between, before a person is asked. */
const lossLimit = 5;
/** Longer than it takes until the list of drives shows that one is gone. */
const lossPauseMs = 2000;

/** What a drive that was pulled can look like to who was reading or writing it. */
const doubtfulCodes: ReadonlySet<string> = new Set([
  'INTERNAL',
  'FILE_UNREADABLE',
  'DRIVE_REFUSED',
  'DRIVE_EMPTY',
  'DRIVE_FORMAT',
  'DRIVE_FAILING',
  'DRIVE_READ_ONLY',
  'SIGNATURE_MISSING',
  'INVENTORY_UNREADABLE',
]);

type Rest =
  | { readonly kind: 'stopped' }
  | { readonly kind: 'done'; readonly result: unknown }
  | { readonly kind: 'failed'; readonly error: unknown };

/** A run made from what is remembered of it, or of a new one. */
export function createRun(first: RunRecord, ports: RunPorts): Run {
  let facts = first;
  let meters = new Map<string, Meter>();
  let sinceMs: number | null = null;
  let stopping: { readonly as: 'paused' | 'canceled' } | null = null;
  let abort = new AbortController();
  /** How often the drive was lost since the last gain. */
  let losses = 0;
  let activity: Promise<void> = Promise.resolve();

  function change(changes: Partial<RunRecord>): void {
    const isStep = changes.state !== undefined && changes.state !== facts.state;
    facts = { ...facts, ...changes };
    ports.onChange(isStep);
  }

  function activeMs(): number {
    return facts.activeMs + (sinceMs === null ? 0 : Math.max(0, ports.clock.now() - sinceMs));
  }

  function endActive(): void {
    const spentMs = activeMs();
    sinceMs = null;
    facts = { ...facts, activeMs: spentMs };
  }

  function onProgress(progress: Progress): void {
    const atMs = activeMs();
    const before = meters.get(progress.phase) ?? startMeter(atMs);
    const meter = measure(before, progress, atMs);
    meters.set(progress.phase, meter);
    // A phase with no total only looks around.
    if (progress.totalBytes !== null && gainedBytes(meter) > gainedBytes(before)) losses = 0;
    change({ progress, ...(facts.state === 'starting' ? { state: 'running' } : {}) });
  }

  /** One try, with the computer kept awake. Ends as DRIVE_GONE when the drive is seen to go. */
  async function tryOnce(signal: AbortSignal): Promise<AttemptEnd> {
    const mountPoint = await ports.drives.find(facts.subject);
    if (signal.aborted) return { kind: 'stopped' };
    if (mountPoint === null && facts.subject.mountPoint !== null) return driveGone();
    change({ state: 'starting', error: null, subject: { ...facts.subject, mountPoint } });
    const input = await ports.definition().input(facts.task, facts.subject);
    const ending = new AbortController();
    const letSleep = ports.power.keepAwake();
    meters = new Map([...meters].map(([phase, meter]) => [phase, takeUp(meter)]));
    sinceMs = ports.clock.now();
    let isLost = false;
    const isWatched = facts.subject.driveId !== null;
    if (isWatched)
      void ports.drives
        .awaitLoss(facts.subject, AbortSignal.any([signal, ending.signal]))
        .then(lose, noteFault);
    function lose(): void {
      isLost = true;
      ending.abort();
    }
    try {
      const end = await attempt(
        {
          workers: ports.workers,
          feed: workFeeds[facts.kind],
          input,
          onProgress,
          onNotice: (text) => change({ notices: [...facts.notices, text] }),
        },
        AbortSignal.any([signal, ending.signal]),
      );
      return isLost && end.kind === 'stopped' ? driveGone() : end;
    } finally {
      ending.abort();
      endActive();
      letSleep();
    }
  }

  /** Tries until there is an end, waiting for the drive whenever it goes. */
  async function work(signal: AbortSignal): Promise<Rest> {
    losses = 0;
    for (;;) {
      const end = await tryOnce(signal);
      if (end.kind !== 'failed') return end;
      if (signal.aborted) return { kind: 'stopped' };
      const isGone = await isDriveGone(end.error, signal);
      losses += 1;
      if (!isGone || losses > lossLimit) return end;
      const error = end.error.code === 'DRIVE_GONE' ? end.error : driveGone().error;
      change({ state: 'waiting', error: toErrorData(error) });
      await delay(lossPauseMs, signal);
      const mountPoint = await ports.drives.awaitReturn(facts.subject, signal);
      change({ subject: { ...facts.subject, mountPoint } });
    }
  }

  /** The list of drives may show for a moment longer what is not there any more. */
  async function isDriveGone({ code }: AppError, signal: AbortSignal): Promise<boolean> {
    const { driveId, mountPoint } = facts.subject;
    if (driveId === null || mountPoint === null) return false;
    if (code === 'DRIVE_GONE' || (await ports.drives.find(facts.subject)) === null) return true;
    if (!doubtfulCodes.has(code)) return false;
    const ending = new AbortController();
    const either = AbortSignal.any([signal, ending.signal]);
    const isLost = await Promise.race([
      ports.drives.awaitLoss(facts.subject, either).then(() => true),
      delay(lossPauseMs, either).then(
        () => false,
        () => false,
      ),
    ]);
    ending.abort();
    return isLost;
  }

  async function carryOut(signal: AbortSignal): Promise<void> {
    let rest: Rest;
    try {
      rest = await work(signal);
      if (rest.kind === 'done') {
        await ports.definition().finish?.(rest.result, { task: facts.task, subject: facts.subject });
      }
    } catch (error) {
      rest = signal.aborted ? { kind: 'stopped' } : { kind: 'failed', error };
    }
    settle(rest);
  }

  function settle(rest: Rest): void {
    const endedMs = ports.clock.now();
    if (rest.kind === 'done') change({ state: 'done', endedMs, result: rest.result, error: null });
    else if (rest.kind === 'failed') {
      if (!(rest.error instanceof AppError)) noteFault(rest.error);
      change({ state: 'failed', endedMs, error: toErrorData(rest.error) });
    } else change({ state: stopping?.as ?? 'paused', endedMs, error: null });
  }

  function noteFault(error: unknown): void {
    ports.log.fault(`run ${facts.kind}`, error);
  }

  return {
    runId: first.runId,
    record: () => ({ ...facts, activeMs: activeMs() }),
    snapshot() {
      const { task: _task, ...shown } = facts;
      const meter = meters.get(facts.progress?.phase ?? '');
      const atMs = activeMs();
      const figures =
        meter === undefined || facts.progress === null ? noFigures : ratesOf(meter, facts.progress, atMs);
      return { ...shown, ...figures, rates: [...figures.rates], activeMs: atMs };
    },
    go() {
      if (!isResumable(facts)) throw appError('RUN_BUSY');
      stopping = null;
      abort = new AbortController();
      change({ state: 'starting', endedMs: null, error: null, result: null });
      activity = carryOut(abort.signal);
    },
    async stop(as) {
      if (!isUnderWay(facts)) {
        if (as === 'canceled' && isResumable(facts)) change({ state: 'canceled', error: null });
        return;
      }
      // Who wants it stopped for good wins over who wants a pause.
      stopping = stopping?.as === 'canceled' ? stopping : { as };
      change({ state: 'stopping' });
      abort.abort(new DOMException('stopped', 'AbortError'));
      await activity;
    },
    async rested() {
      await activity;
      return this.snapshot();
    },
  };
}

const noFigures = {
  nowBytesPerSecond: null,
  meanBytesPerSecond: null,
  nowFilesPerSecond: null,
  remainingMs: null,
  rates: [],
};

function driveGone(): { readonly kind: 'failed'; readonly error: AppError } {
  return { kind: 'failed', error: appError('DRIVE_GONE') };
}
