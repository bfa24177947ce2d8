import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeAfterScroll, placeAt, scrollSpan, topForRow } from './scroll-span.ts';

const start = { topPx: 0, spacerTopPx: 0 };

describe('a short list', () => {
  const span = scrollSpan(1000, 28, 500);

  it('scrolls as the browser does', () => {
    expect(span).toEqual({ viewportPx: 500, contentPx: 28_000, spacerPx: 28_000, ratio: 1 });
    expect(placeAfterScroll(span, start, 12_345)).toEqual({ topPx: 12_345, spacerTopPx: 12_345 });
  });

  it('that fits does not scroll', () => {
    const short = scrollSpan(3, 28, 500);
    expect(placeAt(short, 300).topPx).toBe(0);
  });
});

describe('a list of a million rows and more', () => {
  const span = scrollSpan(5_000_000, 28, 600);

  it('stays within what a browser draws, on a screen of any fineness', () => {
    expect(span.spacerPx).toBeLessThan(33_554_428 / 4);
  });

  it('reaches its last row by the scroll bar', () => {
    expect(placeAfterScroll(span, start, span.spacerPx - span.viewportPx).topPx).toBe(span.contentPx - 600);
  });

  it('turns by the wheel row by row', () => {
    const before = placeAt(span, 70_000_000);
    const after = placeAfterScroll(span, before, before.spacerTopPx + 100);
    expect(after.topPx).toBe(70_000_100);
  });

  it('is at its start when the scroll bar is', () => {
    expect(placeAfterScroll(span, placeAt(span, 900), 0).topPx).toBe(0);
  });

  it('can be at every row, and the browser then at its share', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_999_999 }), (index) => {
        const topPx = topForRow(span, 0, { index, heightPx: 28 });
        const place = placeAt(span, topPx);
        expect(place.topPx).toBeLessThanOrEqual(index * 28);
        expect(place.topPx + span.viewportPx).toBeGreaterThanOrEqual((index + 1) * 28);
        expect(place.spacerTopPx).toBeLessThanOrEqual(span.spacerPx - span.viewportPx + 0.001);
        expect(Math.abs(placeAfterScroll(span, start, place.spacerTopPx).topPx - topPx)).toBeLessThanOrEqual(
          Math.abs(place.spacerTopPx) <= 1800 ? topPx : 1,
        );
      }),
    );
  });
});

describe('topForRow', () => {
  const span = scrollSpan(100, 20, 100);
  it.each([
    ['in view stays', 200, 12, 200],
    ['above comes to the top', 200, 3, 60],
    ['below comes to the bottom', 200, 20, 320],
  ])('a row %s', (_name, topPx, index, expected) => {
    expect(topForRow(span, topPx, { index, heightPx: 20 })).toBe(expected);
  });

  it('can be in the middle', () => {
    expect(topForRow(span, 0, { index: 50, heightPx: 20, isCentred: true })).toBe(960);
  });
});
