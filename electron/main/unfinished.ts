/** What has to be brought to its end before the program may go: a job that is being created, a change that is being saved. */
export interface Unfinished {
  /** Gives the work back, and holds the program until it has ended, well or not. */
  hold<T>(work: Promise<T>): Promise<T>;
  /** Resolves when nothing is held any more. */
  settled(): Promise<void>;
}

/** Nothing is held yet. */
export function createUnfinished(): Unfinished {
  const held = new Set<Promise<unknown>>();
  return {
    hold(work) {
      held.add(work);
      const letGo = (): void => void held.delete(work);
      work.then(letGo, letGo);
      return work;
    },
    async settled() {
      while (held.size > 0) await Promise.allSettled(held);
    },
  };
}
