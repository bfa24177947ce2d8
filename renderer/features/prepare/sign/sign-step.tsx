import './sign-step.css';
import { IconSignature } from '@tabler/icons-react';
import { Button } from '@mantine/core';
import { useEffect, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { StepPage } from '../../../ui/step-page.tsx';
import { ProblemNote } from '../../../widgets/problem-note.tsx';
import { useWords } from '../../../words.tsx';
import type { StepProps } from '../step-props.ts';
import { CreatePanel } from './create-panel.tsx';
import { JobPanel } from './job-panel.tsx';
import { OfflinePanel } from './offline-panel.tsx';
import { createSignStore, endOf, shipmentOf, signMissing } from './sign-store.ts';

/** The step that creates the job and signs the drive. */
export function SignStep(props: StepProps): ReactNode {
  return <SignScreen key={props.draft.draftId} {...props} />;
}

function SignScreen({ host, draft, onChange, onNext, onBack }: StepProps): ReactNode {
  const { t } = useWords();
  const [store] = useState(() => createSignStore(host.client, draft.draftId));
  const state = useStore(store);
  useEffect(() => store.listen(), [store]);
  const shipment = shipmentOf(state, draft);
  const missing = signMissing(draft, shipment);
  const isKnown = state.accounts !== null && state.shipments !== null;
  const hasOpenJob = shipment !== null && endOf(shipment) === null;
  return (
    <StepPage
      title={t('prepare-sign:heading')}
      lead={t('prepare-sign:lead')}
      back={{ label: t('common:back'), onClick: onBack }}
      next={{
        label: t('common:next'),
        onClick: onNext,
        missing: missing === null ? undefined : t(`prepare-sign:missing.${missing}`),
      }}
    >
      {missing === 'copy' && (
        <EmptyState
          icon={IconSignature}
          title={t('prepare-sign:notCopied.title')}
          text={t('prepare-sign:notCopied.text')}
          action={<Button onClick={onBack}>{t('common:back')}</Button>}
        />
      )}
      {state.problem !== null && missing !== 'signature' && <ProblemNote problem={state.problem} />}
      {isKnown && shipment !== null && <JobPanel shipment={shipment} store={store} />}
      {isKnown && missing !== 'copy' && !hasOpenJob && (
        <>
          <CreatePanel
            host={host}
            draft={draft}
            store={store}
            onAccount={(accountId) => {
              store.accountChosen();
              onChange({ accountId });
            }}
          />
          <OfflinePanel host={host} store={store} />
        </>
      )}
    </StepPage>
  );
}
