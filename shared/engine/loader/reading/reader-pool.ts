import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { workerFile } from '../../files/worker-file.ts';
import type { BytePath } from '../../files/byte-path.ts';
import { PieceHasher } from './piece-hasher.ts';
import type { BatchResult, ReadReply, ReadRequest } from './read-protocol.ts';

/** A file of the drive could not be read; `code` is the system's (`EIO`, `EACCES` …), or NOT_REGULAR. */
export class ReadError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'ReadError';
    this.code = code;
  }
}

interface Waiting {
  // oxlint-disable-next-line typescript/no-explicit-any -- each request has its own kind of answer
  resolve(value: any): void;
  reject(error: Error): void;
}

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;

/** One thread that reads. Requests are carried out in the order they are made. */
export class Reader {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private nextId = 1;
  private failure: Error | undefined;

  constructor(root: string) {
    this.worker = new Worker(workerFile('read-worker'), { workerData: { root } });
    this.worker.on('message', (reply: ReadReply) => this.settle(reply));
    this.worker.on('error', (error: Error) => this.fail(error));
    this.worker.on('exit', () => this.fail(new Error('The reading thread has ended.')));
  }

  /** How many requests are under way. */
  get load(): number {
    return this.waiting.size;
  }

  /** Rejects with a ReadError. `id` of the request is told to `started`, for requests that make a handle. */
  ask<T>(request: WithoutId<ReadRequest>, started?: (id: number) => void): Promise<T> {
    if (this.failure !== undefined) return Promise.reject(this.failure);
    const id = this.nextId;
    this.nextId += 1;
    started?.(id);
    return new Promise<T>((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread has no origin
      this.worker.postMessage({ ...request, id });
    });
  }

  async close(): Promise<void> {
    this.failure ??= new Error('The reader is closed.');
    await this.worker.terminate();
  }

  private settle(reply: ReadReply): void {
    const waiting = this.waiting.get(reply.id);
    this.waiting.delete(reply.id);
    if (reply.ok) waiting?.resolve(reply.value);
    else waiting?.reject(new ReadError(reply.code, reply.message));
  }

  private fail(error: Error): void {
    this.failure ??= error;
    for (const waiting of this.waiting.values()) waiting.reject(this.failure);
    this.waiting.clear();
  }
}

/** The threads that read a drive: two, or up to four where there are more processors. */
export class ReaderPool {
  readonly root: string;
  readonly readers: readonly Reader[];
  /** For large files. */
  readonly hasher = new PieceHasher((pieces) => this.hashingReader().ask({ kind: 'absorb', pieces }));

  constructor(root: string, threads = Math.max(2, Math.min(4, availableParallelism()))) {
    this.root = root;
    this.readers = Array.from({ length: threads }, () => new Reader(root));
  }

  /** Reads and hashes small files. Files that did not fit into the slot are missing at the end of the result. */
  readBatch(paths: readonly BytePath[], slot: Uint8Array | null): Promise<BatchResult> {
    return this.leastLoaded().ask<BatchResult>({ kind: 'batch', paths: paths.join('\0'), slot });
  }

  leastLoaded(besides?: Reader): Reader {
    let best: Reader | undefined;
    for (const reader of this.readers) {
      if (reader !== besides && (best === undefined || reader.load < best.load)) best = reader;
    }
    const found = best ?? besides;
    if (found === undefined) throw new Error('There is no reading thread.');
    return found;
  }

  /** The last are asked first: the first of them reads the large files. */
  private hashingReader(): Reader {
    const [first, ...others] = [...this.readers].reverse();
    if (first === undefined) throw new Error('There is no reading thread.');
    return others.reduce((best, reader) => (reader.load < best.load ? reader : best), first);
  }

  async close(): Promise<void> {
    await Promise.all(this.readers.map((reader) => reader.close()));
  }
}
