import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';
import { systemCode } from '../../base/errors.ts';

/**
 * Takes a lock that the operating system gives back when the process ends, however it ends: the lock of an empty SQLite
 * file, which is made with its folder (modes 0600 and 0700). Returns what gives it back, or null when somebody has it.
 * Throws the error of the system or of SQLite when the file cannot be used.
 */
export function takeFileLock(file: string): (() => void) | null {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  makeEmpty(file);
  const database = new Database(file, { timeout: 0 });
  try {
    // Nothing is ever written. A journal in a file would be made all the same, and stay behind a process that is killed.
    database.exec('PRAGMA journal_mode = MEMORY');
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (systemCode(error)?.startsWith('SQLITE_BUSY') === true) return null;
    throw error;
  }
  return () => {
    database.exec('ROLLBACK');
    database.close();
  };
}

/** A file that is there is not even opened: closing it would give back the lock that this process may have on it. */
function makeEmpty(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error;
  }
}
