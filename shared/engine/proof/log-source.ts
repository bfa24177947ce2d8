import { createReadStream } from 'node:fs';
import { appError } from '../../domain/error-codes.ts';

/** Where an import log is read from. */
export interface LogSource {
  /** For the report: a path, a URL, `stdin`. */
  readonly name: string;
  /** Whether `read` can be called again; otherwise the inventory is held in memory while the log is read. */
  readonly canReopen: boolean;
  read(): AsyncIterable<Uint8Array>;
}

/** A log in a file. Reading throws FILE_UNREADABLE and the signal's reason. */
export function fileLog(file: string, signal: AbortSignal): LogSource {
  return { name: file, canReopen: true, read: () => readChunks(file, signal) };
}

async function* readChunks(file: string, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: 1 << 18, signal }))
      yield chunk as Buffer;
  } catch (error) {
    signal.throwIfAborted();
    throw appError('FILE_UNREADABLE', { detail: file, cause: error });
  }
}
