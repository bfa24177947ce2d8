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
