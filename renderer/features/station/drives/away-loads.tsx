import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { RunSnapshot } from '../../../../shared/contract/runs.ts';
import { Section } from '../../../ui/panel.tsx';
import { useWords } from '../../../words.tsx';
import type { StationPageProps } from '../page-props.ts';
import { LoadRun } from './load-run.tsx';

/** Loads that are not over and whose drive is not plugged in: they go on when it is. */
export function AwayLoads({ store }: StationPageProps): ReactNode {
  const { t } = useWords();
  const loads = useStore(store, (state) => state.loads);
  const drives = useStore(store, (state) => state.drives);
  if (drives === null) return null;
  const shown = new Set(drives.map(({ runId }) => runId));
  const away = loads.filter((load) => !shown.has(load.runId) && isOpen(load));
  if (away.length === 0) return null;
  return (
    <Section title={t('station:drives.away')}>
      <ul className="station-cards">
        {away.map((run) => {
          const name = t('station:drives.matched', { jobId: run.subject.jobId ?? '' });
          return (
            <li key={run.runId}>
              <article className="station-card" aria-label={name}>
                <b className="station-code">{name}</b>
                <LoadRun store={store} run={run} name={name} />
              </article>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

function isOpen({ state }: RunSnapshot): boolean {
  return state !== 'done' && state !== 'canceled';
}
