import { Worker } from 'node:worker_threads';
import { appError } from '../../domain/error-codes.ts';
import type { ReadBackMethod } from '../drives/read-back.ts';
import type { BytePath } from '../files/byte-path.ts';
import { workerFile } from '../files/worker-file.ts';
import { flushEachLimit } from './batch.ts';
import { createLargeFileLimit } from './large-file-limit.ts';
import type { FileTotal } from './prepare-spec.ts';
import type {
  Committed,
  CopyItem,
  ItemFailure,
  Verified,
  WorkerReply,
  WorkerRequest,
  WriterWorkerData,
} from './worker-messages.ts';
import { RunStop } from './write-errors.ts';

export interface WriterPoolOptions extends Omit<WriterWorkerData, 'partialFolder' | 'stop' | 'moved'> {
  readonly partialFolder: BytePath;
  readonly workerCount: number;
  readonly signal: AbortSignal;
  /** Takes what was read back, before it gets its name; returns once the journal holds it, flushed or not. May throw. */
  readonly onVerified: (verified: Verified, kind: 'copied' | 'hashed') => void;
  /** Takes what is done. */
  readonly onDone: (outcome: PoolOutcome) => void;
}

/** What has been done since the last one. `readBack` is null where nothing was read back for it. */
export interface PoolOutcome {
  readonly copied: FileTotal;
  readonly adopted: FileTotal;
  readonly hashed: FileTotal;
  readonly failures: readonly ItemFailure[];
  readonly readBack: ReadBackMethod | null;
}

/** Worker threads that write to one drive. Each method resolves once a worker has taken the work. */
export interface WriterPool {
  copy(items: readonly CopyItem[]): Promise<void>;
  hash(paths: readonly BytePath[]): Promise<void>;
  /** Resolves when all work is done. Throws what stopped it. */
  drain(): Promise<void>;
  /** Bytes written, bytes and files read back of what is in work, and a file of it, for a progress line. */
  inProgress(): InProgress;
  /** Stops the workers; resolves once they have let go of every file. Where the signal stopped them, what is verified gets its name. */
  close(): Promise<void>;
}

interface InProgress {
  readonly writtenBytes: number;
  readonly readBackBytes: number;
  readonly files: number;
  readonly current: BytePath | null;
}

interface Lane {
  readonly worker: Worker;
  readonly moved: Float64Array;
  /** The first file of the batch in work. */
  current: BytePath | null;
  /** Verified and in the journal, but not under their names yet. */
  held: FileTotal;
  /** Never rejects. */
  work: Promise<void> | null;
}

const nothing: FileTotal = { files: 0, bytes: 0 };

/** Starts the workers. When the signal aborts they stop within a chunk, and `drain` throws its reason. */
export function createWriterPool(options: WriterPoolOptions): WriterPool {
  const stop = new SharedArrayBuffer(4);
  const lanes: readonly Lane[] = Array.from({ length: options.workerCount }, (_, at) => startLane(at));
  const largeFiles = createLargeFileLimit(options.workerCount);
  let failure: { readonly error: unknown } | null = null;

  function startLane(at: number): Lane {
    const moved = new SharedArrayBuffer(24);
    const { drive, device, isFuse, mtimeStepMs } = options;
    const partialFolder = `${options.partialFolder}/${at}` as BytePath;
    const workerData: WriterWorkerData = {
      drive,
      device,
      isFuse,
      mtimeStepMs,
      partialFolder,
      stop,
      moved,
    };
    const worker = new Worker(workerFile('writer-worker'), {
      workerData,
      resourceLimits: { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 128 },
    });
    return { worker, moved: new Float64Array(moved), current: null, held: nothing, work: null };
  }

  function halt(): void {
    Atomics.store(new Int32Array(stop), 0, 1);
  }
  options.signal.addEventListener('abort', halt, { once: true });

  /** `atOnce` is how many lanes may be at work then, this one included. */
  async function submit(
    work: (lane: Lane) => Promise<void>,
    atOnce: () => number = () => lanes.length,
  ): Promise<void> {
    const lane = await freeLane(atOnce);
    options.signal.throwIfAborted();
    if (failure !== null) throw failure.error;
    lane.moved.fill(0);
    lane.work = carryOut(lane, work);
  }

  async function carryOut(lane: Lane, work: (lane: Lane) => Promise<void>): Promise<void> {
    try {
      await work(lane);
    } catch (error) {
      failure ??= { error };
      halt();
    } finally {
      lane.work = null;
      lane.current = null;
    }
  }

  function inWork(): Promise<void>[] {
    return lanes.flatMap((lane) => (lane.work === null ? [] : [lane.work]));
  }

  async function freeLane(atOnce: () => number): Promise<Lane> {
    for (;;) {
      const free = lanes.find((lane) => lane.work === null);
      if (free !== undefined && inWork().length < atOnce()) return free;
      await Promise.race(inWork());
    }
  }

  /** Few large files get their names at once, many small ones when the next batch has flushed the journal with its own. */
  async function copy(lane: Lane, items: readonly CopyItem[]): Promise<void> {
    lane.current = items[0]?.target ?? null;
    const isLarge = isOfLargeFiles(items);
    const begunMs = performance.now();
    const staged = await ask(lane.worker, { kind: 'stage', items }, 'staged');
    if (isLarge) {
      const ms = performance.now() - begunMs;
      largeFiles.note({ bytes: staged.bytes, ms, atWork: inWork().length });
    }
    lane.held = nothing;
    options.onVerified(staged, 'copied');
    const { adopted, committed, failures, readBack } = staged;
    lane.held = { files: staged.files - adopted.files, bytes: staged.bytes - adopted.bytes };
    finish(lane, committed, { adopted, failures, readBack });
    if (isLarge) await commit(lane);
  }

  async function commit(lane: Lane): Promise<void> {
    if (lane.held.files === 0) return;
    const committed = await ask(lane.worker, { kind: 'commit' }, 'committed');
    lane.held = nothing;
    finish(lane, committed, {});
  }

  function finish(lane: Lane, committed: Committed, more: Partial<PoolOutcome>): void {
    lane.moved.fill(0);
    const failures = [...committed.failures, ...(more.failures ?? [])];
    options.onDone({
      adopted: nothing,
      hashed: nothing,
      readBack: null,
      ...more,
      copied: committed,
      failures,
    });
  }

  async function hash(lane: Lane, paths: readonly BytePath[]): Promise<void> {
    lane.current = paths[0] ?? null;
    const hashed = await ask(lane.worker, { kind: 'hash', paths }, 'hashed');
    options.onVerified(hashed, 'hashed');
    const { failures, readBack } = hashed;
    finish(lane, { ...nothing, failures: [] }, { hashed, failures, readBack });
  }

  async function settle(): Promise<void> {
    await Promise.all(inWork());
    options.signal.throwIfAborted();
    if (failure !== null) throw failure.error;
  }

  return {
    copy: (items) =>
      submit((lane) => copy(lane, items), isOfLargeFiles(items) ? () => largeFiles.atOnce : undefined),
    hash: (paths) => submit((lane) => hash(lane, paths)),
    async drain() {
      await settle();
      for (const lane of lanes) lane.work = carryOut(lane, commit);
      await settle();
    },
    inProgress() {
      let writtenBytes = 0;
      let readBackBytes = 0;
      let files = 0;
      for (const { moved, held } of lanes) {
        writtenBytes += held.bytes + (moved[0] ?? 0);
        readBackBytes += held.bytes + (moved[1] ?? 0);
        files += held.files + (moved[2] ?? 0);
      }
      const current = lanes.find((lane) => lane.current !== null)?.current ?? null;
      return { writtenBytes, readBackBytes, files, current };
    },
    async close() {
      halt();
      options.signal.removeEventListener('abort', halt);
      await Promise.all(inWork());
      // What is verified shall not have to be copied again for a pause.
      if (options.signal.aborted) await Promise.all(lanes.map((lane) => carryOut(lane, commit)));
      await Promise.all(lanes.map(({ worker }) => worker.terminate()));
    },
  };
}

/** Of a size, too, unless they are the last ones. */
function isOfLargeFiles(items: readonly CopyItem[]): boolean {
  return items.length < flushEachLimit;
}

type ReplyOf<K extends WorkerReply['kind']> = Extract<WorkerReply, { readonly kind: K }>;

/** Asks a worker and takes the one answer; throws RunStop when it stopped, and an error when the worker broke. */
function ask<K extends WorkerReply['kind']>(
  worker: Worker,
  request: WorkerRequest,
  kind: K,
): Promise<ReplyOf<K>> {
  return new Promise((resolve, reject) => {
    const forget = (): void => {
      worker.off('message', onMessage);
      worker.off('error', onError);
      worker.off('exit', onExit);
    };
    const onMessage = (reply: WorkerReply): void => {
      forget();
      if (reply.kind === 'stopped') reject(stopError(reply));
      else if (reply.kind === kind) resolve(reply as ReplyOf<K>);
      else reject(new Error(reply.kind === 'broken' ? `${reply.message}\n${reply.stack ?? ''}` : reply.kind));
    };
    const onError = (error: Error): void => {
      forget();
      reject(error);
    };
    const onExit = (): void => {
      forget();
      reject(new Error('A writer worker ended.'));
    };
    worker.on('message', onMessage);
    worker.on('error', onError);
    worker.on('exit', onExit);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread has no origin
    worker.postMessage(request);
  });
}

/** The AppError of a stop. */
export function stopError(stop: Pick<RunStop, 'code' | 'systemCode'>): Error {
  if (stop.code === 'CANCELLED') return new RunStop('CANCELLED');
  return appError(stop.code, stop.systemCode === undefined ? {} : { detail: `(${stop.systemCode})` });
}
