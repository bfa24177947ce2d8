import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { delay } from '../../base/async.ts';
import { messageOf } from '../../base/errors.ts';
import type { Clock } from '../../base/time.ts';
import { appError } from '../../domain/error-codes.ts';
import { takeFileLock } from '../files/file-lock.ts';
import { isRunningHere, ownIdentity, ProcessIdentity } from '../files/process-identity.ts';

const lockName = 'station.serve-lock';
const noteName = 'station.serving';

/** Who serves, beside the lock itself: for the words of a refusal, never for the decision. */
const Note = ProcessIdentity.extend({ sinceMs: z.number(), address: z.string() });
type Note = z.infer<typeof Note>;

/** How long the note of one who has just begun is waited for: so many times so many milliseconds. */
const noteTries = 10;
const noteDelayMs = 50;

/**
 * Takes a data folder for one job service: two that serve the same jobs would each promise what only one can keep account
 * of. The lock is the operating system's: a process that was killed has let go of it. Returns what gives it back.
 * Throws STATION_SERVED, which names the process that has it, and STATION_DATABASE when the folder cannot be used.
 */
export async function takeServeLock(
  dataFolder: string,
  { address, clock }: { readonly address: string; readonly clock: Clock },
): Promise<() => void> {
  const noteFile = join(dataFolder, noteName);
  let unlock: (() => void) | null = null;
  try {
    unlock = takeFileLock(join(dataFolder, lockName));
    if (unlock !== null) writeNote(noteFile, { ...ownIdentity(), sinceMs: clock.now(), address });
  } catch (error) {
    unlock?.();
    throw appError('STATION_DATABASE', { detail: messageOf(error), cause: error });
  }
  if (unlock === null) throw appError('STATION_SERVED', { detail: await describeHolder(noteFile) });
  const giveBack = unlock;
  return () => {
    rmSync(noteFile, { force: true });
    giveBack();
  };
}

function writeNote(file: string, note: Note): void {
  writeFileSync(`${file}.partial`, JSON.stringify(note), { mode: 0o600 });
  renameSync(`${file}.partial`, file);
}

async function describeHolder(file: string): Promise<string> {
  const own = ownIdentity();
  for (let attempt = 1; ; attempt += 1) {
    const note = readNote(file);
    // One that has just taken the lock has not written its note yet; what is there may be that of a process killed earlier.
    const isTrue = note !== null && (note.host !== own.host || isRunningHere(note));
    if (isTrue) {
      const who = `Process ${note.processId} on ${note.host}`;
      return `${who} has served it at ${note.address} since ${new Date(note.sinceMs).toISOString()}.`;
    }
    if (attempt === noteTries) return 'It has not said which.';
    await delay(noteDelayMs);
  }
}

function readNote(file: string): Note | null {
  try {
    return Note.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}
