import { closeSync, openSync, writeSync } from 'node:fs';
import { appError } from '../../domain/error-codes.ts';

const flushAtCharacters = 64 * 1024;

/** A rehearsal's log: a new file each time. Throws LOAD_LOG. */
export function openRehearsalLog(file: string): { write(text: string): void; close(): void } {
  let pending = '';
  let descriptor: number;
  try {
    descriptor = openSync(file, 'w');
  } catch (error) {
    throw appError('LOAD_LOG', { detail: file, cause: error });
  }

  function flush(): void {
    try {
      const bytes = Buffer.from(pending, 'utf8');
      pending = '';
      for (let at = 0; at < bytes.length;) at += writeSync(descriptor, bytes, at);
    } catch (error) {
      throw appError('LOAD_LOG', { detail: file, cause: error });
    }
  }

  return {
    write(text) {
      pending += text;
      if (pending.length >= flushAtCharacters) flush();
    },
    close() {
      flush();
      closeSync(descriptor);
    },
  };
}
