/** A fixed number of equally large buffers, shared with the reading threads. They bound how much is in flight. */
export class SlotPool {
  private readonly sizeBytes: number;
  private readonly free: SharedArrayBuffer[] = [];
  private readonly waiting: ((slot: SharedArrayBuffer) => void)[] = [];
  private unmade: number;

  constructor(count: number, sizeBytes: number) {
    this.unmade = count;
    this.sizeBytes = sizeBytes;
  }

  /** A slot if one is free now. Buffers are made when they are first needed. */
  tryTake(): SharedArrayBuffer | undefined {
    const slot = this.free.pop();
    if (slot !== undefined || this.unmade === 0) return slot;
    this.unmade -= 1;
    return new SharedArrayBuffer(this.sizeBytes);
  }

  take(): Promise<SharedArrayBuffer> {
    const slot = this.tryTake();
    if (slot !== undefined) return Promise.resolve(slot);
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  give(slot: SharedArrayBuffer): void {
    const next = this.waiting.shift();
    if (next === undefined) this.free.push(slot);
    else next(slot);
  }
}
