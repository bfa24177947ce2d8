import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { Page } from '../../../ui/page.tsx';
import { ProblemNote } from '../../../widgets/problem-note.tsx';
import { useWords } from '../../../words.tsx';
import { ActionProblem } from '../action-problem.tsx';
import type { StationStore } from '../station-store.ts';
import { useAction } from '../use-action.ts';

interface FailedStationProps {
  readonly store: StationStore;
  readonly problem: unknown;
}

/** Stands where the station cannot be opened: why, and the ways on. */
export function FailedStation({ store, problem }: FailedStationProps): ReactNode {
  const { t } = useWords();
  const { client } = store;
  const action = useAction();
  const dataFolder = useStore(store, ({ station }) => station?.dataFolder ?? null);

  async function openOther(): Promise<void> {
    const { paths } = await client.call('app.choose', {
      kind: 'folder',
      title: t('station:setUp.existingTitle'),
    });
    const [path] = paths;
    if (path !== undefined) await client.call('station.setUp', { dataFolder: path, facility: null });
  }

  return (
    <Page title={t('station:setUp.failedTitle')}>
      <div className="station-stack station-narrow">
        <ProblemNote
          problem={problem}
          actions={
            <>
              <Button
                loading={action.isBusy}
                onClick={() =>
                  void action.run(() => client.call('station.setUp', { dataFolder: null, facility: null }))
                }
              >
                {t('station:setUp.retry')}
              </Button>
              <Button variant="default" onClick={() => void action.run(openOther)}>
                {t('station:setUp.otherFolder')}
              </Button>
              {dataFolder !== null && dataFolder !== '' && (
                <Button
                  variant="subtle"
                  onClick={() => void action.run(() => client.call('app.reveal', { path: dataFolder }))}
                >
                  {t('station:service.showFolder')}
                </Button>
              )}
            </>
          }
        />
        <ActionProblem action={action} />
      </div>
    </Page>
  );
}
