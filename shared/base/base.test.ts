import { describe, expect, it } from 'vitest';
import { backoffMs, delay } from './async.ts';
import { formatBytes, formatCount } from './bytes.ts';
import { formatDuration } from './time.ts';

describe('formatBytes', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1_000, '1.00 kB'],
    [999_499, '999 kB'],
    [999_999, '1.00 MB'],
    [12_345_678, '12.3 MB'],
    [1_500_000_000, '1.50 GB'],
    [2e18, '2000 PB'],
  ])('shows %d bytes as %s', (sizeBytes, shown) => {
    expect(formatBytes(sizeBytes)).toBe(shown);
  });
});

describe('formatCount', () => {
  it('knows one from many', () => {
    expect([formatCount(1, 'file'), formatCount(0, 'file'), formatCount(12_345, 'file')]).toEqual([
      '1 file',
      '0 files',
      '12,345 files',
    ]);
  });
});

describe('formatDuration', () => {
  it.each([
    [-5, '0 s'],
    [59_400, '59 s'],
    [59_600, '1 min 0 s'],
    [200_000, '3 min 20 s'],
    [3_599_600, '1 h 00 min'],
    [7_500_000, '2 h 05 min'],
  ])('shows %d ms as %s', (durationMs, shown) => {
    expect(formatDuration(durationMs)).toBe(shown);
  });
});

describe('delay', () => {
  it('rejects with the reason of a signal that aborts, before or during the wait', async () => {
    const reason = new Error('stop');
    await expect(delay(60_000, AbortSignal.abort(reason))).rejects.toBe(reason);
    const stop = new AbortController();
    const waiting = delay(60_000, stop.signal);
    stop.abort(reason);
    await expect(waiting).rejects.toBe(reason);
  });
});

describe('backoffMs', () => {
  it('grows, stays under its ceiling and never goes below half of it', () => {
    expect([1, 2, 3].map((attempt) => backoffMs(attempt, () => 1))).toEqual([200, 400, 800]);
    expect(backoffMs(1, () => 0)).toBe(100);
    expect(backoffMs(50, () => 1)).toBe(20_000);
  });
});
