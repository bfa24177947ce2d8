import { AdaptiveLimit } from './adaptive-limit.ts';
import { Pending, type StopListeners } from './stop-listeners.ts';

/** How many requests with a body may be under way: a number, or what the store is found to take best, up to `most`. */
export type Concurrency = number | { readonly most: number };

/** Where a search for the best number begins. */
const initialRequests = 8;
/** What a request costs besides its bytes, in bytes that would cost as much. */
const requestCostBytes = 128 * 1024;

/** Lets requests through in the order they come, as many at a time as the store takes. */
export class RequestGate {
  private readonly limit: { readonly limit: number } | AdaptiveLimit;
  private readonly now: () => number;
  private waiting: Pending<void>[] = [];
  private head = 0;
  private underWay = 0;

  constructor(concurrency: Concurrency, now: () => number) {
    this.now = now;
    this.limit =
      typeof concurrency === 'number'
        ? { limit: concurrency }
        : new AdaptiveLimit({
            initial: Math.min(initialRequests, concurrency.most),
            min: 1,
            max: concurrency.most,
          });
  }

  /** Undefined when the request may go now; otherwise resolves when it may. Rejects with the signal's reason. */
  enter(signal: AbortSignal, stops: StopListeners): Promise<void> | undefined {
    if (this.underWay < this.limit.limit) {
      this.underWay += 1;
      return undefined;
    }
    return new Promise((resolve, reject) => {
      this.waiting.push(new Pending(resolve, reject, stops, signal));
    });
  }

  /** The request was answered: `sizeBytes` have been sent. */
  answered(sizeBytes: number): void {
    const { limit } = this;
    if (limit instanceof AdaptiveLimit) {
      const wasFull = this.underWay >= limit.limit;
      limit.note({ atMs: this.now(), work: requestCostBytes + sizeBytes, wasFull });
    }
    this.leave();
  }

  /** The store is overloaded, or too slow to answer. */
  overloaded(): void {
    if (this.limit instanceof AdaptiveLimit) this.limit.overloaded(this.now());
    this.leave();
  }

  /** The request has ended in a way that tells nothing of the store's load. */
  leave(): void {
    this.underWay -= 1;
    while (this.underWay < this.limit.limit && this.head < this.waiting.length) {
      const next = this.waiting[this.head];
      this.head += 1;
      // One that was stopped meanwhile takes no place.
      if (next?.succeed() === true) this.underWay += 1;
    }
    if (this.head > 1024 || this.head === this.waiting.length) {
      this.waiting = this.waiting.slice(this.head);
      this.head = 0;
    }
  }
}
