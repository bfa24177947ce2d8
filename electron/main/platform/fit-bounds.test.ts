import { describe, expect, test } from 'vitest';
import { fitBounds } from './fit-bounds.ts';

const screen = { x: 0, y: 0, width: 1600, height: 1000 };
const second = { x: 1600, y: 0, width: 1280, height: 800 };

describe('fitBounds', () => {
  test('leaves a window where it was', () => {
    const saved = { x: 100, y: 50, width: 1200, height: 800 };
    expect(fitBounds(saved, [screen])).toEqual(saved);
  });

  test('knows nothing of a window that was never placed', () => {
    expect(fitBounds(null, [screen])).toBeNull();
  });

  test('lets the system place a window whose screen is gone', () => {
    const saved = { x: 1700, y: 50, width: 1000, height: 700 };
    expect(fitBounds(saved, [screen, second])).toEqual(saved);
    expect(fitBounds(saved, [screen])).toBeNull();
  });

  test('lets the system place a window whose title cannot be reached', () => {
    expect(fitBounds({ x: 100, y: -40, width: 800, height: 600 }, [screen])).toBeNull();
    expect(fitBounds({ x: 100, y: 990, width: 800, height: 600 }, [screen])).toBeNull();
    expect(fitBounds({ x: -750, y: 0, width: 800, height: 600 }, [screen])).toBeNull();
  });

  test('makes no window larger than its screen', () => {
    expect(fitBounds({ x: 0, y: 0, width: 4000, height: 3000 }, [screen])).toEqual(screen);
  });
});
