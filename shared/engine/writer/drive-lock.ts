import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { systemCode } from '../../base/errors.ts';
import { appError } from '../../domain/error-codes.ts';
import { drivepostFolder } from '../../domain/inventory/inventory.ts';
import { isRunningHere, ownIdentity, ProcessIdentity } from '../files/process-identity.ts';
import { checkOwnFolder } from './own-folder.ts';
import { driveError } from './write-errors.ts';

/**
 * Takes a drive for one prepare. The lock of a process that has ended, or of another computer (the drive is here now),
 * counts for nothing. Returns what gives it back. Throws DRIVE_BUSY when another prepare is at work on the drive, and
 * DRIVE_REFUSED.
 */
export function lockDrive(root: string, shownRoot = root): () => void {
  const file = `${root}/${drivepostFolder}/lock`;
  const mine = JSON.stringify(ownIdentity());
  for (let attempt = 1; ; attempt += 1) {
    try {
      checkOwnFolder(root);
      mkdirSync(`${root}/${drivepostFolder}`, { recursive: true });
      writeFileSync(file, mine, { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') throw driveError(error);
      if (attempt > 3 || isHeld(file)) throw appError('DRIVE_BUSY', { detail: shownRoot });
      rmSync(file, { force: true });
    }
  }
}

function isHeld(file: string): boolean {
  try {
    return isRunningHere(ProcessIdentity.parse(JSON.parse(readFileSync(file, 'utf8'))));
  } catch {
    return false;
  }
}
