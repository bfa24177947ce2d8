import type { Timers } from '../../electron/main/shipments/timers.ts';

/** Timers that go off when a test says so. */
export interface ManualTimers extends Timers {
  /** How long each that is waiting was set for, milliseconds, in the order set. */
  waiting(): readonly number[];
  /** Lets all that are waiting go off. */
  fire(): void;
}

/** Makes timers without time. */
export function manualTimers(): ManualTimers {
  const set = new Map<symbol, { readonly delayMs: number; readonly work: () => void }>();
  return {
    after(delayMs, work) {
      const id = Symbol('timer');
      set.set(id, { delayMs, work });
      return () => void set.delete(id);
    },
    waiting: () => [...set.values()].map(({ delayMs }) => delayMs),
    fire() {
      const due = [...set.values()];
      set.clear();
      for (const { work } of due) work();
    },
  };
}
