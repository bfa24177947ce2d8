import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { systemCode } from '../../base/errors.ts';
import { flushPath } from './flush.ts';
import { parentOf } from './folder-guard.ts';
import { writeAll } from './journal.ts';

/** A file that is written under another name and takes its place only when it is whole and flushed. */
export interface Replacement {
  /** Text whose characters each stand for one byte. */
  write(text: string): void;
  commit(): void;
  discard(): void;
}

const chunkLength = 256 * 1024;

/** Begins a replacement of a file; `path` has its folder with `/`. Throws the system's errors. */
export function beginReplacement(path: string): Replacement {
  const temporary = `${path}.new`;
  const handle = openSync(temporary, 'w', 0o644);
  let pending = '';

  function flush(): void {
    writeAll(handle, Buffer.from(pending, 'latin1'));
    pending = '';
  }

  return {
    write(text) {
      pending += text;
      if (pending.length >= chunkLength) flush();
    },
    commit() {
      flush();
      fsyncSync(handle);
      closeSync(handle);
      renameSync(temporary, path);
      flushPath(parentOf(path));
    },
    discard() {
      closeSync(handle);
      rmSync(temporary, { force: true });
    },
  };
}

/** Replaces a small file as a whole. Throws the system's errors. */
export function replaceFile(path: string, bytes: Uint8Array): void {
  const temporary = `${path}.new`;
  writeFileSync(temporary, bytes, { flush: true });
  renameSync(temporary, path);
}

/** A small file's bytes; null when it is not there. */
export function readIfThere(path: string): Uint8Array | null {
  try {
    return readFileSync(path);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}
