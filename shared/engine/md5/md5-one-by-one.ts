import { hash } from 'node:crypto';
import type { Md5Queue } from './md5-queue.ts';

/** Hashes each message when it comes. */
export class Md5OneByOne implements Md5Queue {
  readonly bytes: Uint8Array;
  readonly at = 0;

  constructor(messageLimitBytes: number) {
    // Not from Buffer's pool: Node hands slices of that out to others.
    this.bytes = new Uint8Array(messageLimitBytes + 1);
  }

  add(sizeBytes: number, into: Uint8Array, digestAt: number): void {
    into.set(hash('md5', this.bytes.subarray(0, sizeBytes), 'buffer'), digestAt);
  }

  flush(): void {
    // Nothing ever waits.
  }
}
