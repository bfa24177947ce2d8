/** A value that changes, for feeds: tells the present one at once, then each change; a slow listener gets the latest. */
export interface Watched<T> {
  get(): T;
  set(value: T): void;
  /** A feed of it, which ends with the signal. */
  watch(signal: AbortSignal): AsyncGenerator<T>;
}

/** Makes a watched value. */
export function watched<T>(first: T): Watched<T> {
  let value = first;
  let version = 0;
  const wakeups = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      value = next;
      version += 1;
      for (const wake of wakeups) wake();
      wakeups.clear();
    },
    async *watch(signal) {
      let told = -1;
      while (!signal.aborted) {
        if (told === version) await changed(signal);
        if (signal.aborted) return;
        told = version;
        yield value;
      }
    },
  };

  function changed(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        wakeups.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      wakeups.add(wake);
      signal.addEventListener('abort', wake, { once: true });
    });
  }
}
