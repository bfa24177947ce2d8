/** How many large files are copied side by side onto a drive. */
export interface LargeFileLimit {
  readonly atOnce: number;
  /** Takes how long it took to write and read back so many bytes, with as many such at work. */
  note(measured: { readonly bytes: number; readonly ms: number; readonly atWork: number }): void;
}

/**
 * What no turning disk reaches that writes a file and reads it back, bytes a second. Whether a disk turns cannot be
 * asked: adapters and virtual disks say that they do.
 */
const turningBytesPerSecond = 150e6;

/** Less is no measurement. */
const measuredBytes = 16 * 1024 * 1024;

/**
 * Files side by side are hashed on as many cores. A drive that is slower than one core hashes gains nothing by it, and one
 * that turns has to move its head from file to file with each piece: there they are copied one by one.
 */
export function createLargeFileLimit(most: number): LargeFileLimit {
  let atOnce = most;
  return {
    get atOnce() {
      return atOnce;
    },
    note({ bytes, ms, atWork }) {
      if (bytes < measuredBytes) return;
      atOnce = (bytes * atWork * 1000) / ms < turningBytesPerSecond ? 1 : most;
    },
  };
}
