import { mkdir, open, realpath, rename, rm, rmdir, stat, type FileHandle } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { systemCode } from '../../../base/errors.ts';
import { appError } from '../../../domain/error-codes.ts';
import {
  holdFolder,
  identityOf,
  isHeldThere,
  releaseFolder,
  type HeldFolder,
} from '../../files/held-folder.ts';
import { createSyncQueue } from '../../files/sync-queue.ts';
import { SinkError, type ObjectBody, type ObjectDescription, type Sink } from './sink.ts';

export interface FolderSinkOptions {
  readonly folder: string;
  /** Names the place for files that are not whole yet; what an earlier sink of that owner left there is removed. */
  readonly owner: string;
}

/** Where files lie until they are whole; no bucket can have this name. */
const partialFolder = '.drivepost-partial';

const wholeConcurrency = 16;
const partedConcurrency = 2;
const segmentLimitBytes = 255;
const enteredFoldersLimit = 10_000;

/**
 * Puts objects into a folder as files: `folder/bucket/key`. Each is written under another name, synced, and renamed. A
 * key that cannot be a file's path there is refused, never changed, and nothing is written outside the folder, whatever
 * links lie in it. Headers and metadata have no place in a file and are dropped.
 */
export function createFolderSink(options: FolderSinkOptions): Sink {
  const syncs = createSyncQueue();
  const entered = new Map<string, Promise<void>>();
  let held: HeldFolder | null = null;
  let realRoot = '';
  let counter = 0;

  /** The path below the folder that is held, whatever has come into its place. */
  function below(...segments: readonly string[]): string {
    return join(held?.path ?? options.folder, ...segments);
  }

  async function prepare(buckets: readonly string[], _signal: AbortSignal, isResumed = false): Promise<void> {
    const names = buckets.map(bucketName);
    try {
      await makeRoot(options.folder);
      realRoot = await realpath(options.folder);
      held ??= holdFolder(realRoot, identityOf(realRoot));
      if (held === null) throw unreachable();
      await rm(below(partialFolder, options.owner), { recursive: true, force: true });
      // A folder that a drive or share was to be mounted on is not the one that was begun with.
      for (const name of isResumed ? names : []) {
        if (!(await isThere(below(name)))) throw appError('TARGET_BUCKET_MISSING', { detail: name });
      }
      await mkdir(below(partialFolder, options.owner), { recursive: true });
      for (const name of names) await makeFolder(below(name));
    } catch (error) {
      throw finalError(error, options.folder);
    }
  }

  async function put(object: ObjectDescription, body: ObjectBody, signal: AbortSignal) {
    const { bucket, key } = object;
    const target = below(bucketName(bucket), ...safeSegments(key));
    counter += 1;
    const partial = below(partialFolder, options.owner, String(counter));
    try {
      signal.throwIfAborted();
      await enter(dirname(target));
      const md5 = await writeBody(partial, body, signal);
      signal.throwIfAborted();
      await rename(partial, target);
      await syncs.sync(dirname(target));
      // It lasts, but on a drive that nobody finds there any more.
      if (held !== null && !isHeldThere(held)) throw unreachable();
      const sizeBytes = body.kind === 'whole' ? body.bytes.length : body.sizeBytes;
      return { md5, sizeBytes, proof: 'synced' as const };
    } catch (error) {
      await rm(partial, { force: true }).catch(leaveToNextRun);
      if (held !== null && !isHeldThere(held)) throw unreachable(error);
      throw finalError(error, key);
    }
  }

  /** Makes a folder inside the root once for all that go there. */
  function enter(folder: string): Promise<void> {
    let entering = entered.get(folder);
    if (entering === undefined) {
      entering = enterNew(folder);
      if (entered.size >= enteredFoldersLimit) entered.clear();
      entered.set(folder, entering);
      entering.catch(() => entered.delete(folder));
    }
    return entering;
  }

  /** Makes sure that no link leads a folder out of the root. */
  async function enterNew(folder: string): Promise<void> {
    const root = below();
    let existing = folder;
    while (existing !== root && !(await isThere(existing))) existing = dirname(existing);
    const real = await realpath(existing);
    if (real !== realRoot && !real.startsWith(realRoot.endsWith(sep) ? realRoot : realRoot + sep))
      throw new SinkError({ status: 403, code: 'AccessDenied', message: 'A link leads out of the folder.' });
    await makeFolder(folder);
  }

  /** Makes a folder, with those above it, so that it lasts. */
  async function makeFolder(folder: string): Promise<void> {
    const first = await mkdir(folder, { recursive: true });
    if (first === undefined) return;
    for (let made = folder; made.length >= first.length; made = dirname(made))
      await syncs.sync(dirname(made));
  }

  return {
    properties: {
      name: pathToFileURL(options.folder).href,
      objectLimitBytes: 2 ** 53 - 1,
      wholeConcurrency,
      partedConcurrency,
    },
    prepare,
    put,
    async close() {
      await rm(below(partialFolder, options.owner), { recursive: true, force: true }).catch(leaveToNextRun);
      await rmdir(below(partialFolder)).catch(leaveToNextRun);
      if (held !== null) releaseFolder(held);
      held = null;
      return 0;
    },
  };
}

/** What is left of a target that is gone, full or read-only, the next run of the same job clears away. */
function leaveToNextRun(): void {}

function unreachable(cause?: unknown): Error {
  return appError('TARGET_UNREACHABLE', { detail: 'The folder is no longer there.', cause });
}

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false;
    throw error;
  }
}

function bucketName(bucket: string): string {
  if (/^[A-Za-z0-9][A-Za-z0-9._-]{0,254}$/.test(bucket)) return bucket;
  throw appError('TARGET_BUCKET_MISSING', { detail: `${bucket} cannot be the name of a folder.` });
}

/** The segments of a key that can be a path, or a SinkError. */
function safeSegments(key: string): string[] {
  const segments = key.split('/');
  for (const segment of segments) {
    const isSafe = segment !== '' && segment !== '.' && segment !== '..' && !segment.includes('\0');
    const isPlain = process.platform !== 'win32' || !/[\\:*?"<>|]|[. ]$/.test(segment);
    if (!isSafe || !isPlain)
      throw new SinkError({
        status: 400,
        code: 'InvalidObjectName',
        message: 'The key cannot be the path of a file.',
      });
    if (Buffer.byteLength(segment) > segmentLimitBytes)
      throw new SinkError({
        status: 400,
        code: 'KeyTooLongError',
        message: 'A part of the key is too long for a file.',
      });
  }
  return segments;
}

async function writeBody(partial: string, body: ObjectBody, signal: AbortSignal): Promise<string> {
  const handle = await open(partial, 'wx', 0o644);
  try {
    let md5: string;
    if (body.kind === 'whole') {
      await writeFully(handle, body.bytes);
      md5 = body.md5;
    } else {
      for await (const part of body.parts('none')) {
        try {
          signal.throwIfAborted();
          await writeFully(handle, part.bytes);
        } finally {
          part.release();
        }
      }
      md5 = await body.finish();
    }
    await handle.sync();
    return md5;
  } finally {
    await handle.close();
  }
}

async function writeFully(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length;) {
    const { bytesWritten } = await handle.write(bytes, at, bytes.length - at);
    at += bytesWritten;
  }
}

/** Makes the folder itself but none above it, so that a mistyped path is told and not made. */
async function makeRoot(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return;
    if (systemCode(error) !== 'ENOENT') throw error;
    throw appError('TARGET_INVALID', {
      detail: `${folder} cannot be made.`,
      advice: `Check the path, or make ${dirname(folder)} first.`,
      cause: error,
    });
  }
}

/** What `put` rejects with for an error of the file system; any other error as it is. */
function finalError(error: unknown, what: string): unknown {
  const code = systemCode(error);
  const isOfSystem = error instanceof Error && 'syscall' in error;
  if (!isOfSystem || code === undefined) return error;
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return appError('TARGET_FULL', { detail: code, cause: error });
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return appError('TARGET_FOLDER_DENIED', { detail: `${what}: ${code}.`, cause: error });
    case 'ENAMETOOLONG':
      return new SinkError({ status: 400, code: 'KeyTooLongError', message: code, cause: error });
    // One key is a file where another needs a folder.
    case 'ENOTDIR':
    case 'EISDIR':
    case 'EEXIST':
    case 'ENOTEMPTY':
      return new SinkError({ status: 409, code: 'KeyConflict', message: code, cause: error });
    case 'EFBIG':
      return new SinkError({ status: 400, code: 'EntityTooLarge', message: code, cause: error });
    case 'EMFILE':
    case 'ENFILE':
    case 'ENOMEM':
      return appError('NO_RESOURCES', { detail: code, cause: error });
    // Where a file was just written, its folder has gone.
    case 'ENOENT':
    case 'EIO':
    case 'ENXIO':
    case 'ENODEV':
    case 'ENOTCONN':
    case 'ESHUTDOWN':
    case 'ESTALE':
    case 'ETIMEDOUT':
    case 'EHOSTDOWN':
    case 'EREMOTEIO':
    case 'EUCLEAN':
      return appError('TARGET_UNREACHABLE', { detail: code, cause: error });
    default:
      return new SinkError({ status: 500, code: 'InternalError', message: `${what}: ${code}`, cause: error });
  }
}
