import type { ChildProcess } from 'node:child_process';

/** Who does the work: the command, or the desktop app's worker process over its contract. */
export type Host = 'cli' | 'worker';

/** How a run ended. */
export interface Ended {
  /** The command's exit code; for the worker what the command would have ended with. Null when a signal ended it. */
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The report as JSON; empty when there is none. */
  readonly report: string;
  /** What it said besides. */
  readonly said: string;
  /** Whether it did not end by itself in time and was killed for it. */
  readonly isHung: boolean;
}

/** A run under way. */
export interface WorkRun {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

export interface RunOptions {
  readonly host?: Host;
  /** Another endpoint than the scene's server: a proxy before it. */
  readonly endpointUrl?: string;
  /** Other folders with the bundle of the command and of the worker than the ones that are shipped. */
  readonly bundle?: { readonly command: string; readonly worker: string };
  readonly env?: Readonly<Record<string, string>>;
  /** Arguments before the program's: `prlimit`, say. The command only. */
  readonly wrapper?: readonly string[];
  /** Arguments behind the command's own. */
  readonly extra?: readonly string[];
  readonly timeoutMs?: number;
}

/** Longer than this no run of the matrix takes unless it hangs. */
const defaultTimeoutMs = 60_000;

/** Kills a child that does not end in time. `stop` says whether it had to. */
export function watchHang(child: ChildProcess, timeoutMs = defaultTimeoutMs): { stop(): boolean } {
  let isHung = false;
  const timer = setTimeout(() => {
    isHung = true;
    child.kill('SIGKILL');
  }, timeoutMs);
  return {
    stop() {
      clearTimeout(timer);
      return isHung;
    },
  };
}
