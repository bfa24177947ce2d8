import type { RunSnapshot, RunSubject } from '../../../shared/contract/runs.ts';

export type RunKind = RunSnapshot['kind'];

/** The feed of the worker that does each kind of work. */
export const workFeeds = {
  prepare: 'work.prepare',
  rehearse: 'work.rehearse',
  load: 'work.load',
  prove: 'work.prove',
} as const satisfies Record<RunKind, string>;

/**
 * How a kind of long work is made; told once, by the part of the program that starts it. `task` is plain data that may be
 * written to disk, so no secret is in it; all that a run needs besides, `input` adds.
 */
export interface RunDefinition<Task> {
  /**
   * What the worker is given, made at each start and resume. The drive is where `subject.mountPoint` says now, which may be
   * another place than last time. Secrets are put in here. What it throws ends the run as failed, and resumable.
   */
  readonly input: (task: Task, subject: RunSubject) => Promise<unknown>;
  /** Does what belongs to a good end, before it is told. What it throws makes the run a failed one. */
  readonly finish?: (
    result: unknown,
    run: { readonly task: Task; readonly subject: RunSubject },
  ) => Promise<void>;
}

export interface RunStart<Task> {
  readonly subject: RunSubject;
  readonly task: Task;
}

/** Starts runs of one kind. */
export interface RunStarter<Task> {
  /**
   * Starts a run in a worker of its own and gives its first snapshot. A run of the same work that rests gives way to it.
   * Throws RUN_BUSY when a run that is under way has the same drive, or does the same work.
   */
  start(start: RunStart<Task>): RunSnapshot;
}

/** Whether a run is at work, or will go on by itself. */
export function isUnderWay({ state }: Pick<RunSnapshot, 'state'>): boolean {
  return state === 'starting' || state === 'running' || state === 'stopping' || state === 'waiting';
}

/** Whether `runs.resume` goes on with it. */
export function isResumable({ state }: Pick<RunSnapshot, 'state'>): boolean {
  return state === 'paused' || state === 'failed';
}
