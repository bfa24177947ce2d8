/** Whether bytes, from `at` up to `end`, start as a gzip file does: its magic number and the only compression method there is. */
export function startsLikeGzip(bytes: Uint8Array, at = 0, end = bytes.length): boolean {
  return end - at >= 3 && bytes[at] === 0x1f && bytes[at + 1] === 0x8b && bytes[at + 2] === 8;
}
