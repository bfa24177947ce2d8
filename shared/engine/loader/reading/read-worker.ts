import { hash } from 'node:crypto';
import { closeSync, fstatSync, readSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { crc32 } from 'node:zlib';
import { messageOf, systemCode } from '../../../base/errors.ts';
import { startsLikeGzip } from '../../../domain/keys/gzip-start.ts';
import type { BytePath } from '../../files/byte-path.ts';
import { measureFolder } from '../../files/measure-folder.ts';
import { createMd5Queue } from '../../md5/create-md5-queue.ts';
import { Md5Pieces } from '../../md5/md5-pieces.ts';
import { PinnedFolder } from './pinned-folder.ts';
import {
  smallFileLimitBytes,
  type OpenResult,
  type ReadReply,
  type ReadRequest,
  type StepResult,
} from './read-protocol.ts';
import { readBatch } from './read-small.ts';

interface LargeFile {
  readonly descriptor: number;
  readonly sizeBytes: number;
  readonly modifiedMs: number;
}

/** How much of a large file is read between two steps of its CRC32, so that the processor's cache still has it. */
const sumStepBytes = 512 * 1024;

const { root } = workerData as { readonly root: string };
// Made before it is asked for: the thread that asks is busy with its own start.
const queue = createMd5Queue(smallFileLimitBytes);
let pieces: Md5Pieces | undefined;
let pinned: PinnedFolder | undefined;
let measuring: ReturnType<typeof measureFolder> | undefined;
const largeFiles = new Map<number, LargeFile>();

parentPort?.on('message', (request: ReadRequest) => {
  try {
    answer(request);
  } catch (error) {
    reply({ id: request.id, ok: false, code: systemCode(error) ?? 'UNKNOWN', message: messageOf(error) });
  }
});

function reply(message: ReadReply): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread has no origin
  parentPort?.postMessage(message);
}

function answer(request: ReadRequest): void {
  const { id } = request;
  switch (request.kind) {
    case 'batch': {
      pinned ??= new PinnedFolder(root);
      reply({
        id,
        ok: true,
        value: readBatch({ root: pinned, queue }, request.paths.split('\0'), request.slot),
      });
      return;
    }
    case 'open': {
      reply({ id, ok: true, value: openLarge(id, request.root, request.path) });
      return;
    }
    case 'step': {
      reply({ id, ok: true, value: step(request) });
      return;
    }
    case 'absorb': {
      pieces ??= new Md5Pieces();
      pieces.absorb(
        request.pieces.map(({ slot, lengthBytes, words, messageBytes }) => {
          return { bytes: new Uint8Array(slot, 0, lengthBytes), words, messageBytes };
        }),
      );
      reply({ id, ok: true, value: request.pieces.map(({ words }) => words) });
      return;
    }
    case 'digest': {
      const bytes = new Uint8Array(request.slot, 0, request.lengthBytes);
      reply({ id, ok: true, value: hash('md5', bytes, 'hex') });
      return;
    }
    case 'measure': {
      measuring ??= measureFolder(root);
      const { done, value } = measuring.next();
      reply({ id, ok: true, value: done === true ? value : null });
      return;
    }
    case 'finish': {
      reply({ id, ok: true, value: finish(request.handle) });
      return;
    }
    case 'drop': {
      drop(request.handle);
      reply({ id, ok: true, value: null });
    }
  }
}

function openLarge(handle: number, from: string, path: string): OpenResult {
  const descriptor = openBelow(from, path as BytePath);
  try {
    const stat = fstatSync(descriptor);
    if (!stat.isFile()) throw Object.assign(new Error('not a regular file'), { code: 'NOT_REGULAR' });
    const start = new Uint8Array(3);
    readSync(descriptor, start, 0, 3, 0);
    const file = { descriptor, sizeBytes: stat.size, modifiedMs: stat.mtimeMs };
    largeFiles.set(handle, file);
    return { sizeBytes: file.sizeBytes, modifiedMs: file.modifiedMs, isGzip: startsLikeGzip(start) };
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}

function openBelow(from: string, path: BytePath): number {
  const folder = new PinnedFolder(from);
  try {
    return folder.open(path);
  } finally {
    folder.close();
  }
}

function fileOf(handle: number): LargeFile {
  const file = largeFiles.get(handle);
  if (file === undefined) throw new Error('The file is not open.');
  return file;
}

function step(request: Extract<ReadRequest, { kind: 'step' }>): StepResult {
  const { descriptor } = fileOf(request.handle);
  const bytes = new Uint8Array(request.slot, 0, request.lengthBytes);
  let length = 0;
  let sum = 0;
  while (length < bytes.length) {
    const wantedBytes = Math.min(sumStepBytes, bytes.length - length);
    const count = readSync(descriptor, bytes, length, wantedBytes, null);
    if (count === 0) break;
    if (request.needsCrc32) sum = crc32(bytes.subarray(length, length + count), sum);
    length += count;
  }
  return { lengthBytes: length, crc32: request.needsCrc32 ? sum : null };
}

/** Whether a file is at its end, and what it was when it was opened. */
function finish(handle: number): boolean {
  const { descriptor, sizeBytes, modifiedMs } = fileOf(handle);
  try {
    const stat = fstatSync(descriptor);
    const isAtEnd = readSync(descriptor, new Uint8Array(1), 0, 1, null) === 0;
    return isAtEnd && stat.size === sizeBytes && stat.mtimeMs === modifiedMs;
  } finally {
    drop(handle);
  }
}

function drop(handle: number): void {
  const file = largeFiles.get(handle);
  largeFiles.delete(handle);
  if (file !== undefined) closeSync(file.descriptor);
}
