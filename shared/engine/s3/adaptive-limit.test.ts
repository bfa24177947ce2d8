import { describe, expect, it } from 'vitest';
import { AdaptiveLimit } from './adaptive-limit.ts';

interface Store {
  /** Time of an answer beside the work, milliseconds. */
  readonly roundTripMs: number;
  /** Requests that the store and the client get done in a second. */
  readonly capacity: number;
  /** Each answer's time differs by up to this share. */
  readonly jitter?: number;
  /** Every tenth of a second the capacity is another, up to so much more or less. */
  readonly unrest?: number;
  /** More than so many at a time are told to slow down. */
  readonly patience?: number;
}

/** A store in simulated time, always kept as busy as the limit allows: what the limit was over the time. */
function run(limit: AdaptiveLimit, store: Store, durationMs: number, fromMs = 0): { done: number } {
  let state = 12_345;
  const random = (): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return state / 0x7fff_ffff;
  };
  let serviceMs = 1000 / store.capacity;
  let changeAt = fromMs;
  const underWay: number[] = [];
  let now = fromMs;
  let freeAt = fromMs;
  let done = 0;
  const start = (): void => {
    freeAt = Math.max(now, freeAt) + serviceMs;
    const roundTrip = store.roundTripMs * (1 + (store.jitter ?? 0) * (random() - 0.5) * 2);
    const endsAt = freeAt + roundTrip;
    let place = underWay.length;
    while (place > 0 && (underWay[place - 1] ?? 0) > endsAt) place -= 1;
    underWay.splice(place, 0, endsAt);
  };
  while (now < fromMs + durationMs) {
    if (now >= changeAt) {
      serviceMs = 1000 / (store.capacity * (1 + (store.unrest ?? 0) * (random() - 0.5) * 2));
      changeAt = now + 100;
    }
    while (underWay.length < limit.limit) start();
    now = underWay.shift() ?? now;
    const count = underWay.length + 1;
    if (count > (store.patience ?? Number.POSITIVE_INFINITY)) limit.overloaded(now);
    else limit.note({ atMs: now, work: 1, wasFull: count >= limit.limit });
    done += 1;
  }
  return { done };
}

function newLimit(): AdaptiveLimit {
  return new AdaptiveLimit({ initial: 8, min: 1, max: 256 });
}

describe('the number of requests under way', () => {
  it('stays small where the answers come at once', () => {
    const limit = newLimit();
    run(limit, { roundTripMs: 0.2, capacity: 10_000, jitter: 0.5 }, 20_000);
    expect(limit.limit).toBeLessThanOrEqual(20);
  });

  it('grows to hundreds within two seconds where the way is long', () => {
    const limit = newLimit();
    run(limit, { roundTripMs: 40, capacity: 10_000, jitter: 0.2 }, 2000);
    expect(limit.limit).toBeGreaterThanOrEqual(200);
    expect(limit.limit).toBeLessThanOrEqual(256);
  });

  it.each([0.2, 2, 10, 40])('comes close to what the store can do at %d ms', (roundTripMs) => {
    const store = { roundTripMs, capacity: 4000, jitter: 0.3 };
    const limit = newLimit();
    run(limit, store, 5000);
    const { done } = run(limit, store, 5000, 5000);
    expect(done / 5).toBeGreaterThan(0.85 * 4000);
  });

  it('stays small where the rate varies much, and the limit is not why', () => {
    const limit = newLimit();
    const store = { roundTripMs: 0.2, capacity: 4000, unrest: 0.6 };
    const seen: number[] = [];
    for (let second = 0; second < 120; second += 1) {
      run(limit, store, 1000, second * 1000);
      seen.push(limit.limit);
    }
    expect(seen.reduce((sum, each) => sum + each, 0) / seen.length).toBeLessThan(40);
  });

  it('stays large where the rate varies much and the way is long', () => {
    const limit = newLimit();
    const store = { roundTripMs: 40, capacity: 10_000, unrest: 0.6, jitter: 0.3 };
    const seen: number[] = [];
    for (let second = 0; second < 30; second += 1) {
      run(limit, store, 1000, second * 1000);
      seen.push(limit.limit);
    }
    expect(seen.slice(5).reduce((sum, each) => sum + each, 0) / (seen.length - 5)).toBeGreaterThan(150);
  });

  it('halves when the store is overloaded, once for requests that fail together', () => {
    const limit = newLimit();
    run(limit, { roundTripMs: 40, capacity: 10_000 }, 3000);
    const before = limit.limit;
    for (let at = 0; at < 50; at += 1) limit.overloaded(3000 + at);
    expect(limit.limit).toBe(Math.floor(before / 2));
    for (let at = 0; at < 20; at += 1) limit.overloaded(4000 + at * 1000);
    expect(limit.limit).toBe(1);
  });

  it('settles near what the store bears', () => {
    const limit = newLimit();
    const store = { roundTripMs: 40, capacity: 10_000, patience: 50 };
    run(limit, store, 30_000);
    const seen: number[] = [];
    for (let second = 30; second < 60; second += 1) {
      run(limit, store, 1000, second * 1000);
      seen.push(limit.limit);
    }
    expect(Math.max(...seen)).toBeLessThanOrEqual(64);
    expect(seen.reduce((sum, each) => sum + each, 0) / seen.length).toBeGreaterThan(20);
  });

  it('finds out later that the way has become long', () => {
    const limit = newLimit();
    run(limit, { roundTripMs: 0.2, capacity: 10_000, jitter: 0.5 }, 30_000);
    run(limit, { roundTripMs: 40, capacity: 10_000 }, 30_000, 30_000);
    expect(limit.limit).toBeGreaterThanOrEqual(100);
  });

  it('is not raised while there is too little to do', () => {
    const limit = newLimit();
    for (let at = 0; at < 10_000; at += 1) limit.note({ atMs: at * 10, work: 1, wasFull: false });
    expect(limit.limit).toBe(8);
  });
});
