import type { ReactNode } from 'react';
import type { Draft } from '../../../shared/contract/drafts.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { useWords } from '../../words.tsx';
import type { PrepareStore } from './prepare-store.ts';
import { stepTitle, tellNote } from './step-words.ts';
import { useWizardFacts } from './use-wizard-facts.ts';
import { nextStep, wizardSteps } from './wizard-steps.ts';

/** How far a drive has come, in a badge. */
export function DraftStanding({
  store,
  draft,
}: {
  readonly store: PrepareStore;
  readonly draft: Draft;
}): ReactNode {
  const words = useWords();
  const statuses = wizardSteps(useWizardFacts(store, draft));
  const next = statuses.find(({ step }) => step === nextStep(statuses));
  const { t } = words;
  if (next === undefined) return null;
  if (next.state === 'done') return <StatusBadge tone="success">{t('prepare:shipped')}</StatusBadge>;
  const isMoving = next.note.kind === 'running' || next.note.kind === 'run';
  if (next.state === 'problem' || isMoving) {
    return (
      <StatusBadge tone={next.state === 'problem' ? 'warning' : 'info'}>
        {`${stepTitle(t, next.step)}: ${tellNote(words, next.note)}`}
      </StatusBadge>
    );
  }
  return <StatusBadge tone="neutral">{t('prepare:nextStep', { step: stepTitle(t, next.step) })}</StatusBadge>;
}
