import { beginMd5, md5Hex } from '../../md5/md5-pieces.ts';
import type { AbsorbedPiece } from './read-protocol.ts';

/** As many files as are hashed side by side in the lanes of one thread. */
const mostTogether = 8;

/** Fewer are hashed each by itself: lanes would be no faster. */
const fewestTogether = 3;

/** Longest wait for pieces of the other files, milliseconds. Where pieces come more slowly, the processor is not the limit. */
const togetherMs = 100;

/** MD5 of nothing. */
const emptyMd5 = 'd41d8cd98f00b204e9800998ecf8427e';

/** Has a reading thread hash pieces, each of another file. Resolves to how far the MD5 of each is then. */
type Absorb = (pieces: readonly AbsorbedPiece[]) => Promise<readonly Uint32Array[]>;

interface WaitingPiece {
  readonly slot: SharedArrayBuffer;
  readonly lengthBytes: number;
  readonly release: () => void;
}

/**
 * Takes the MD5s of large files that are under way at the same time: a piece of each at once, in the lanes of one thread,
 * which costs a third of hashing them by themselves. The pieces of one file are hashed in the order they come.
 */
export class PieceHasher {
  private readonly absorb: Absorb;
  private readonly files = new Set<FileMd5>();
  private timer: NodeJS.Timeout | undefined;

  constructor(absorb: Absorb) {
    this.absorb = absorb;
  }

  /** A file of that size, of which nothing is hashed yet. End it with its last byte, or with `drop`. */
  begin(sizeBytes: number): FileMd5 {
    return new FileMd5(sizeBytes, this);
  }

  /** A piece of the file has come. For FileMd5. */
  offer(file: FileMd5): void {
    this.files.add(file);
    this.next(false);
  }

  /** The file gives no more pieces. For FileMd5. */
  leave(file: FileMd5): void {
    if (this.files.delete(file)) this.next(false);
  }

  private next(isOverdue: boolean): void {
    const ready = [...this.files].filter((file) => file.isReady).slice(0, mostTogether);
    const worthWaitingFor = this.files.size < fewestTogether ? 1 : Math.min(mostTogether, this.files.size);
    if (ready.length === 0) return;
    if (ready.length < worthWaitingFor && !isOverdue) {
      this.timer ??= setTimeout(() => {
        this.timer = undefined;
        this.next(true);
      }, togetherMs);
      return;
    }
    clearTimeout(this.timer);
    this.timer = undefined;
    if (ready.length >= fewestTogether) void this.run(ready);
    else for (const file of ready) void this.run([file]);
  }

  private async run(files: readonly FileMd5[]): Promise<void> {
    const pieces = files.map((file) => file.start());
    try {
      const words = await this.absorb(pieces);
      for (const [index, file] of files.entries()) file.done(words[index] ?? beginMd5());
    } catch (error) {
      for (const file of files) file.failed(error);
    }
    this.next(false);
  }
}

/** The MD5 of one file whose pieces come one after the other. */
export class FileMd5 {
  private readonly sizeBytes: number;
  private readonly hasher: PieceHasher;
  private readonly waiting: WaitingPiece[] = [];
  private words = beginMd5();
  private hashedBytes = 0;
  private current: WaitingPiece | undefined;
  private failure: { readonly error: unknown } | undefined;
  private isDropped = false;
  private onEnd: (() => void) | undefined;

  constructor(sizeBytes: number, hasher: PieceHasher) {
    this.sizeBytes = sizeBytes;
    this.hasher = hasher;
  }

  /** Whether a piece waits, and none before it is being hashed. */
  get isReady(): boolean {
    return this.current === undefined && this.waiting.length > 0;
  }

  /**
   * The next bytes of the file are at the start of the slot: whole blocks of 64, unless they are the last. `release` is
   * called once, when they are hashed or need not be any more; until then the slot must stay as it is.
   */
  add(slot: SharedArrayBuffer, lengthBytes: number, release: () => void): void {
    if (this.isDropped) {
      release();
      return;
    }
    this.waiting.push({ slot, lengthBytes, release });
    this.hasher.offer(this);
  }

  /** 32 hexadecimal digits, once all bytes are hashed. To be asked behind the last piece. Rejects when hashing failed. */
  async digest(): Promise<string> {
    if (this.current !== undefined || this.waiting.length > 0)
      await new Promise<void>((resolve) => (this.onEnd = resolve));
    if (this.failure !== undefined) throw this.failure.error;
    if (this.hashedBytes !== this.sizeBytes) throw new Error('Not all of the file is hashed.');
    return this.sizeBytes === 0 ? emptyMd5 : md5Hex(this.words);
  }

  /** Nothing more is hashed. */
  drop(): void {
    this.isDropped = true;
    for (const { release } of this.waiting.splice(0)) release();
    this.hasher.leave(this);
    if (this.current === undefined) this.onEnd?.();
  }

  /** Takes the next piece to be hashed. For PieceHasher. */
  start(): AbsorbedPiece {
    this.current = this.waiting.shift();
    if (this.current === undefined) throw new Error('No piece waits.');
    const { slot, lengthBytes } = this.current;
    const isLast = this.hashedBytes + lengthBytes === this.sizeBytes;
    return { slot, lengthBytes, words: this.words, messageBytes: isLast ? this.sizeBytes : null };
  }

  /** The piece is hashed. For PieceHasher. */
  done(words: Uint32Array): void {
    const { current } = this;
    this.current = undefined;
    if (current === undefined) return;
    this.words = words;
    this.hashedBytes += current.lengthBytes;
    current.release();
    if (this.hashedBytes === this.sizeBytes) this.hasher.leave(this);
    if (this.waiting.length === 0) this.onEnd?.();
  }

  /** The piece could not be hashed. For PieceHasher. */
  failed(error: unknown): void {
    this.failure ??= { error };
    const { current } = this;
    this.current = undefined;
    current?.release();
    this.drop();
  }
}
