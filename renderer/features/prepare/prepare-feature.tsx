import { Button } from '@mantine/core';
import { IconFileUnknown } from '@tabler/icons-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { PrepareStep } from '../../../shared/contract/drafts.ts';
import type { FeatureProps } from '../../feature-props.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { useWords } from '../../words.tsx';
import { DraftList } from './draft-list.tsx';
import { createPrepareStore } from './prepare-store.ts';
import { Wizard } from './wizard.tsx';
import { prepareSteps } from './wizard-steps.ts';

/** Preparing drives: the list of them, or one on its way through the wizard. */
export function PrepareFeature({ host, route, navigate }: FeatureProps): ReactNode {
  const { t } = useWords();
  const [store] = useState(() => createPrepareStore(host.client));
  useEffect(() => store.listen(), [store]);
  useEffect(() => {
    // The last that a window does; what a step holds back comes with `beforeunload`, which is before.
    window.addEventListener('pagehide', store.flushAll);
    return () => window.removeEventListener('pagehide', store.flushAll);
  }, [store]);
  const drafts = useStore(store, (state) => state.drafts);
  const [draftId, stepName] = route;
  if (draftId === undefined) return <DraftList store={store} drafts={drafts} navigate={navigate} />;
  if (drafts === null) return null;
  const draft = drafts.find((one) => one.draftId === draftId);
  if (draft === undefined) {
    return (
      <Page title={t('prepare:heading')}>
        <EmptyState
          icon={IconFileUnknown}
          title={t('prepare:gone.title')}
          text={t('prepare:gone.text')}
          action={<Button onClick={() => navigate('/prepare')}>{t('prepare:allDrives')}</Button>}
        />
      </Page>
    );
  }
  const step: PrepareStep = prepareSteps.find((one) => one === stepName) ?? draft.step;
  return <Wizard key={draftId} host={host} store={store} draft={draft} step={step} navigate={navigate} />;
}
