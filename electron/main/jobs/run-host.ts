import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { appError } from '../../../shared/domain/error-codes.ts';
import type { RunSnapshot } from '../../../shared/contract/runs.ts';
import { watched } from '../../../shared/contract/watched.ts';
import { openDocument } from '../documents/json-document.ts';
import type { DriveWatch } from '../drives/drive-watch.ts';
import type { Ports } from '../ports.ts';
import { createDriveReturn } from './drive-return.ts';
import { createRun, type Run } from './run.ts';
import {
  isUnderWay,
  type RunDefinition,
  type RunKind,
  type RunStart,
  type RunStarter,
} from './run-definition.ts';
import { asFound, runRecords, tooOld, worthKeeping, type RunRecord } from './run-record.ts';

/**
 * Long work: one worker process for each run, so that several go on at once and the death of one harms no other. Runs
 * outlive windows; those that were under way when the program ended are there as paused at its next start.
 */
export interface RunHost {
  /** Tells how runs of a kind are made and gives what starts them; once for each kind, when the program opens. */
  define<Task>(kind: RunKind, definition: RunDefinition<Task>): RunStarter<Task>;
  list(): readonly RunSnapshot[];
  /** All runs, newest first, at each change of state at once and else four times a second at most. */
  watch(signal: AbortSignal): AsyncGenerator<RunSnapshot[]>;
  /** Resolves when drive and network are let go. The next three throw NOT_FOUND for a run that is not there. */
  pause(runId: string): Promise<void>;
  /** Goes on with what is paused or failed. Throws RUN_BUSY when its drive is in use, or it is over. */
  resume(runId: string): void;
  cancel(runId: string): Promise<void>;
  /** Forgets a run that rests. Throws RUN_BUSY for one that is under way. */
  dismiss(runId: string): void;
  /** Resolves when the run rests: paused, failed, done or canceled. */
  rested(runId: string): Promise<RunSnapshot>;
  /** Stops everything so that it can be resumed, and saves that; for the end of the program. */
  pauseAll(): Promise<void>;
}

export interface RunHostPorts extends Pick<Ports, 'clock' | 'log' | 'power' | 'workers'> {
  readonly dataFolder: string;
  /** Null where only folders are worked on. */
  readonly drives: Pick<DriveWatch, 'watch'> | null;
}

const tellEveryMs = 250;

/** Opens the runs of a data folder. */
export async function openRunHost(ports: RunHostPorts): Promise<RunHost> {
  const document = await openDocument(join(ports.dataFolder, 'runs.json'), runRecords);
  const definitions = new Map<RunKind, RunDefinition<unknown>>();
  const drives = createDriveReturn(ports.drives);
  const runs = new Map<string, Run>();
  for (const record of document.get().runs) add(asFound(record));
  const told = watched(list());
  let telling: NodeJS.Timeout | null = null;
  let saved: Promise<unknown> = Promise.resolve();

  function list(): RunSnapshot[] {
    return [...runs.values()].map((run) => run.snapshot()).sort((a, b) => b.startedMs - a.startedMs);
  }

  function tell(): void {
    if (telling !== null) clearTimeout(telling);
    telling = null;
    told.set(list());
    // What stands still is told too: its rate falls.
    if ([...runs.values()].some((run) => run.record().state === 'running'))
      telling = setTimeout(tell, tellEveryMs);
  }

  function save(): void {
    const records = worthKeeping([...runs.values()].map((run) => run.record()));
    saved = document
      .change(() => ({ runs: records }))
      .catch((error: unknown) => ports.log.fault('runs', error));
  }

  function add(record: RunRecord): Run {
    const run = createRun(record, {
      clock: ports.clock,
      log: ports.log,
      power: ports.power,
      workers: ports.workers,
      drives,
      definition() {
        const definition = definitions.get(record.kind);
        if (definition === undefined) throw appError('NOT_FOUND', { detail: record.kind });
        return definition;
      },
      onChange(isStep) {
        if (isStep) {
          save();
          tell();
        } else telling ??= setTimeout(tell, tellEveryMs);
      },
    });
    runs.set(record.runId, run);
    return run;
  }

  function find(runId: string): Run {
    const run = runs.get(runId);
    if (run === undefined) throw appError('NOT_FOUND', { detail: runId });
    return run;
  }

  /** Throws RUN_BUSY when another run has the drive, or does the same. */
  function checkFree(wanted: Pick<RunRecord, 'runId' | 'kind' | 'subject'>): void {
    for (const run of runs.values()) {
      const other = run.record();
      if (other.runId === wanted.runId || !isUnderWay(other)) continue;
      if (isSameWork(other, wanted) || isSameDrive(other, wanted)) throw appError('RUN_BUSY');
    }
  }

  function start(kind: RunKind, { subject, task }: RunStart<unknown>): RunSnapshot {
    const record: RunRecord = {
      runId: randomUUID(),
      kind,
      subject,
      task,
      state: 'paused',
      progress: null,
      startedMs: ports.clock.now(),
      endedMs: null,
      activeMs: 0,
      notices: [],
      error: null,
      result: null,
    };
    checkFree(record);
    for (const [runId, run] of runs) if (isSameWork(run.record(), record)) runs.delete(runId);
    for (const { runId } of tooOld([...runs.values()].map((run) => run.record()))) runs.delete(runId);
    const run = add(record);
    run.go();
    return run.snapshot();
  }

  return {
    define<Task>(kind: RunKind, definition: RunDefinition<Task>) {
      // What is remembered of a run of this kind was started with a task of this kind.
      definitions.set(kind, definition as RunDefinition<unknown>);
      return { start: (what: RunStart<Task>) => start(kind, what) };
    },
    list,
    watch: (signal) => told.watch(signal),
    pause: (runId) => find(runId).stop('paused'),
    resume(runId) {
      const run = find(runId);
      checkFree(run.record());
      run.go();
    },
    cancel: (runId) => find(runId).stop('canceled'),
    dismiss(runId) {
      if (isUnderWay(find(runId).record())) throw appError('RUN_BUSY');
      runs.delete(runId);
      save();
      tell();
    },
    rested: (runId) => find(runId).rested(),
    async pauseAll() {
      await Promise.all([...runs.values()].map((run) => run.stop('paused')));
      if (telling !== null) clearTimeout(telling);
      telling = null;
      await saved;
    },
  };
}

type Work = Pick<RunRecord, 'kind' | 'subject'>;

function isSameWork(a: Work, b: Work): boolean {
  return a.kind === b.kind && ownerOf(a) !== null && ownerOf(a) === ownerOf(b);
}

/** What a run is about in the first place. */
function ownerOf({ subject }: Work): string | null {
  return subject.draftId ?? subject.shipmentId ?? subject.jobId ?? subject.driveId;
}

function isSameDrive(a: Work, b: Work): boolean {
  const { driveId, mountPoint } = a.subject;
  return (
    (driveId !== null && driveId === b.subject.driveId) ||
    (mountPoint !== null && mountPoint === b.subject.mountPoint)
  );
}
