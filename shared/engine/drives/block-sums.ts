/** What is known of a file's content to find it again: a CRC32 of each block, of which the last may be shorter. */
export interface BlockSums {
  readonly sizeBytes: number;
  readonly blockBytes: number;
  readonly crc32s: readonly number[];
}
