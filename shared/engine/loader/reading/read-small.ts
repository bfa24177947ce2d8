import { hash } from 'node:crypto';
import { closeSync, fstatSync, readSync } from 'node:fs';
import { systemCode } from '../../../base/errors.ts';
import { startsLikeGzip } from '../../../domain/keys/content-type.ts';
import type { BytePath } from '../../files/byte-path.ts';
import type { PinnedFolder } from './pinned-folder.ts';
import { batchOutcome, smallFileLimitBytes, type BatchResult } from './read-protocol.ts';

const noMd5 = ' '.repeat(32);

/** What `readOne` found; `sizeBytes` is what was read where the outcome is `read`. */
interface OneFile {
  outcome: number;
  sizeBytes: number;
  modifiedMs: number;
}

/**
 * Reads and hashes small files with synchronous calls, which for files of a few KiB is many times faster than anything
 * asynchronous. `scratch` takes one file at a time where there is no slot; it has to hold smallFileLimitBytes + 1.
 */
export function readBatch(
  root: PinnedFolder,
  paths: readonly string[],
  slot: Uint8Array | null,
  scratch: Uint8Array,
): BatchResult {
  const outcomes = new Uint8Array(paths.length);
  const sizes = new Float64Array(paths.length);
  const modifiedMs = new Float64Array(paths.length);
  const gzip = new Uint8Array(paths.length);
  const errors = new Map<number, string>();
  const file: OneFile = { outcome: 0, sizeBytes: 0, modifiedMs: 0 };
  const buffer = slot ?? scratch;
  let md5s = '';
  let at = 0;
  let count = 0;
  for (const path of paths) {
    try {
      if (!readOne(() => root.open(path as BytePath), buffer, at, file)) break;
      if (
        file.outcome === batchOutcome.changed &&
        !readOne(() => root.open(path as BytePath), buffer, at, file)
      )
        break;
    } catch (error) {
      file.outcome = batchOutcome.failed;
      errors.set(count, systemCode(error) ?? 'UNKNOWN');
    }
    outcomes[count] = file.outcome;
    sizes[count] = file.sizeBytes;
    modifiedMs[count] = file.modifiedMs;
    if (file.outcome === batchOutcome.read) {
      const bytes = buffer.subarray(at, at + file.sizeBytes);
      md5s += hash('md5', bytes, 'hex');
      if (startsLikeGzip(bytes)) gzip[count] = 1;
      if (slot !== null) at += file.sizeBytes;
    } else {
      md5s += noMd5;
    }
    count += 1;
  }
  if (count === paths.length) return { outcomes, sizes, modifiedMs, gzip, md5s, errors };
  return { outcomes: outcomes.slice(0, count), sizes, modifiedMs, gzip, md5s, errors };
}

/** False when the file does not fit behind `at`; then it is to be read again into another buffer. */
function readOne(open: () => number, buffer: Uint8Array, at: number, file: OneFile): boolean {
  file.sizeBytes = 0;
  file.modifiedMs = 0;
  const descriptor = open();
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
      file.outcome = length === size ? batchOutcome.read : batchOutcome.changed;
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
