import type { Handlers } from '../../../../shared/contract/define.ts';
import type { runsContract } from '../../../../shared/contract/runs.ts';
import type { Services } from '../../services.ts';

/** Long work, as windows look at it and stop it. */
export function createRunsHandlers({ runs }: Services): Handlers<typeof runsContract> {
  return {
    'runs.watch': (_input, signal) => runs.watch(signal),
    'runs.pause': ({ runId }) => runs.pause(runId),
    'runs.resume': ({ runId }) => runs.resume(runId),
    'runs.cancel': ({ runId }) => runs.cancel(runId),
    'runs.dismiss': ({ runId }) => runs.dismiss(runId),
  };
}
