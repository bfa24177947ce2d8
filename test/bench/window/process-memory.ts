import { readFileSync } from 'node:fs';
import type { ElectronApplication } from 'playwright-core';

export interface ProcessMemory {
  /** Electron's word for what the process does; workers go by their own name. */
  readonly name: string;
  readonly residentBytes: number;
  /** Pages that several processes share are divided among them; 0 where that cannot be read. */
  readonly sharedOutBytes: number;
}

/** The memory of each process of the program, the largest first. */
export async function memoryOf(app: ElectronApplication): Promise<readonly ProcessMemory[]> {
  const metrics = await app.evaluate(({ app: program }) =>
    program.getAppMetrics().map(({ pid, type, name, serviceName, memory }) => ({
      pid,
      name: name ?? serviceName ?? type,
      residentBytes: memory.workingSetSize * 1024,
    })),
  );
  return metrics
    .map(({ pid, name, residentBytes }) => ({ name, residentBytes, sharedOutBytes: sharedOutOf(pid) }))
    .sort((left, right) => right.residentBytes - left.residentBytes);
}

/** What all processes hold, each shared page counted once, bytes. */
export function sumOf(processes: readonly ProcessMemory[]): number {
  return processes.reduce((sum, { sharedOutBytes }) => sum + sharedOutBytes, 0);
}

/** A list of processes for a table. */
export function memoryText(processes: readonly ProcessMemory[]): string {
  const each = processes.map(({ name, residentBytes }) => `${name} ${mebibytes(residentBytes)}`);
  return `${mebibytes(sumOf(processes))} MiB (resident: ${each.join(', ')})`;
}

function mebibytes(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(0);
}

function sharedOutOf(pid: number): number {
  try {
    const match = /^Pss:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'));
    return Number(match?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
