import type { Socket } from 'node:net';

/** Reads a socket piece by piece. What is not asked for stays in the kernel, so that a sender is held up. */
export class ByteSource {
  private readonly socket: Socket;
  private chunks: Buffer[] = [];
  private sizeBytes = 0;
  private hasEnded = false;
  private wake: (() => void) | undefined;

  constructor(socket: Socket) {
    this.socket = socket;
    socket.pause();
    socket.on('data', (chunk: Buffer) => {
      socket.pause();
      this.chunks.push(chunk);
      this.sizeBytes += chunk.length;
      this.wake?.();
    });
    const end = (): void => {
      this.hasEnded = true;
      this.wake?.();
    };
    socket.on('end', end);
    socket.on('close', end);
    socket.on('error', end);
  }

  /** Exactly so many bytes, or null when the connection ends before. */
  async take(countBytes: number): Promise<Buffer | null> {
    while (this.sizeBytes < countBytes) if (!(await this.more())) return null;
    const all = this.chunks.length === 1 ? (this.chunks[0] ?? Buffer.alloc(0)) : Buffer.concat(this.chunks);
    this.chunks = [all.subarray(countBytes)];
    this.sizeBytes = all.length - countBytes;
    return all.subarray(0, countBytes);
  }

  /** A head up to its empty line, which is taken too; null when the connection ends before. */
  async takeHead(): Promise<string | null> {
    for (;;) {
      const all = Buffer.concat(this.chunks);
      const end = all.indexOf('\r\n\r\n');
      if (end >= 0) return (await this.take(end + 4))?.toString('latin1', 0, end) ?? null;
      if (!(await this.more())) return null;
    }
  }

  /** Whether a byte came, sooner or later. */
  async waitForByte(): Promise<boolean> {
    return this.sizeBytes > 0 || this.more();
  }

  /** Resolves when the other side has gone away; what it still sends is let go. */
  async drained(): Promise<void> {
    do {
      this.chunks = [];
      this.sizeBytes = 0;
    } while (await this.more());
  }

  private async more(): Promise<boolean> {
    if (this.hasEnded) return false;
    const before = this.sizeBytes;
    await new Promise<void>((resolve) => {
      this.wake = resolve;
      this.socket.resume();
    });
    return this.sizeBytes > before || !this.hasEnded;
  }
}
