import { spawn } from 'node:child_process';
import { endedChildrenCpuSeconds, peakResidentBytes, treeResidentBytes } from './process-tree.ts';

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  /** A variable that is `undefined` is taken away. */
  readonly env?: Readonly<Record<string, string | undefined>> | undefined;
  readonly cwd?: string | undefined;
}

export interface Measurement {
  readonly seconds: number;
  /** User and system, of the program and all that it started. Of no meaning when others ended at the same time. */
  readonly cpuSeconds: number;
  /** The most memory the program and all that it started ever held together; 0 where that cannot be read. */
  readonly peakBytes: number;
  readonly code: number | null;
  /** The end of what it said. */
  readonly tail: string;
}

const pollMs = 20;
/** No program of a benchmark takes longer. */
const limitMs = 30 * 60_000;

/** Runs a command to its end and measures it. Rejects with the signal's reason once the command has been killed. */
export function measure(command: Command, signal?: AbortSignal): Promise<Measurement> {
  signal?.throwIfAborted();
  return new Promise((resolve, reject) => {
    const cpuBefore = endedChildrenCpuSeconds();
    const startedNs = process.hrtime.bigint();
    // A process group of its own: what it started goes with it.
    const child = spawn(command.program, [...command.args], {
      env: { ...process.env, ...command.env },
      cwd: command.cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const kill = (): void => killGroup(child.pid);
    signal?.addEventListener('abort', kill, { once: true });
    const limit = setTimeout(kill, limitMs);
    let peakBytes = 0;
    let tail = '';
    const poll = setInterval(() => {
      if (child.pid === undefined) return;
      peakBytes = Math.max(peakBytes, peakResidentBytes(child.pid), treeResidentBytes(child.pid));
    }, pollMs);
    const keep = (chunk: Buffer): void => {
      tail = (tail + chunk.toString('utf8')).slice(-4000);
    };
    const stop = (): void => {
      clearInterval(poll);
      clearTimeout(limit);
      signal?.removeEventListener('abort', kill);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', (error) => {
      stop();
      reject(error);
    });
    child.once('close', (code) => {
      const seconds = Number(process.hrtime.bigint() - startedNs) / 1e9;
      stop();
      if (signal?.aborted === true) reject(signal.reason as Error);
      else resolve({ seconds, cpuSeconds: endedChildrenCpuSeconds() - cpuBefore, peakBytes, code, tail });
    });
  });
}

/** Kills a process that leads a group, and its group. */
export function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

/** Throws what a command said when it did not end well. */
export function requireSuccess(what: string, measured: Measurement): Measurement {
  if (measured.code === 0) return measured;
  throw new Error(`${what} ended with ${measured.code}: ${measured.tail.slice(0, 1000)}`);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}
