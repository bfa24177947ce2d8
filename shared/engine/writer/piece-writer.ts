import { closeSync, constants, openSync, write } from 'node:fs';
import { directBlockBytes, directFlag, isDirectRefused } from '../drives/direct-io.ts';
import { driveError } from './write-errors.ts';

/** Writes a large file piece by piece, each while its caller makes the next. */
interface PieceWriter {
  /**
   * Waits until the piece before is written, and begins with this one, whose memory is not to be touched until the next call
   * is over. Throws what went wrong with the piece before, as `driveError` tells it.
   */
  write(piece: Uint8Array, at: number): Promise<void>;
  /** Waits until all is written. Throws as `write` does. */
  finish(): Promise<void>;
  /** To be called at the end, whatever has happened: nothing is written any more once it resolves. */
  close(): Promise<void>;
}

/**
 * Writes by way of an open file, `plain`. Given its path too, pieces go past the page cache where the file system lets
 * them: the drive is at work from the first piece on, not only once the file is flushed, and copying into the cache is spared.
 */
export function createPieceWriter(plain: number, directPath: string | Buffer | null): PieceWriter {
  let direct = directPath === null ? null : openDirect(directPath);
  let last: Promise<void> = Promise.resolve();

  function closeDirect(): void {
    if (direct !== null) closeSync(direct);
    direct = null;
  }

  async function put(piece: Uint8Array, at: number): Promise<void> {
    try {
      for (let done = 0; done < piece.length;) {
        done += await putSome(piece.subarray(done), at + done);
      }
    } catch (error) {
      throw driveError(error);
    }
  }

  async function putSome(bytes: Uint8Array, at: number): Promise<number> {
    // The end of a file, which is no whole block, cannot be written directly.
    const isWhole = bytes.length % directBlockBytes === 0 && at % directBlockBytes === 0;
    if (direct !== null && isWhole) {
      try {
        return await writeSome(direct, bytes, at);
      } catch (error) {
        if (!isDirectRefused(error)) throw error;
        closeDirect();
      }
    }
    return writeSome(plain, bytes, at);
  }

  return {
    async write(piece, at) {
      await last;
      last = put(piece, at);
    },
    finish: () => last,
    async close() {
      try {
        await last;
      } catch {
        // Whoever waited for it was told.
      }
      closeDirect();
    },
  };
}

/** Null where the file system does not let us. What else is wrong with the file is told when it is written to. */
function openDirect(path: string | Buffer): number | null {
  if (directFlag() === 0) return null;
  try {
    return openSync(path, constants.O_WRONLY | (constants.O_NOFOLLOW ?? 0) | directFlag());
  } catch {
    return null;
  }
}

/** Gives how many bytes were written. */
function writeSome(file: number, bytes: Uint8Array, at: number): Promise<number> {
  return new Promise((resolve, reject) => {
    write(file, bytes, 0, bytes.length, at, (error, written) => {
      if (error === null) resolve(written);
      else reject(error);
    });
  });
}
