import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { z } from 'zod';
import { systemCode } from '../../base/errors.ts';
import { appError } from '../../domain/error-codes.ts';
import { drivepostFolder } from '../../domain/inventory/inventory.ts';
import { driveError } from './write-errors.ts';

const Holder = z.object({ processId: z.number().int().positive(), host: z.string(), started: z.string() });

/**
 * Takes a drive for one prepare. The lock of a process that has ended, or of another computer (the drive is here now),
 * counts for nothing. Returns what gives it back. Throws DRIVE_BUSY when another prepare is at work on the drive.
 */
export function lockDrive(root: string): () => void {
  const file = `${root}/${drivepostFolder}/lock`;
  const mine = JSON.stringify({ processId: process.pid, host: hostname(), started: startOf(process.pid) });
  for (let attempt = 1; ; attempt += 1) {
    try {
      mkdirSync(`${root}/${drivepostFolder}`, { recursive: true });
      writeFileSync(file, mine, { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') throw driveError(error);
      if (attempt > 3 || isHeld(file)) throw appError('DRIVE_BUSY', { detail: root });
      rmSync(file, { force: true });
    }
  }
}

function isHeld(file: string): boolean {
  let holder: z.infer<typeof Holder>;
  try {
    holder = Holder.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return false;
  }
  if (holder.host !== hostname()) return false;
  try {
    process.kill(holder.processId, 0);
  } catch (error) {
    // EPERM: there is such a process, of another user.
    return systemCode(error) === 'EPERM';
  }
  return startOf(holder.processId) === holder.started;
}

/** When a process began, in the kernel's ticks, so that a later one with the same number is told apart; empty if unknown. */
function startOf(processId: number): string {
  try {
    const stat = readFileSync(`/proc/${processId}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
