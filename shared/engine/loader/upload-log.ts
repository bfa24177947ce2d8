import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { appError } from '../../domain/error-codes.ts';
import { bytePath } from '../files/byte-path.ts';
import { LargeFile, usualPartBytes } from './reading/large-file.ts';
import { PieceMemory } from './reading/piece-memory.ts';
import type { ReaderPool } from './reading/reader-pool.ts';
import { SinkError, type Sink } from './sinks/sink.ts';

/** Logs up to this size are sent in one piece. Bytes. */
const wholeLimitBytes = 4 * 1024 * 1024;

export interface LogUpload {
  readonly pool: ReaderPool;
  readonly sink: Sink;
  readonly file: string;
  readonly sizeBytes: number;
  readonly bucket: string;
  readonly key: string;
  readonly signal: AbortSignal;
}

/** Stores the import log, replacing an object of its name (reference 7.1). Throws LOG_UPLOAD when the target refuses it. */
export async function uploadLog(upload: LogUpload): Promise<void> {
  const { pool, sink, file, bucket, key, signal } = upload;
  const object = { bucket, key, contentType: 'text/csv', metadata: new Map<string, string>() };
  let large: LargeFile | undefined;
  try {
    if (upload.sizeBytes <= wholeLimitBytes) {
      const bytes = await readFile(file);
      await sink.put(object, { kind: 'whole', bytes, md5: hash('md5', bytes, 'hex') }, signal);
    } else {
      large = await LargeFile.open(pool, bytePath(basename(file)), dirname(file));
      // One part at a time: what the load itself has taken is not given back yet, and the log is small beside it.
      const memory = new PieceMemory(usualPartBytes, usualPartBytes);
      await sink.put(
        object,
        large.body(memory, () => undefined),
        signal,
      );
    }
  } catch (error) {
    if (!(error instanceof SinkError)) throw error;
    throw appError('LOG_UPLOAD', {
      detail: `${bucket}/${key}: ${error.status} ${error.code}.`,
      cause: error,
    });
  } finally {
    await large?.drop();
  }
}
