import type { BytePath } from '../../files/byte-path.ts';
import type { BodyPart, PartedBody, PartSum } from '../sinks/sink.ts';
import type { FileMd5 } from './piece-hasher.ts';
import type { PieceMemory } from './piece-memory.ts';
import type { OpenResult, StepResult } from './read-protocol.ts';
import { type Reader, ReadError, type ReaderPool } from './reader-pool.ts';

const mebibyte = 1024 * 1024;

/** Most parts that a multipart upload may have. */
const partLimit = 10_000;

/**
 * How much is read at a time of a file that is only hashed: enough that a disk that turns reads longer than it takes to go
 * to the next file and back. Bytes.
 */
export const hashStepBytes = 4 * mebibyte;

/** The usual size of a part. Bytes. */
export const usualPartBytes = 8 * mebibyte;

/** Code of the ReadError for a file that was not the same from the first byte read to the last. */
export const fileChanged = 'FILE_CHANGED';

/** Bytes of each part but the last: 8 MiB, or as many as let a file of that size do with 10,000 parts. */
function partSizeFor(sizeBytes: number): number {
  return Math.max(usualPartBytes, Math.ceil(sizeBytes / partLimit / mebibyte) * mebibyte);
}

/** A large file, opened in a reading thread. Close it with `hashAll`, the body's `finish`, or `drop`. */
export class LargeFile {
  readonly opened: OpenResult;
  private readonly pool: ReaderPool;
  private readonly reader: Reader;
  private readonly handle: number;
  private readonly md5: FileMd5;

  private constructor(pool: ReaderPool, reader: Reader, handle: number, opened: OpenResult) {
    this.pool = pool;
    this.reader = reader;
    this.handle = handle;
    this.opened = opened;
    this.md5 = pool.hasher.begin(opened.sizeBytes);
  }

  /** Opens a file below `root`, never through a link. Rejects with a ReadError. */
  static async open(pool: ReaderPool, path: BytePath, root = pool.root): Promise<LargeFile> {
    // One thread reads all of them: so a disk that turns goes from one file to another only between pieces.
    const [reader = pool.leastLoaded()] = pool.readers;
    let handle = 0;
    const opened = await reader.ask<OpenResult>({ kind: 'open', root, path }, (id) => (handle = id));
    return new LargeFile(pool, reader, handle, opened);
  }

  /** MD5 of the whole. `progress` is told the bytes of each step. Rejects with a ReadError or the signal's reason. */
  async hashAll(
    memory: PieceMemory,
    signal: AbortSignal,
    progress: (bytes: number) => void,
  ): Promise<string> {
    let left = this.opened.sizeBytes;
    while (left > 0) {
      const lengthBytes = Math.min(left, hashStepBytes);
      const slot = await memory.take(lengthBytes);
      try {
        signal.throwIfAborted();
        await this.step(lengthBytes, slot, false);
      } catch (error) {
        memory.give(slot);
        throw error;
      }
      this.md5.add(slot, lengthBytes, () => memory.give(slot));
      progress(lengthBytes);
      left -= lengthBytes;
    }
    return this.finish();
  }

  /**
   * The file as a body that a sink takes; its parts lie in that memory. `check` is told the MD5 of the whole and throws
   * when the object must not be stored.
   */
  body(memory: PieceMemory, check: (md5: string) => void): PartedBody {
    const { sizeBytes } = this.opened;
    const partSizeBytes = partSizeFor(sizeBytes);
    return {
      kind: 'parts',
      sizeBytes,
      partSizeBytes,
      parts: (sum) => this.parts(sum, partSizeBytes, memory),
      finish: async () => {
        const md5 = await this.finish();
        check(md5);
        return md5;
      },
    };
  }

  /** Closes the file if it is open still. Never rejects. */
  async drop(): Promise<void> {
    this.md5.drop();
    await this.reader.ask({ kind: 'drop', handle: this.handle }).catch(() => undefined);
  }

  private async *parts(sum: PartSum, partSizeBytes: number, memory: PieceMemory): AsyncGenerator<BodyPart> {
    const { sizeBytes } = this.opened;
    for (let number = 1, at = 0; at < sizeBytes; number += 1, at += partSizeBytes) {
      const lengthBytes = Math.min(partSizeBytes, sizeBytes - at);
      const slot = await memory.take(lengthBytes);
      // The sink and the hash; the one that needs it longer gives it back.
      let holders = 2;
      const release = (): void => {
        holders -= 1;
        if (holders === 0) memory.give(slot);
      };
      let told = '';
      try {
        const crc32 = await this.step(lengthBytes, slot, sum === 'crc32');
        if (crc32 !== null) told = base64Of(crc32);
        if (sum === 'md5') told = await this.digest(slot, lengthBytes);
      } catch (error) {
        memory.give(slot);
        throw error;
      }
      this.md5.add(slot, lengthBytes, release);
      yield { number, bytes: Buffer.from(slot, 0, lengthBytes), sum: told, release };
    }
  }

  /** Reads on. The CRC32 of what was read, where it is needed. */
  private async step(
    lengthBytes: number,
    slot: SharedArrayBuffer,
    needsCrc32: boolean,
  ): Promise<number | null> {
    const { handle } = this;
    const read = await this.reader.ask<StepResult>({ kind: 'step', handle, lengthBytes, slot, needsCrc32 });
    if (read.lengthBytes !== lengthBytes)
      throw new ReadError(fileChanged, 'The file became shorter while it was read.');
    return read.crc32;
  }

  /** MD5 of a part, from another thread than the one that reads. */
  private digest(slot: SharedArrayBuffer, lengthBytes: number): Promise<string> {
    return this.pool.leastLoaded(this.reader).ask<string>({ kind: 'digest', slot, lengthBytes });
  }

  private async finish(): Promise<string> {
    const isUnchanged = await this.reader.ask<boolean>({ kind: 'finish', handle: this.handle });
    if (!isUnchanged) throw new ReadError(fileChanged, 'The file changed while it was read.');
    return this.md5.digest();
  }
}

function base64Of(crc32: number): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc32);
  return bytes.toString('base64');
}
