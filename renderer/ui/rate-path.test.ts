import { describe, expect, it } from 'vitest';
import { rateHeight, ratePaths, roundMaximum } from './rate-path.ts';

const frame = { width: 100, height: 50, fromMs: 0, toMs: 1000, maxPerSecond: 10 };

describe('ratePaths', () => {
  it('draws time to the right and rate upwards', () => {
    const samples = [
      { atMs: 0, perSecond: 0 },
      { atMs: 500, perSecond: 10 },
      { atMs: 1000, perSecond: 5 },
    ];
    expect(ratePaths(samples, frame)).toEqual({
      line: 'M0 50L50 0L100 25',
      area: 'M0 50L50 0L100 25L100 50L0 50Z',
    });
  });

  it('stays inside its frame', () => {
    const samples = [
      { atMs: 0, perSecond: 99 },
      { atMs: 1000, perSecond: -5 },
    ];
    expect(ratePaths(samples, frame).line).toBe('M0 0L100 50');
  });

  it.each([
    ['no samples', [], frame],
    ['one sample', [{ atMs: 0, perSecond: 1 }], frame],
    [
      'no time',
      [
        { atMs: 0, perSecond: 1 },
        { atMs: 0, perSecond: 2 },
      ],
      { ...frame, toMs: 0 },
    ],
  ])('draws nothing for %s', (_name, samples, inFrame) => {
    expect(ratePaths(samples, inFrame)).toEqual({ line: '', area: '' });
  });

  it('draws no more points than can be seen, and reaches both ends', () => {
    const samples = Array.from({ length: 5000 }, (_, index) => ({ atMs: index / 5, perSecond: index % 10 }));
    const points = ratePaths(samples, frame).line.slice(1).split('L');
    expect(points.length).toBeLessThanOrEqual(101);
    expect(points.at(-1)).toMatch(/^100 /);
    expect(points[0]).toMatch(/^[01](\.\d)? /);
  });
});

it('puts the mean where the line would have it', () => {
  expect(rateHeight(5, frame)).toBe(25);
});

it.each([
  [0, 1],
  [Number.NaN, 1],
  [1, 1],
  [1.2, 2],
  [3e6, 5e6],
  [7e6, 10e6],
  [120e6, 200e6],
])('rounds %d up to %d', (perSecond, maximum) => {
  expect(roundMaximum(perSecond)).toBe(maximum);
});
