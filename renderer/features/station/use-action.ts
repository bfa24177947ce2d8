import { useCallback, useState } from 'react';

/** Something a person has done, and what came of it. */
export interface Action {
  readonly isBusy: boolean;
  /** What the last one ended with; null when it went well. */
  readonly problem: unknown;
  /** Does it and gives whether it went well. */
  readonly run: (work: () => Promise<unknown>) => Promise<boolean>;
  readonly dismiss: () => void;
}

/** Does what a person asks for, one thing at a time, and keeps the error of the last. */
export function useAction(): Action {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const run = useCallback(async (work: () => Promise<unknown>) => {
    setBusy(true);
    setProblem(null);
    try {
      await work();
      return true;
    } catch (error) {
      setProblem(error);
      return false;
    } finally {
      setBusy(false);
    }
  }, []);
  const dismiss = useCallback(() => setProblem(null), []);
  return { isBusy, problem, run, dismiss };
}
