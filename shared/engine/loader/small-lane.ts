import type { FileInHand, LaneContext } from './lane-context.ts';
import { InventoryMismatch, settleFailure } from './lane-context.ts';
import { Limiter } from './limiter.ts';
import { describeObject } from './object-rules.ts';
import { contentTypeOf } from '../../domain/keys/content-type.ts';
import { batchOutcome, smallFileLimitBytes, type BatchResult } from './reading/read-protocol.ts';
import { fileChanged } from './reading/large-file.ts';
import { ReadError } from './reading/reader-pool.ts';
import { SlotPool } from './reading/slot-pool.ts';
import { rowCodes } from './row-codes.ts';
import type { Sink } from './sinks/sink.ts';

/** Files that are read in one go: more when only hashed, fewer when each waits for a request. */
const hashBatchFiles = 256;
const putBatchFiles = 32;

/** As many as are hashed side by side: fewer at once would each cost more. */
const fewestBatchFiles = 8;

/** Batches on their way to the sink: what a drive that goes away has given already. */
const putBatches = 16;

/**
 * Twice the largest small file, so that one always fits and there is little left over. Four of them, a wide slot, have room
 * for eight of the largest, and for the byte that is read behind the last.
 */
const slotBytes = 2 * smallFileLimitBytes + 64;
/** Of four slots, or a wide one, each. */
const slotRows = 4;

/** Reads small files in batches, and puts each as one object. */
export class SmallLane {
  private readonly context: LaneContext;
  private readonly onLarge: (file: FileInHand) => void;
  private readonly slots = new SlotPool(slotRows, slotBytes);
  private readonly batches: Limiter;
  private readonly puts: Limiter;
  private files: FileInHand[] = [];
  private underWay = 0;
  private batchFiles: number;
  /** Of the files of the batch that was read last: what the next ones are likely to have. Bytes. */
  private averageBytes = 0;
  private waiting: (() => void) | undefined;

  constructor(context: LaneContext, onLarge: (file: FileInHand) => void) {
    this.context = context;
    this.onLarge = onLarge;
    this.batchFiles = context.sink === null ? hashBatchFiles : putBatchFiles;
    this.batches = new Limiter(context.pool.readers.length * 2);
    this.puts = new Limiter(context.sink?.properties.wholeConcurrency ?? 1);
  }

  add(file: FileInHand): void {
    this.files.push(file);
  }

  get isFull(): boolean {
    return this.files.length >= this.batchFiles;
  }

  /** Hands the files added so far to the reading threads; waits while they have enough to do. */
  async flush(): Promise<void> {
    const { files } = this;
    if (files.length === 0) return;
    this.files = [];
    const limit = this.context.sink === null ? this.context.pool.readers.length * 2 : putBatches;
    while (this.underWay >= limit) {
      this.context.signal.throwIfAborted();
      await new Promise<void>((resolve) => (this.waiting = resolve));
    }
    this.context.signal.throwIfAborted();
    this.underWay += 1;
    this.context.start(async () => {
      try {
        await this.carry(files);
      } finally {
        this.underWay -= 1;
        this.waiting?.();
      }
    });
  }

  private async carry(files: readonly FileInHand[]): Promise<void> {
    let left = files;
    while (left.length > 0) {
      this.context.signal.throwIfAborted();
      left = this.context.sink === null ? await this.hash(left) : await this.put(left, this.context.sink);
    }
  }

  private async hash(files: readonly FileInHand[]): Promise<readonly FileInHand[]> {
    const result = await this.read(files, null);
    for (let at = 0; at < result.outcomes.length; at += 1) {
      const file = files[at];
      if (file === undefined || !this.wasRead(file, result, at)) continue;
      const sizeBytes = result.sizes[at] ?? 0;
      const md5 = result.md5s.slice(at * 32, at * 32 + 32);
      if (file.expectedMd5 !== null && file.expectedMd5 !== md5) {
        this.context.settle(file, rowCodes.inventoryMismatch, { sizeBytes });
        continue;
      }
      const { contentType } = contentTypeOf(this.context.rules, file.text, result.gzip[at] === 1);
      this.context.settle(file, rowCodes.loaded, { md5, sizeBytes, contentType });
    }
    return files.slice(result.outcomes.length);
  }

  private async put(files: readonly FileInHand[], sink: Sink): Promise<readonly FileInHand[]> {
    const slot = await this.slots.take(files.length * this.averageBytes > slotBytes);
    try {
      const result = await this.read(files, slot);
      this.expectLike(result);
      const puts: Promise<void>[] = [];
      let offset = 0;
      try {
        for (let at = 0; at < result.outcomes.length; at += 1) {
          const file = files[at];
          if (file === undefined || !this.wasRead(file, result, at)) continue;
          const sizeBytes = result.sizes[at] ?? 0;
          const bytes = Buffer.from(slot.buffer, slot.byteOffset + offset, sizeBytes);
          offset += sizeBytes;
          puts.push(this.puts.run(() => this.putOne(file, { result, at, bytes, sink })));
        }
      } catch (error) {
        // Ends the run at once; the slot is still theirs until the puts that are under way have let go of it.
        this.context.start(() => Promise.reject(error instanceof Error ? error : new Error(String(error))));
      }
      const settled = await Promise.allSettled(puts);
      for (const one of settled) if (one.status === 'rejected') throw one.reason;
      return files.slice(result.outcomes.length);
    } finally {
      this.slots.give(slot);
    }
  }

  /** Files that lie side by side on a drive are often alike in size. */
  private expectLike({ outcomes, sizes }: BatchResult): void {
    let readFiles = 0;
    let readBytes = 0;
    for (let at = 0; at < outcomes.length; at += 1) {
      if (outcomes[at] !== batchOutcome.read) continue;
      readFiles += 1;
      readBytes += sizes[at] ?? 0;
    }
    if (readFiles === 0) return;
    this.averageBytes = readBytes / readFiles;
    const fitting = Math.floor(this.slots.wideSlotBytes / Math.max(1, this.averageBytes));
    this.batchFiles = Math.min(putBatchFiles, Math.max(fewestBatchFiles, fitting));
  }

  private read(files: readonly FileInHand[], slot: Uint8Array | null): Promise<BatchResult> {
    return this.batches.run(() =>
      this.context.pool.readBatch(
        files.map((file) => file.path),
        slot,
      ),
    );
  }

  /** Whether the file's content is there; otherwise it is settled or has gone to the other lane. */
  private wasRead(file: FileInHand, result: BatchResult, at: number): boolean {
    const outcome = result.outcomes[at];
    if (outcome === batchOutcome.read) {
      this.context.presence.noteRead();
      return true;
    }
    const sizeBytes = result.sizes[at] ?? null;
    if (outcome === batchOutcome.large) this.onLarge(file);
    else if (outcome === batchOutcome.notRegular) this.context.settle(file, rowCodes.specialFile);
    else {
      const code = outcome === batchOutcome.changed ? fileChanged : (result.errors.get(at) ?? 'UNKNOWN');
      const error = new ReadError(code, `Reading failed: ${code}.`);
      settleFailure(this.context, file, {
        error,
        sizeBytes: outcome === batchOutcome.failed ? null : sizeBytes,
      });
    }
    return false;
  }

  private async putOne(
    file: FileInHand,
    from: { readonly result: BatchResult; readonly at: number; readonly bytes: Buffer; readonly sink: Sink },
  ): Promise<void> {
    const { context } = this;
    const { result, at, bytes, sink } = from;
    const sizeBytes = bytes.length;
    try {
      context.signal.throwIfAborted();
      const md5 = result.md5s.slice(at * 32, at * 32 + 32);
      if (file.expectedMd5 !== null && file.expectedMd5 !== md5) throw new InventoryMismatch();
      const object = describeObject(context.rules, context.bucket, {
        path: file.text,
        key: file.key,
        isGzip: result.gzip[at] === 1,
        modifiedMs: result.modifiedMs[at] ?? 0,
      });
      await sink.put(object, { kind: 'whole', bytes, md5 }, context.signal);
      context.settle(file, rowCodes.loaded, { md5, sizeBytes, contentType: object.contentType });
    } catch (error) {
      settleFailure(context, file, { error, sizeBytes });
    }
  }
}
