import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { RunSnapshot } from '../../../../shared/contract/runs.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { ProblemNote } from '../../../widgets/problem-note.tsx';
import { RunProgress } from '../../../widgets/run-progress.tsx';
import { useWords } from '../../../words.tsx';
import { ActionProblem } from '../action-problem.tsx';
import type { StationStore } from '../station-store.ts';
import { useAction } from '../use-action.ts';
import { LoadResult } from './load-result.tsx';

interface LoadRunProps {
  readonly store: StationStore;
  readonly run: RunSnapshot;
  /** Of the drive. */
  readonly name: string;
}

/** A load: how far it is, what it came to, and what can be done about it. */
export function LoadRun({ store, run, name }: LoadRunProps): ReactNode {
  const { runId, state, error } = run;
  if (state === 'canceled') return null;
  return (
    <div className="station-run">
      {state === 'done' ? <LoadResult run={run} /> : <RunProgress run={run} />}
      {error !== null && (state === 'failed' || state === 'waiting') && <ProblemNote problem={error} />}
      <RunButtons key={runId} store={store} run={run} name={name} />
    </div>
  );
}

function RunButtons({ store, run, name }: LoadRunProps): ReactNode {
  const { t } = useWords();
  const { client } = store;
  const { runId, state } = run;
  const action = useAction();
  const [isAsking, setAsking] = useState(false);
  const canPause = state === 'starting' || state === 'running' || state === 'waiting';
  const canResume = state === 'paused' || state === 'failed';

  async function cancel(): Promise<void> {
    await action.run(() => client.call('runs.cancel', { runId }));
    setAsking(false);
  }

  return (
    <>
      <ActionProblem action={action} />
      <div className="station-buttons">
        {canPause && (
          <Button
            variant="default"
            loading={action.isBusy}
            onClick={() => void action.run(() => client.call('runs.pause', { runId }))}
          >
            {t('station:drives.pause')}
          </Button>
        )}
        {canResume && (
          <Button
            loading={action.isBusy}
            onClick={() => void action.run(() => client.call('runs.resume', { runId }))}
          >
            {t('station:drives.resume')}
          </Button>
        )}
        {(canPause || canResume) && (
          <Button variant="subtle" onClick={() => setAsking(true)}>
            {t('station:drives.cancel')}
          </Button>
        )}
        {state === 'done' && (
          <Button
            variant="default"
            onClick={() => void action.run(() => client.call('runs.dismiss', { runId }))}
          >
            {t('station:drives.dismiss')}
          </Button>
        )}
      </div>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('station:drives.cancelTitle', { name })}
        confirmLabel={t('station:drives.cancelConfirm')}
        isBusy={action.isBusy}
        onConfirm={() => void cancel()}
        onCancel={() => setAsking(false)}
      >
        {t('station:drives.cancelText')}
      </ConfirmDialog>
    </>
  );
}
