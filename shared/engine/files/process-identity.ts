import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import * as z from 'zod';
import { systemCode } from '../../base/errors.ts';

/** Which process of which computer it is, so that one that has ended is told from a later one with the same number. */
export const ProcessIdentity = z.object({
  processId: z.number().int().positive(),
  host: z.string(),
  /** When it began, in the kernel's ticks; empty where the system does not tell. */
  started: z.string(),
});

/** See the schema. */
export type ProcessIdentity = z.infer<typeof ProcessIdentity>;

/** This process. */
export function ownIdentity(): ProcessIdentity {
  return { processId: process.pid, host: hostname(), started: startOf(process.pid) };
}

/** Whether it is a process of this computer that runs. */
export function isRunningHere({ processId, host, started }: ProcessIdentity): boolean {
  if (host !== hostname()) return false;
  try {
    process.kill(processId, 0);
  } catch (error) {
    // EPERM: there is such a process, of another user.
    return systemCode(error) === 'EPERM';
  }
  return startOf(processId) === started;
}

function startOf(processId: number): string {
  try {
    const stat = readFileSync(`/proc/${processId}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
