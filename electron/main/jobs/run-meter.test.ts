import { expect, test } from 'vitest';
import type { Progress } from '../../../shared/base/progress.ts';
import { measure, ratesOf, startMeter, takeUp, type Meter } from './run-meter.ts';

function progress(bytes: number, files = 0, totalBytes: number | null = 10_000): Progress {
  const totalFiles = totalBytes === null ? null : files === 0 ? 0 : 100;
  return { phase: 'Copying', bytes, files, totalBytes, totalFiles, failed: 0, current: null };
}

/** Four snapshots a second of `rate` bytes a second. */
function run(
  meter: Meter,
  { fromMs, seconds, rate }: { fromMs: number; seconds: number; rate: number },
): Meter {
  let at = meter;
  const first = at.last?.bytes ?? 0;
  for (let quarter = 0; quarter <= seconds * 4; quarter += 1) {
    at = measure(at, progress(first + (quarter * rate) / 4), fromMs + quarter * 250);
  }
  return at;
}

test('nothing is told before there is any time to speak of', () => {
  const meter = measure(startMeter(0), progress(0), 100);
  expect(ratesOf(meter, progress(0), 100)).toEqual({
    nowBytesPerSecond: null,
    meanBytesPerSecond: null,
    nowFilesPerSecond: null,
    remainingMs: null,
    rates: [],
  });
});

test('a steady flow has one rate, now and in the mean, and an end that can be foreseen', () => {
  const meter = run(startMeter(0), { fromMs: 0, seconds: 20, rate: 100 });
  const told = ratesOf(meter, progress(2000), 20_000);
  expect(told.nowBytesPerSecond).toBeCloseTo(100);
  expect(told.meanBytesPerSecond).toBeCloseTo(100);
  expect(told.remainingMs).toBeCloseTo(80_000);
  expect(told.rates).toEqual(Array.from({ length: 20 }, () => 100));
});

test('what stands still has no rate now, keeps its mean, and shows the fall', () => {
  const meter = run(startMeter(0), { fromMs: 0, seconds: 10, rate: 100 });
  const told = ratesOf(meter, progress(1000), 20_000);
  expect(told.nowBytesPerSecond).toBe(0);
  expect(told.meanBytesPerSecond).toBeCloseTo(50);
  expect(told.rates.slice(-10)).toEqual(Array.from({ length: 10 }, () => 0));
});

test('work that is taken up again begins where it says, and neither jumps nor falls', () => {
  const before = run(startMeter(0), { fromMs: 0, seconds: 10, rate: 100 });
  const after = run(measure(takeUp(before), progress(5_000_000), 10_000), {
    fromMs: 10_000,
    seconds: 10,
    rate: 100,
  });
  expect(ratesOf(after, progress(5_001_000), 20_000).rates).toEqual(Array.from({ length: 20 }, () => 100));
});

test('time that passes before work is taken up again is not counted', () => {
  const before = run(startMeter(0), { fromMs: 0, seconds: 10, rate: 100 });
  const after = run(takeUp(before), { fromMs: 40_000, seconds: 10, rate: 100 });
  const told = ratesOf(after, progress(1000), 50_000);
  expect(told.meanBytesPerSecond).toBeCloseTo(100);
  expect(told.rates).toEqual(Array.from({ length: 20 }, () => 100));
});

test('a part that is sent again is no gain twice', () => {
  let meter = measure(startMeter(0), progress(0), 0);
  meter = measure(meter, progress(1000), 1000);
  meter = measure(meter, progress(0), 2000);
  meter = measure(meter, progress(1000), 3000);
  expect(ratesOf(meter, progress(1000), 4000).meanBytesPerSecond).toBe(500);
});

test('before the total is known no end is foreseen; many small files take longer than their bytes', () => {
  let meter = measure(startMeter(0), progress(0), 0);
  meter = measure(meter, { ...progress(0), files: 50 }, 10_000);
  expect(ratesOf(meter, progress(0, 50, null), 10_000).remainingMs).toBeNull();
  expect(ratesOf(meter, { ...progress(0, 50), totalBytes: 0 }, 10_000).remainingMs).toBeCloseTo(10_000);
  expect(ratesOf(meter, progress(10_000, 100), 10_000).remainingMs).toBe(0);
});

test('a day of work keeps two minutes of it', () => {
  const meter = run(startMeter(0), { fromMs: 0, seconds: 3600, rate: 100 });
  expect(meter.samples.length).toBeLessThan(500);
  const told = ratesOf(meter, progress(0), 3_600_000);
  expect(told.rates).toHaveLength(120);
  expect(told.meanBytesPerSecond).toBeCloseTo(100);
});
