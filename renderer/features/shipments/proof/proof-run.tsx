import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AppClient } from '../../../../shared/contract/contract.ts';
import type { RunSnapshot } from '../../../../shared/contract/runs.ts';
import { Notice } from '../../../ui/notice.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProgressBar } from '../../../ui/progress-bar.tsx';
import { ProblemNote } from '../../../widgets/problem-note.tsx';
import { useWords } from '../../../words.tsx';
import { useTask } from '../use-task.ts';

interface ProofRunProps {
  readonly client: AppClient;
  readonly run: RunSnapshot;
  readonly navigate: (path: string) => void;
}

/** Errors that are put right in the account. */
const accountCodes: ReadonlySet<string> = new Set(['SECRET_MISSING', 'STORE_SECRET', 'STORE_UNKNOWN']);

/** A proof under way, or one that was interrupted or has failed. */
export function ProofRun({ client, run, navigate }: ProofRunProps): ReactNode {
  const { t } = useWords();
  const task = useTask();
  const { runId, state, error } = run;
  const resume = (
    <Button
      size="xs"
      loading={task.isBusy}
      onClick={() => void task.run(() => client.call('runs.resume', { runId }))}
    >
      {state === 'failed' ? t('common:retry') : t('shipments:proof.run.resume')}
    </Button>
  );
  const discard = (
    <Button
      variant="default"
      size="xs"
      onClick={() => void task.run(() => client.call('runs.dismiss', { runId }))}
    >
      {state === 'failed' ? t('common:dismiss') : t('shipments:proof.run.discard')}
    </Button>
  );
  const isAboutAccount = error !== null && accountCodes.has(error.code);
  return (
    <>
      {state === 'failed' && (
        <ProblemNote
          problem={error}
          actions={
            <>
              {resume}
              {isAboutAccount && (
                <Button variant="default" size="xs" onClick={() => navigate('/settings/accounts')}>
                  {t('shipments:one.toAccounts')}
                </Button>
              )}
              {discard}
            </>
          }
        />
      )}
      {state === 'paused' && (
        <Notice
          tone="warning"
          title={t('shipments:proof.run.paused.title')}
          actions={
            <>
              {resume}
              {discard}
            </>
          }
        >
          {t('shipments:proof.run.paused.text')}
        </Notice>
      )}
      {state !== 'failed' && state !== 'paused' && (
        <Panel
          title={t('shipments:proof.run.title')}
          actions={
            <Button
              variant="default"
              loading={state === 'stopping' || task.isBusy}
              onClick={() => void task.run(() => client.call('runs.cancel', { runId }))}
            >
              {t('shipments:proof.run.cancel')}
            </Button>
          }
        >
          <RunProgress run={run} />
        </Panel>
      )}
      {task.problem !== null && <ProblemNote problem={task.problem} onDismiss={task.dismiss} />}
    </>
  );
}

function RunProgress({ run }: { readonly run: RunSnapshot }): ReactNode {
  const { t, format } = useWords();
  const { progress } = run;
  const isComparing = progress?.phase === 'Reconciling';
  const label =
    progress === null
      ? t('shipments:proof.run.starting')
      : t(`shipments:proof.run.${isComparing ? 'comparing' : 'fetching'}`);
  const done =
    progress === null || !isComparing
      ? format.bytes(progress?.bytes ?? 0)
      : t('shipments:proof.run.rows', { count: progress.files });
  const valueText = t('shipments:proof.run.text', { rows: done });
  return (
    <>
      <ProgressBar label={label} share={null} valueText={valueText} />
      <p className="shipments-under">
        {label}: {valueText}
      </p>
    </>
  );
}
