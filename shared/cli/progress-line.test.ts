import { describe, expect, it } from 'vitest';
import type { Progress } from '../base/progress.ts';
import { describeProgress, timeLeftMs } from './progress-line.ts';

function progress(changes: Partial<Progress>): Progress {
  const totals = { totalFiles: 100, totalBytes: 100_000_000 };
  return { phase: 'Loading', files: 50, bytes: 50_000_000, failed: 0, current: null, ...totals, ...changes };
}

describe('the progress line', () => {
  it('tells no time left until both totals are known', () => {
    expect(timeLeftMs(progress({ totalBytes: null }), 1000)).toBeNull();
    expect(timeLeftMs(progress({ totalFiles: null }), 1000)).toBeNull();
    expect(timeLeftMs(progress({ files: 0, bytes: 0 }), 1000)).toBeNull();
    expect(describeProgress(progress({ totalBytes: null }), 1000)).not.toContain('left');
    expect(describeProgress(progress({}), 60_000)).toContain('left');
  });

  it('goes by the mean rate, also within one large file', () => {
    expect(timeLeftMs(progress({}), 1000)).toBe(1000);
    const one = progress({ files: 0, totalFiles: 1, bytes: 25_000_000 });
    expect(timeLeftMs(one, 1000)).toBeGreaterThan(2990);
    expect(timeLeftMs(one, 1000)).toBeLessThan(3010);
    expect(timeLeftMs(progress({ files: 100, bytes: 100_000_000 }), 1000)).toBe(0);
  });

  it('does not take for its own what an earlier run has done', () => {
    const before = { files: 40, bytes: 40_000_000 };
    expect(timeLeftMs(progress({}), 1000, before)).toBe(5000);
    expect(describeProgress(progress({}), 1000, before)).toContain('10.0 MB/s');
  });
});
