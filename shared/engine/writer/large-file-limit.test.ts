import { describe, expect, it } from 'vitest';
import { createLargeFileLimit } from './large-file-limit.ts';

const mebibyte = 1024 * 1024;

describe('the limit of large files', () => {
  it('copies side by side until a drive has shown that it is slow, and again once it has shown that it is not', () => {
    const limit = createLargeFileLimit(2);
    expect(limit.atOnce).toBe(2);
    // Two at once at 30 MB/s each: a disk that seeks between them.
    limit.note({ bytes: 512 * mebibyte, ms: 18_000, atWork: 2 });
    expect(limit.atOnce).toBe(1);
    // By itself 65 MB/s: written and read back at 130.
    limit.note({ bytes: 512 * mebibyte, ms: 8000, atWork: 1 });
    expect(limit.atOnce).toBe(1);
    limit.note({ bytes: 512 * mebibyte, ms: 2400, atWork: 1 });
    expect(limit.atOnce).toBe(2);
    limit.note({ bytes: 512 * mebibyte, ms: 5000, atWork: 2 });
    expect(limit.atOnce).toBe(2);
  });

  it('learns nothing from little', () => {
    const limit = createLargeFileLimit(2);
    limit.note({ bytes: 1000, ms: 1000, atWork: 1 });
    expect(limit.atOnce).toBe(2);
  });
});
