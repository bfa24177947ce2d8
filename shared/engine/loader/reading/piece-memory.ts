interface Wanting {
  readonly sizeBytes: number;
  give(buffer: SharedArrayBuffer): void;
}

/**
 * Memory for pieces of large files, shared with the reading threads, and bounded in sum however many files are under way.
 * Buffers of the usual size are used again; a larger one is made for each that is wanted.
 */
export class PieceMemory {
  private readonly limitBytes: number;
  private readonly usualBytes: number;
  private readonly free: SharedArrayBuffer[] = [];
  private readonly wanting: Wanting[] = [];
  private takenBytes = 0;

  constructor(limitBytes: number, usualBytes: number) {
    this.limitBytes = limitBytes;
    this.usualBytes = usualBytes;
  }

  /** A buffer of that size or larger, as soon as there is room for it: first come, first served. */
  take(sizeBytes: number): Promise<SharedArrayBuffer> {
    return new Promise((give) => {
      this.wanting.push({ sizeBytes: Math.max(sizeBytes, this.usualBytes), give });
      this.serve();
    });
  }

  give(buffer: SharedArrayBuffer): void {
    this.takenBytes -= buffer.byteLength;
    if (buffer.byteLength === this.usualBytes) this.free.push(buffer);
    this.serve();
  }

  private serve(): void {
    for (;;) {
      const [next] = this.wanting;
      if (next === undefined) return;
      // What is larger than all there may be has it for itself.
      if (this.takenBytes > 0 && this.takenBytes + next.sizeBytes > this.limitBytes) return;
      this.wanting.shift();
      this.takenBytes += next.sizeBytes;
      next.give(this.bufferOf(next.sizeBytes));
    }
  }

  private bufferOf(sizeBytes: number): SharedArrayBuffer {
    if (sizeBytes === this.usualBytes) return this.free.pop() ?? new SharedArrayBuffer(sizeBytes);
    this.free.length = 0;
    return new SharedArrayBuffer(sizeBytes);
  }
}
