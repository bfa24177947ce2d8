import { useEffect, useState } from 'react';
import type { DeskJobDetails } from '../../../../shared/contract/station.ts';
import type { StationStore } from '../station-store.ts';

interface JobRead {
  readonly details: DeskJobDetails | null;
  readonly problem: unknown;
}

/** All that the desk knows of a job, read again whenever the list tells that it has changed. */
export function useJob(store: StationStore, jobId: string): JobRead {
  const [shown, setShown] = useState<JobRead>({ details: null, problem: null });
  useEffect(() => {
    let isOld = false;
    let mark: string | undefined;

    async function read(): Promise<void> {
      try {
        const details = await store.client.call('station.job', { jobId });
        if (!isOld) setShown({ details, problem: null });
      } catch (problem) {
        if (!isOld) setShown((before) => ({ ...before, problem }));
      }
    }

    function look(): void {
      const now = JSON.stringify(store.getState().jobs?.find((job) => job.jobId === jobId));
      if (now === mark) return;
      mark = now;
      void read();
    }

    void read();
    mark = JSON.stringify(store.getState().jobs?.find((job) => job.jobId === jobId));
    const stop = store.subscribe(look);
    return () => {
      isOld = true;
      stop();
    };
  }, [store, jobId]);
  return shown;
}
