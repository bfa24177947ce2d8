import { closeSync, fdatasyncSync, ftruncateSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { messageOf } from '../../base/errors.ts';
import { appError } from '../../domain/error-codes.ts';
import { formatRow, importLogHeader } from '../../domain/import-log/format-row.ts';
import type { ImportLogRow } from '../../domain/import-log/row.ts';
import { lastWholeRow, type LogCheckpoint } from '../import-log/last-whole-row.ts';

/** Rows are kept back until so much text has come together, or until `flush`. Characters. */
const flushAtCharacters = 64 * 1024;

/** How much may have to be done again after a power cut, milliseconds. */
const syncIntervalMs = 5000;

/** The import log as a file that only grows: it is the load's checkpoint. */
export class LoadLog {
  readonly checkpoint: LogCheckpoint;
  private readonly descriptor: number;
  private readonly now: () => number;
  private pending = '';
  private writtenBytes: number;
  private syncedMs: number;

  private constructor(descriptor: number, checkpoint: LogCheckpoint, now: () => number) {
    this.descriptor = descriptor;
    this.checkpoint = checkpoint;
    this.now = now;
    this.writtenBytes = checkpoint.endOffset;
    this.syncedMs = now();
  }

  /** Opens the log, cut behind its last whole row. Throws LOAD_LOG, FILE_UNREADABLE and the signal's reason. */
  static async open(file: string, now: () => number, signal: AbortSignal): Promise<LoadLog> {
    const checkpoint = await lastWholeRow(file, signal);
    return guarded(() => {
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      const descriptor = openSync(file, 'a', 0o600);
      ftruncateSync(descriptor, checkpoint.endOffset);
      const log = new LoadLog(descriptor, checkpoint, now);
      if (checkpoint.endOffset === 0) log.pending = importLogHeader;
      return log;
    });
  }

  /** Throws LOAD_LOG when the disk is full or fails. */
  append(row: ImportLogRow): void {
    this.pending += formatRow(row);
    if (this.pending.length >= flushAtCharacters) this.flush();
    if (row.atMs - this.syncedMs >= syncIntervalMs) this.sync();
  }

  /** Writes what is pending, whole or not at all: what a full disk took of it is cut off again. Throws LOAD_LOG. */
  flush(): void {
    if (this.pending === '') return;
    const bytes = Buffer.from(this.pending, 'utf8');
    guarded(() => {
      try {
        for (let at = 0; at < bytes.length;) at += writeSync(this.descriptor, bytes, at);
      } catch (error) {
        ftruncateSync(this.descriptor, this.writtenBytes);
        throw error;
      }
    });
    this.writtenBytes += bytes.length;
    this.pending = '';
  }

  /** Returns once every row is on the disk. */
  sync(): void {
    this.flush();
    guarded(() => fdatasyncSync(this.descriptor));
    this.syncedMs = this.now();
  }

  /** Size of what was written, in bytes. */
  sizeBytes(): number {
    return this.writtenBytes;
  }

  close(): void {
    closeSync(this.descriptor);
  }
}

function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw appError('LOAD_LOG', { detail: messageOf(error), cause: error });
  }
}
