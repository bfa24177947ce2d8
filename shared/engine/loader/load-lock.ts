import Database from 'libsql';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { appError } from '../../domain/error-codes.ts';

/**
 * Takes a lock that the operating system gives back when the process ends, however it ends: the lock of an empty SQLite
 * file. Throws LOAD_LOCKED when somebody has it. Returns what gives it back.
 */
export function takeLoadLock(file: string): () => void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const database = new Database(file, { timeout: 0 });
  try {
    database.exec('PRAGMA journal_mode = DELETE');
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    throw appError('LOAD_LOCKED', { cause: error });
  }
  return () => {
    database.exec('ROLLBACK');
    database.close();
  };
}
