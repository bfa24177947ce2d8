import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { PrepareStore } from './prepare-store.ts';

/** Tells each problem of the store once. */
export function useProblem(store: PrepareStore, tell: (problem: unknown) => void): void {
  const problem = useStore(store, (state) => state.problem);
  useEffect(() => {
    if (problem === null) return;
    store.forgetProblem();
    tell(problem);
  }, [store, problem, tell]);
}
