import { toErrorData } from '../../../shared/contract/error-crossing.ts';
import type { StationOptions, StationState } from '../../../shared/contract/station.ts';
import { watched, type Watched } from '../../../shared/contract/watched.ts';
import type { ServeTask } from '../../worker/desk-contract.ts';
import type { StoreAccess } from '../../worker/worker-contract.ts';
import type { DeskHost } from './desk-host.ts';

type JobServiceState = StationState['service'];

/** The job service, on and off. */
export interface JobService {
  readonly state: Watched<JobServiceState>;
  set(isOn: boolean): void;
  /** Serves anew when it is on, because how it is served has changed. */
  renew(): void;
}

interface JobServicePorts {
  readonly desk: DeskHost;
  readonly listen: () => StationOptions['listen'];
  /** The store in which the buckets of new jobs are looked for; null where none is known. */
  readonly store: () => Promise<StoreAccess | null>;
}

const off: JobServiceState = { state: 'off', url: null, error: null };

/** Makes the switch of the job service; it is off. */
export function createJobService({ desk, listen, store }: JobServicePorts): JobService {
  const state = watched(off);
  let current: AbortController | null = null;

  function start(): void {
    stop();
    current = new AbortController();
    state.set({ ...off, state: 'starting' });
    void serve(current.signal);
  }

  function stop(): void {
    current?.abort();
    current = null;
    state.set(off);
  }

  async function serve(signal: AbortSignal): Promise<void> {
    try {
      const task = serveTask(listen(), await store().catch(() => null));
      for await (const { url } of desk.follow('desk.serve', task, signal)) {
        state.set({ state: 'on', url, error: null });
      }
    } catch (error) {
      if (signal.aborted) return;
      current = null;
      state.set({ state: 'failed', url: null, error: toErrorData(error) });
    }
  }

  return {
    state,
    set(isOn) {
      if (!isOn) stop();
      else if (current === null) start();
    },
    renew() {
      if (current !== null) start();
    },
  };
}

function serveTask(listen: StationOptions['listen'], store: StoreAccess | null): ServeTask {
  const { host, port, isInsecure, tlsCertPath, tlsKeyPath, publicUrl } = listen;
  return {
    listen: {
      host,
      port,
      isInsecure,
      tlsCertPath: tlsCertPath ?? undefined,
      tlsKeyPath: tlsKeyPath ?? undefined,
      publicUrl: publicUrl ?? undefined,
    },
    store,
  };
}
