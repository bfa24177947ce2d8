import { useCallback, useState } from 'react';

/** Something that a person had done, while it goes on and if it failed. */
export interface Task {
  readonly isBusy: boolean;
  /** What it failed with; null when it did not. */
  readonly problem: unknown;
  /** Does it, once at a time, and keeps what it fails with. Resolves to whether it went well. */
  readonly run: (work: () => Promise<unknown>) => Promise<boolean>;
  readonly dismiss: () => void;
}

/** Keeps track of one thing that is done at a person's wish. */
export function useTask(): Task {
  const [state, setState] = useState<Pick<Task, 'isBusy' | 'problem'>>({ isBusy: false, problem: null });
  const run = useCallback(async (work: () => Promise<unknown>): Promise<boolean> => {
    setState({ isBusy: true, problem: null });
    try {
      await work();
      setState({ isBusy: false, problem: null });
      return true;
    } catch (problem) {
      setState({ isBusy: false, problem });
      return false;
    }
  }, []);
  const dismiss = useCallback(() => setState({ isBusy: false, problem: null }), []);
  return { ...state, run, dismiss };
}
