import { useMemo, useState } from 'react';
import type { AppClient } from '../../shared/contract/contract.ts';

/** What a person does to a run, and why it could not be done. */
export interface RunActions {
  readonly pause: () => void;
  readonly resume: () => void;
  readonly cancel: () => void;
  readonly problem: unknown;
}

/** The calls for one run; without one they do nothing. */
export function useRunActions(client: AppClient, runId: string | null): RunActions {
  const [problem, setProblem] = useState<unknown>(null);
  const actions = useMemo(() => {
    const ask = (name: 'runs.pause' | 'runs.resume' | 'runs.cancel') => () => {
      if (runId === null) return;
      setProblem(null);
      client.call(name, { runId }).catch(setProblem);
    };
    return { pause: ask('runs.pause'), resume: ask('runs.resume'), cancel: ask('runs.cancel') };
  }, [client, runId]);
  return { ...actions, problem };
}
