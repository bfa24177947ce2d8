import { contentTypeOf } from '../../domain/keys/content-type.ts';
import { largestObjectBytes } from './carry-spec.ts';
import { InventoryMismatch, settleFailure, type FileInHand, type LaneContext } from './lane-context.ts';
import { Limiter } from './limiter.ts';
import { describeObject } from './object-rules.ts';
import { fileChanged, hashStepBytes, LargeFile, usualPartBytes } from './reading/large-file.ts';
import { PieceMemory } from './reading/piece-memory.ts';
import { ReadError } from './reading/reader-pool.ts';
import { rowCodes } from './row-codes.ts';
import type { PartedBody, Sink } from './sinks/sink.ts';

/** Memory for the parts of all large files that are under way. Bytes. */
const partMemoryBytes = 48 * 1024 * 1024;

/** Memory for what is hashed in a rehearsal: of each file a piece that is hashed, and one that is read. Bytes. */
const hashMemoryBytes = 64 * 1024 * 1024;

/**
 * How many large files are hashed side by side in a rehearsal: as many as there are lanes, which is three times as fast as
 * one by one. More files than two are worth their seeks because they are read a piece of MiB at a time, by one thread.
 */
const hashConcurrency = 8;

/** Reads large files in steps, and puts each in parts. */
export class LargeLane {
  private readonly context: LaneContext;
  private readonly limiter: Limiter;
  private readonly memory: PieceMemory;

  constructor(context: LaneContext) {
    this.context = context;
    this.limiter = new Limiter(context.sink?.properties.partedConcurrency ?? hashConcurrency);
    this.memory =
      context.sink === null
        ? new PieceMemory(hashMemoryBytes, hashStepBytes)
        : new PieceMemory(partMemoryBytes, usualPartBytes);
  }

  add(file: FileInHand): void {
    this.context.start(() => this.limiter.run(() => this.carry(file, 1)));
  }

  private async carry(file: FileInHand, attempt: number): Promise<void> {
    const { context } = this;
    let sizeBytes: number | null = null;
    let counted = 0;
    let large: LargeFile | undefined;
    const count = (bytes: number): void => {
      counted += bytes;
      context.onPartBytes(bytes);
    };
    try {
      context.signal.throwIfAborted();
      large = await LargeFile.open(context.pool, file.path);
      sizeBytes = large.opened.sizeBytes;
      if (sizeBytes > (context.sink?.properties.objectLimitBytes ?? largestObjectBytes)) {
        context.settle(file, rowCodes.entityTooLarge, { sizeBytes });
        return;
      }
      const md5 = await (context.sink === null
        ? this.hash(file, large, count)
        : this.put(file, { large, sink: context.sink, count }));
      context.presence.noteRead();
      const { contentType } = contentTypeOf(context.rules, file.text, large.opened.isGzip);
      context.onPartBytes(-counted);
      context.settle(file, rowCodes.loaded, { md5, sizeBytes, contentType });
    } catch (error) {
      context.onPartBytes(-counted);
      if (error instanceof ReadError && error.code === fileChanged && attempt === 1) {
        await large?.drop();
        await this.carry(file, 2);
        return;
      }
      settleFailure(context, file, { error, sizeBytes });
    } finally {
      await large?.drop();
    }
  }

  private async hash(file: FileInHand, large: LargeFile, count: (bytes: number) => void): Promise<string> {
    const md5 = await large.hashAll(this.memory, this.context.signal, count);
    checkMd5(file, md5);
    return md5;
  }

  private async put(
    file: FileInHand,
    from: { readonly large: LargeFile; readonly sink: Sink; readonly count: (bytes: number) => void },
  ): Promise<string> {
    const { context } = this;
    const { large, sink, count } = from;
    const { isGzip, modifiedMs } = large.opened;
    const object = describeObject(context.rules, context.bucket, {
      path: file.text,
      key: file.key,
      isGzip,
      modifiedMs,
    });
    const body = large.body(this.memory, (md5) => checkMd5(file, md5));
    const receipt = await sink.put(object, counting(body, count), context.signal);
    return receipt.md5;
  }
}

function checkMd5(file: FileInHand, md5: string): void {
  if (file.expectedMd5 !== null && file.expectedMd5 !== md5) throw new InventoryMismatch();
}

/** Tells the bytes of each part that the sink is done with. */
function counting(body: PartedBody, count: (bytes: number) => void): PartedBody {
  return {
    ...body,
    async *parts(sum) {
      for await (const part of body.parts(sum)) {
        yield {
          ...part,
          release: () => {
            count(part.bytes.length);
            part.release();
          },
        };
      }
    },
  };
}
