/** What a signal may end. */
export interface Stoppable {
  /** The signal has aborted. */
  stop(): void;
}

/** One listener for each signal, however many requests may be ended by it. */
export class StopListeners {
  private readonly groups = new Map<
    AbortSignal,
    { readonly running: Set<Stoppable>; readonly stop: () => void }
  >();

  add(signal: AbortSignal, one: Stoppable): void {
    const known = this.groups.get(signal);
    if (known !== undefined) {
      known.running.add(one);
      return;
    }
    const running = new Set([one]);
    const stop = (): void => {
      for (const each of running) each.stop();
    };
    this.groups.set(signal, { running, stop });
    signal.addEventListener('abort', stop, { once: true });
  }

  delete(signal: AbortSignal, one: Stoppable): void {
    const group = this.groups.get(signal);
    if (group === undefined) return;
    group.running.delete(one);
    if (group.running.size > 0) return;
    this.groups.delete(signal);
    signal.removeEventListener('abort', group.stop);
  }
}

/** A promise that is settled once: by whoever does the work, or by its signal. */
export class Pending<T> implements Stoppable {
  protected isSettled = false;
  private readonly resolve: (value: T) => void;
  private readonly reject: (error: unknown) => void;
  private readonly stops: StopListeners;
  private readonly signal: AbortSignal;

  constructor(
    resolve: (value: T) => void,
    reject: (error: unknown) => void,
    stops: StopListeners,
    signal: AbortSignal,
  ) {
    this.resolve = resolve;
    this.reject = reject;
    this.stops = stops;
    this.signal = signal;
    stops.add(signal, this);
  }

  /** False when it was settled before. */
  succeed(value: T): boolean {
    if (!this.settle()) return false;
    this.resolve(value);
    return true;
  }

  fail(error: unknown): void {
    if (this.settle()) this.reject(error);
  }

  stop(): void {
    this.fail(this.signal.reason);
  }

  private settle(): boolean {
    if (this.isSettled) return false;
    this.isSettled = true;
    this.stops.delete(this.signal, this);
    return true;
  }
}
