import { messageOf } from '../../base/errors.ts';
import { appError } from '../../domain/error-codes.ts';
import { takeFileLock } from '../files/file-lock.ts';

/**
 * Takes a job for one load. The lock of a process that has ended, however it ended, is free. Returns what gives it back.
 * Throws LOAD_LOCKED when another load has it, LOAD_LOG when the station's folder cannot be used.
 */
export function takeLoadLock(file: string): () => void {
  let unlock: (() => void) | null;
  try {
    unlock = takeFileLock(file);
  } catch (error) {
    throw appError('LOAD_LOG', { detail: messageOf(error), cause: error });
  }
  if (unlock === null) throw appError('LOAD_LOCKED');
  return unlock;
}
