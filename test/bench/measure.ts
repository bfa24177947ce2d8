import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  /** A variable that is `undefined` is taken away. */
  readonly env?: Readonly<Record<string, string | undefined>> | undefined;
  readonly cwd?: string | undefined;
}

export interface Measurement {
  readonly seconds: number;
  /** The most memory it ever held, by the kernel's own account (VmHWM); 0 where that cannot be read. */
  readonly peakBytes: number;
  readonly code: number | null;
  /** The end of what it said. */
  readonly tail: string;
}

const pollMs = 20;

/** Runs a command to its end and measures it. */
export function measure(command: Command): Promise<Measurement> {
  return new Promise((resolve, reject) => {
    const startedNs = process.hrtime.bigint();
    const child = spawn(command.program, [...command.args], {
      env: { ...process.env, ...command.env },
      cwd: command.cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let peakBytes = 0;
    let tail = '';
    const poll = setInterval(() => {
      peakBytes = Math.max(peakBytes, peakOf(child.pid));
    }, pollMs);
    const keep = (chunk: Buffer): void => {
      tail = (tail + chunk.toString('utf8')).slice(-4000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', (error) => {
      clearInterval(poll);
      reject(error);
    });
    child.once('close', (code) => {
      clearInterval(poll);
      resolve({ seconds: Number(process.hrtime.bigint() - startedNs) / 1e9, peakBytes, code, tail });
    });
  });
}

function peakOf(pid: number | undefined): number {
  try {
    const match = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return Number(match?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}
