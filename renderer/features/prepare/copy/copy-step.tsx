import './copy-step.css';
import { Button } from '@mantine/core';
import { IconPlayerPause, IconX } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { PrepareStep } from '../../../../shared/contract/drafts.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { StepPage, type NextAction } from '../../../ui/step-page.tsx';
import { ProblemNote } from '../../../widgets/problem-note.tsx';
import { useRunActions, type RunActions } from '../../../widgets/run-actions.ts';
import { useWords } from '../../../words.tsx';
import type { PrepareStore } from '../prepare-store.ts';
import type { StepProps } from '../step-props.ts';
import { useWizardFacts } from '../use-wizard-facts.ts';
import { copyView, type CopyView } from './copy-view.ts';
import { CopyContent } from './copy-content.tsx';

interface CopyStepProps extends StepProps {
  readonly store: PrepareStore;
  readonly goTo: (step: PrepareStep) => void;
}

/** The step that copies: what will be done, how it goes, what became of it. */
export function CopyStep({ host, draft, store, goTo, onNext, onBack }: CopyStepProps): ReactNode {
  const { t } = useWords();
  const view = copyView(useWizardFacts(store, draft));
  const actions = useRunActions(host.client, 'run' in view ? view.run.runId : null);
  const [problem, setProblem] = useState<unknown>(null);
  const [isStarting, setStarting] = useState(false);

  async function start(): Promise<void> {
    setProblem(null);
    setStarting(true);
    try {
      if (await store.flush(draft.draftId))
        await host.client.call('prepare.start', { draftId: draft.draftId });
    } catch (error) {
      setProblem(error);
    } finally {
      setStarting(false);
    }
  }

  const again = (
    <Button variant="default" loading={isStarting} onClick={() => void start()}>
      {t('prepare-copy:again')}
    </Button>
  );
  return (
    <StepPage
      title={t('prepare-copy:heading')}
      lead={t('prepare-copy:lead')}
      actions={<RunButtons view={view} actions={actions} />}
      back={{ label: t('common:back'), onClick: onBack }}
      next={nextOf(view)}
      extra={view.kind === 'done' || view.kind === 'refused' ? again : undefined}
    >
      {problem !== null && <ProblemNote problem={problem} />}
      {actions.problem !== null && <ProblemNote problem={actions.problem} />}
      <CopyContent view={view} host={host} draft={draft} goTo={goTo} />
    </StepPage>
  );

  function nextOf({ kind }: CopyView): NextAction {
    switch (kind) {
      case 'missing':
        return {
          label: t('prepare-copy:start'),
          onClick: () => undefined,
          missing: t('prepare-copy:missing'),
        };
      case 'ready': {
        const label = draft.useDriveContents ? t('prepare-copy:startHash') : t('prepare-copy:start');
        return { label, onClick: () => void start(), isBusy: isStarting };
      }
      case 'paused':
      case 'failed':
        return { label: t('runs:resume'), onClick: actions.resume };
      case 'done':
        return { label: t('common:next'), onClick: onNext };
      case 'underWay':
      case 'waiting':
        return { label: t('common:next'), onClick: onNext, missing: t('prepare-copy:notDone') };
      case 'refused':
        break;
    }
    return { label: t('common:next'), onClick: onNext, missing: t('prepare-copy:notCopied') };
  }
}

interface RunButtonsProps {
  readonly view: CopyView;
  readonly actions: RunActions;
}

/** Pause and cancel, as far as there is something to pause or cancel. */
function RunButtons({ view, actions }: RunButtonsProps): ReactNode {
  const { t } = useWords();
  const [isAsking, setAsking] = useState(false);
  const canCancel = view.kind === 'underWay' || view.kind === 'waiting' || view.kind === 'paused';
  const isStopping = view.kind === 'underWay' && view.run.state === 'stopping';
  return (
    <>
      {view.kind === 'underWay' && (
        <Button
          variant="default"
          leftSection={<IconPlayerPause size={16} aria-hidden />}
          disabled={isStopping}
          onClick={actions.pause}
        >
          {t('runs:pause')}
        </Button>
      )}
      {canCancel && (
        <Button
          variant="default"
          leftSection={<IconX size={16} aria-hidden />}
          disabled={isStopping}
          onClick={() => setAsking(true)}
        >
          {t('runs:cancel')}
        </Button>
      )}
      <ConfirmDialog
        isOpen={isAsking && canCancel}
        title={t('prepare-copy:cancelTitle')}
        confirmLabel={t('prepare-copy:cancelConfirm')}
        cancelLabel={t('prepare-copy:cancelKeep')}
        isDangerous
        onCancel={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          actions.cancel();
        }}
      >
        {t('prepare-copy:cancelText')}
      </ConfirmDialog>
    </>
  );
}
