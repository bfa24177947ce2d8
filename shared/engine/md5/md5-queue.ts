/** Takes in messages and gives the MD5 of each, at once or when more of them have come together. */
export interface Md5Queue {
  /** What messages are put into … */
  readonly bytes: Uint8Array;
  /** … from here on: each up to the limit that the queue was made with, and one byte more. Changes with each message. */
  readonly at: number;
  /** The next `sizeBytes` from `at` on are a message. The 16 bytes of its MD5 go `into` the array, latest with `flush`. */
  add(sizeBytes: number, into: Uint8Array, digestAt: number): void;
  /** Hashes what is waiting. */
  flush(): void;
}
