import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Draft } from '../../../shared/contract/drafts.ts';
import { manifestReadiness } from './manifest/manifest-readiness.ts';
import { runOf, shipmentOf, type PrepareStore } from './prepare-store.ts';
import type { WizardFacts } from './wizard-steps.ts';

/** What is known of a draft and of what belongs to it. */
export function useWizardFacts(store: PrepareStore, draft: Draft): WizardFacts {
  const copy = useStore(store, (state) => runOf(state, draft.draftId, 'prepare'));
  const shipment = useStore(store, (state) => shipmentOf(state, draft));
  const manifestErrors = useMemo(() => {
    const { toFill, wrong } = manifestReadiness(draft.manifestText);
    return toFill.length + wrong.length;
  }, [draft.manifestText]);
  return { draft, copy, shipment, manifestErrors };
}
