import { closeSync, fstatSync, readSync } from 'node:fs';
import { systemCode } from '../../../base/errors.ts';
import { startsLikeGzip } from '../../../domain/keys/gzip-start.ts';
import type { BytePath } from '../../files/byte-path.ts';
import type { Md5Queue } from '../../md5/md5-queue.ts';
import type { PinnedFolder } from './pinned-folder.ts';
import { batchOutcome, smallFileLimitBytes, type BatchResult } from './read-protocol.ts';

const md5Bytes = 16;

/** What the system hands over in one piece. Larger files are asked afterwards whether they changed while they were read. */
const pageBytes = 4096;

/** What `readOne` found; `sizeBytes` is what was read where the outcome is `read`. */
interface OneFile {
  outcome: number;
  sizeBytes: number;
  modifiedMs: number;
}

/** What a thread reads a batch with. */
export interface BatchTools {
  readonly root: PinnedFolder;
  /** Made for messages of smallFileLimitBytes. */
  readonly queue: Md5Queue;
}

/**
 * Reads and hashes small files with synchronous calls, which for files of a few KiB is many times faster than anything
 * asynchronous. Without a slot they are read to where they are hashed; with one they are read into it and hashed from a
 * copy, because the slot goes on to the sink.
 */
export function readBatch(
  { root, queue }: BatchTools,
  paths: readonly string[],
  slot: Uint8Array | null,
): BatchResult {
  const outcomes = new Uint8Array(paths.length);
  const sizes = new Float64Array(paths.length);
  const modifiedMs = new Float64Array(paths.length);
  const gzip = new Uint8Array(paths.length);
  const md5s = new Uint8Array(paths.length * md5Bytes);
  const errors = new Map<number, string>();
  const file: OneFile = { outcome: 0, sizeBytes: 0, modifiedMs: 0 };
  const buffer = slot ?? queue.bytes;
  let slotAt = 0;
  let count = 0;
  for (const path of paths as readonly BytePath[]) {
    const at = slot === null ? queue.at : slotAt;
    let isFitting = true;
    try {
      // Whatever changed is read once more. By one call: V8 compiles all that it does anew for each place it is called from.
      for (let attempt = 1; attempt <= 2; attempt += 1) {
        isFitting = readOne(root.open(path), buffer, at, file);
        if (!isFitting || file.outcome !== batchOutcome.changed) break;
      }
    } catch (error) {
      file.outcome = batchOutcome.failed;
      file.sizeBytes = 0;
      file.modifiedMs = 0;
      errors.set(count, systemCode(error) ?? 'UNKNOWN');
    }
    if (!isFitting) break;
    outcomes[count] = file.outcome;
    sizes[count] = file.sizeBytes;
    modifiedMs[count] = file.modifiedMs;
    if (file.outcome === batchOutcome.read) {
      if (startsLikeGzip(buffer, at, at + file.sizeBytes)) gzip[count] = 1;
      if (slot !== null) {
        slotAt += file.sizeBytes;
        queue.bytes.set(slot.subarray(at, slotAt), queue.at);
      }
      queue.add(file.sizeBytes, md5s, count * md5Bytes);
    }
    count += 1;
  }
  queue.flush();
  return {
    outcomes: count === paths.length ? outcomes : outcomes.slice(0, count),
    sizes,
    modifiedMs,
    gzip,
    md5s: Buffer.from(md5s.buffer).toString('hex'),
    errors,
  };
}

/** False when the file does not fit behind `at`; then it is to be read again into another buffer. Closes it. */
function readOne(descriptor: number, buffer: Uint8Array, at: number, file: OneFile): boolean {
  file.sizeBytes = 0;
  file.modifiedMs = 0;
  try {
    const stat = fstatSync(descriptor);
    const { size } = stat;
    file.sizeBytes = size;
    file.modifiedMs = stat.mtimeMs;
    if (!stat.isFile()) file.outcome = batchOutcome.notRegular;
    else if (size > smallFileLimitBytes) file.outcome = batchOutcome.large;
    else if (at + size + 1 > buffer.length) return false;
    else {
      // One byte more than announced: reading less than asked for means that the file ends there.
      const length = readFully(descriptor, buffer, at, size + 1);
      const isSame = length === size && (size <= pageBytes || fstatSync(descriptor).mtimeMs === stat.mtimeMs);
      file.outcome = isSame ? batchOutcome.read : batchOutcome.changed;
    }
    return true;
  } finally {
    closeSync(descriptor);
  }
}

function readFully(descriptor: number, buffer: Uint8Array, at: number, wantedBytes: number): number {
  let length = readSync(descriptor, buffer, at, wantedBytes, null);
  // A regular file gives less than asked for only at its end; one byte less is what is expected.
  while (length < wantedBytes - 1) {
    const more = readSync(descriptor, buffer, at + length, wantedBytes - length, null);
    if (more === 0) break;
    length += more;
  }
  return length;
}
