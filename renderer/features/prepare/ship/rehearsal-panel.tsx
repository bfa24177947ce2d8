import { Button } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { AppClient } from '../../../../shared/contract/contract.ts';
import type { Draft, PrepareStep } from '../../../../shared/contract/drafts.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemNote } from '../../../widgets/problem-note.tsx';
import { useRunActions } from '../../../widgets/run-actions.ts';
import { RunProgress } from '../../../widgets/run-progress.tsx';
import { useWords } from '../../../words.tsx';
import { RehearsalResult } from './rehearsal-result.tsx';
import type { RehearsalView } from './rehearsal-view.ts';

interface RehearsalPanelProps {
  readonly client: AppClient;
  readonly draft: Draft;
  readonly view: RehearsalView;
  readonly hasJob: boolean;
  readonly goTo: (step: PrepareStep) => void;
}

/** What a station would do with the drive, tried out here. */
export function RehearsalPanel({ client, draft, view, hasJob, goTo }: RehearsalPanelProps): ReactNode {
  const { t } = useWords();
  const [problem, setProblem] = useState<unknown>(null);
  const run = 'run' in view ? view.run : null;
  const actions = useRunActions(client, run?.runId ?? null);

  async function start(): Promise<void> {
    setProblem(null);
    try {
      await client.call('prepare.rehearse', { draftId: draft.draftId });
    } catch (error) {
      setProblem(error);
    }
  }

  return (
    <Panel
      title={t('prepare-ship:rehearsal.title')}
      text={t('prepare-ship:rehearsal.text')}
      actions={buttons()}
    >
      <div className="ship-rehearsal">
        {problem !== null && <ProblemNote problem={problem} />}
        {actions.problem !== null && <ProblemNote problem={actions.problem} />}
        <RehearsalContent view={view} draft={draft} hasJob={hasJob} goTo={goTo} />
      </div>
    </Panel>
  );

  function buttons(): ReactNode {
    if (view.kind === 'impossible') return null;
    if (view.kind === 'underWay') {
      const isStopping = view.run.state === 'stopping';
      return (
        <Button variant="default" disabled={isStopping} onClick={actions.cancel}>
          {t('common:stop')}
        </Button>
      );
    }
    if (view.kind === 'resting') return <Button onClick={actions.resume}>{t('runs:resume')}</Button>;
    const isAgain = view.kind === 'done';
    return (
      <Button
        variant={isAgain ? 'default' : 'filled'}
        leftSection={<IconPlayerPlay size={16} aria-hidden />}
        onClick={() => void start()}
      >
        {t(isAgain ? 'prepare-ship:rehearsal.again' : 'prepare-ship:rehearsal.start')}
      </Button>
    );
  }
}

type RehearsalContentProps = Omit<RehearsalPanelProps, 'client'>;

function RehearsalContent({ view, draft, hasJob, goTo }: RehearsalContentProps): ReactNode {
  const { t } = useWords();
  switch (view.kind) {
    case 'impossible':
      return (
        <Notice
          tone="neutral"
          actions={
            <Button variant="default" size="sm" onClick={() => goTo('copy')}>
              {t('prepare-ship:rehearsal.goCopy')}
            </Button>
          }
        >
          {t('prepare-ship:missingCopy')}
        </Notice>
      );
    case 'notYet': {
      const isCached = draft.prepared?.readBack === 'cached' || draft.prepared?.readBack === 'fuse';
      return (
        <>
          <p className="ship-text">{t('prepare-ship:rehearsal.notYet')}</p>
          {!hasJob && <Notice tone="info">{t('prepare-ship:rehearsal.notSigned')}</Notice>}
          {isCached && draft.drive?.kind === 'drive' && (
            <Notice tone="info">{t('prepare-ship:rehearsal.replug')}</Notice>
          )}
        </>
      );
    }
    case 'underWay':
      return (
        <>
          {view.run.state === 'waiting' && (
            <ErrorNote
              tone="warning"
              message={t('runs:waiting.title')}
              safe={t('runs:waiting.safe')}
              advice={t('runs:waiting.advice')}
            />
          )}
          <RunProgress run={view.run} />
        </>
      );
    case 'resting':
      return view.run.state === 'failed' ? (
        <ProblemNote problem={view.run.error} />
      ) : (
        <p className="ship-text">{t('prepare-ship:rehearsal.pausedText')}</p>
      );
    case 'done':
      break;
  }
  return <RehearsalResult report={view.report} endedMs={view.run.endedMs} hasJob={hasJob} goTo={goTo} />;
}
