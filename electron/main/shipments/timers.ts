/** Where waiting comes from. Passed in, so that tests need not wait. */
export interface Timers {
  /** Runs `work` after `delayMs`, unless the returned function is called before. */
  after(delayMs: number, work: () => void): () => void;
}

/** The timers of the system; none keeps the program from ending. */
export const systemTimers: Timers = {
  after(delayMs, work) {
    const timer = setTimeout(work, delayMs);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
