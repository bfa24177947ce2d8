import { expect, it } from 'vitest';
import { concurrencyFor, predictLoad, type LoadPlace } from './load-model.ts';

const place: LoadPlace = {
  startSeconds: 0.5,
  processorSecondsPerFile: 100e-6,
  processorSecondsPerByte: 1.6e-9,
  driveSecondsPerFile: 0,
  driveBytesPerSecond: Number.POSITIVE_INFINITY,
  lineBytesPerSecond: Number.POSITIVE_INFINITY,
  roundTripSeconds: 0,
  storeSecondsPerFile: 0,
  concurrency: 64,
};

it('is limited by the processor next to the store', () => {
  const { seconds, limit } = predictLoad({ files: 10_000, bytes: 0 }, place);
  expect(limit).toBe('processor');
  expect(seconds).toBeCloseTo(1.5);
});

it('waits for round trips when too few requests are under way', () => {
  const far = { ...place, roundTripSeconds: 0.04 };
  const { seconds, limit } = predictLoad({ files: 10_000, bytes: 0 }, far);
  expect(limit).toBe('latency');
  expect(seconds).toBeCloseTo(0.5 + (10_000 * 0.04) / 64);
  expect(predictLoad({ files: 10_000, bytes: 0 }, { ...far, concurrency: concurrencyFor(far) }).limit).toBe(
    'processor',
  );
});

it('does not count more requests side by side than there are files', () => {
  expect(predictLoad({ files: 2, bytes: 0 }, { ...place, roundTripSeconds: 1 }).seconds).toBeCloseTo(1.5);
});

it('names the line and the drive when they are the slowest', () => {
  const work = { files: 1, bytes: 1e9 };
  expect(predictLoad(work, { ...place, lineBytesPerSecond: 1e8 }).limit).toBe('line');
  expect(predictLoad(work, { ...place, lineBytesPerSecond: 1e8, driveBytesPerSecond: 9e7 }).limit).toBe(
    'drive',
  );
});
