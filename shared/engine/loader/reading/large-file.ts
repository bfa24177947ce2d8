import type { BytePath } from '../../files/byte-path.ts';
import type { BodyPart, PartedBody, PartSum } from '../sinks/sink.ts';
import type { FinishResult, OpenResult, StepResult } from './read-protocol.ts';
import { type Reader, ReadError, type ReaderPool } from './reader-pool.ts';
import { SlotPool } from './slot-pool.ts';

const mebibyte = 1024 * 1024;

/** Most parts that a multipart upload may have. */
const partLimit = 10_000;

/** How much is read and hashed between two looks at the signal. Bytes. */
const hashStepBytes = 16 * mebibyte;

/** Code of the ReadError for a file that was not the same from the first byte read to the last. */
export const fileChanged = 'FILE_CHANGED';

/** Bytes of each part but the last: 8 MiB, or as many as let a file of that size do with 10,000 parts. */
function partSizeFor(sizeBytes: number): number {
  return Math.max(8 * mebibyte, Math.ceil(sizeBytes / partLimit / mebibyte) * mebibyte);
}

/** A large file, opened in a reading thread. Close it with `hashAll`, the body's `finish`, or `drop`. */
export class LargeFile {
  readonly opened: OpenResult;
  private readonly pool: ReaderPool;
  private readonly reader: Reader;
  private readonly handle: number;

  private constructor(pool: ReaderPool, reader: Reader, handle: number, opened: OpenResult) {
    this.pool = pool;
    this.reader = reader;
    this.handle = handle;
    this.opened = opened;
  }

  /** Opens a file below `root`, never through a link. Rejects with a ReadError. */
  static async open(pool: ReaderPool, path: BytePath, root = pool.root): Promise<LargeFile> {
    const reader = pool.leastLoaded();
    let handle = 0;
    const opened = await reader.ask<OpenResult>({ kind: 'open', root, path }, (id) => (handle = id));
    return new LargeFile(pool, reader, handle, opened);
  }

  /** MD5 of the whole. `progress` is told the bytes of each step. Rejects with a ReadError or the signal's reason. */
  async hashAll(signal: AbortSignal, progress: (bytes: number) => void): Promise<string> {
    let left = this.opened.sizeBytes;
    while (left > 0) {
      signal.throwIfAborted();
      const lengthBytes = Math.min(left, hashStepBytes);
      await this.step(lengthBytes, null, false);
      progress(lengthBytes);
      left -= lengthBytes;
    }
    return this.finish();
  }

  /**
   * The file as a body that a sink takes. Holds up to `memoryBytes` of parts at a time, and one part at least. `check`
   * is told the MD5 of the whole and throws when the object must not be stored.
   */
  body(memoryBytes: number, check: (md5: string) => void): PartedBody {
    const { sizeBytes } = this.opened;
    const partSizeBytes = partSizeFor(sizeBytes);
    return {
      kind: 'parts',
      sizeBytes,
      partSizeBytes,
      parts: (sum) => this.parts(sum, partSizeBytes, Math.max(1, Math.floor(memoryBytes / partSizeBytes))),
      finish: async () => {
        const md5 = await this.finish();
        check(md5);
        return md5;
      },
    };
  }

  /** Closes the file if it is open still. Never rejects. */
  async drop(): Promise<void> {
    await this.reader.ask({ kind: 'drop', handle: this.handle }).catch(() => undefined);
  }

  private async *parts(sum: PartSum, partSizeBytes: number, slotCount: number): AsyncGenerator<BodyPart> {
    const { sizeBytes } = this.opened;
    const slots = new SlotPool(slotCount, Math.min(partSizeBytes, sizeBytes));
    for (let number = 1, at = 0; at < sizeBytes; number += 1, at += partSizeBytes) {
      const slot = slots.tryTake() ?? (await slots.take());
      const lengthBytes = Math.min(partSizeBytes, sizeBytes - at);
      const crc32 = await this.step(lengthBytes, slot, sum === 'crc32');
      const told =
        sum === 'md5'
          ? await this.pool.leastLoaded(this.reader).ask<string>({ kind: 'digest', slot, lengthBytes })
          : crc32 === null
            ? ''
            : base64Of(crc32);
      yield { number, bytes: Buffer.from(slot, 0, lengthBytes), sum: told, release: () => slots.give(slot) };
    }
  }

  /** The CRC32 of what was read, where it is needed. */
  private async step(
    lengthBytes: number,
    slot: SharedArrayBuffer | null,
    needsCrc32: boolean,
  ): Promise<number | null> {
    const { handle } = this;
    const read = await this.reader.ask<StepResult>({ kind: 'step', handle, lengthBytes, slot, needsCrc32 });
    if (read.lengthBytes !== lengthBytes)
      throw new ReadError(fileChanged, 'The file became shorter while it was read.');
    return read.crc32;
  }

  private async finish(): Promise<string> {
    const { md5, isUnchanged } = await this.reader.ask<FinishResult>({
      kind: 'finish',
      handle: this.handle,
    });
    if (!isUnchanged) throw new ReadError(fileChanged, 'The file changed while it was read.');
    return md5;
  }
}

function base64Of(crc32: number): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc32);
  return bytes.toString('base64');
}
