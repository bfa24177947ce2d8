import './ship-step.css';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { PrepareStep } from '../../../../shared/contract/drafts.ts';
import { Notice } from '../../../ui/notice.tsx';
import { StepPage } from '../../../ui/step-page.tsx';
import { useWords } from '../../../words.tsx';
import { runOf, shipmentOf, type PrepareStore } from '../prepare-store.ts';
import type { StepProps } from '../step-props.ts';
import { EjectPanel } from './eject-panel.tsx';
import { PackPanel } from './pack-panel.tsx';
import { RehearsalPanel } from './rehearsal-panel.tsx';
import { SentPanel } from './sent-panel.tsx';
import { rehearsalView } from './rehearsal-view.ts';

interface ShipStepProps extends StepProps {
  readonly store: PrepareStore;
  readonly goTo: (step: PrepareStep) => void;
  readonly navigate: (path: string) => void;
}

/** The last step: would it import cleanly, is everything in the parcel, how does it travel. */
export function ShipStep({ host, draft, store, goTo, navigate, onBack }: ShipStepProps): ReactNode {
  const { t } = useWords();
  const run = useStore(store, (state) => runOf(state, draft.draftId, 'rehearse'));
  const shipment = useStore(store, (state) => shipmentOf(state, draft));
  const view = rehearsalView(draft, run);
  const isReading = view.kind === 'underWay';
  return (
    <StepPage
      title={t('prepare-ship:heading')}
      lead={t('prepare-ship:lead')}
      back={{ label: t('common:back'), onClick: onBack }}
      next={{
        label: t('prepare-ship:next'),
        onClick: () => {
          if (shipment !== null) navigate(`/shipments/${shipment.shipmentId}`);
        },
        missing: shipment === null ? t('prepare-ship:missingJob') : undefined,
      }}
    >
      {shipment !== null && (
        <Notice
          tone={shipment.sentMs === null ? 'info' : 'success'}
          title={t(shipment.sentMs === null ? 'prepare-ship:end.ready' : 'prepare-ship:end.posted', {
            jobId: shipment.jobId,
          })}
        >
          {t(shipment.sentMs === null ? 'prepare-ship:end.readyText' : 'prepare-ship:end.postedText')}
        </Notice>
      )}
      <RehearsalPanel client={host.client} draft={draft} view={view} hasJob={shipment !== null} goTo={goTo} />
      <div className="ship-columns">
        <PackPanel />
        <div className="ship-column">
          <EjectPanel client={host.client} drive={draft.drive} isReading={isReading} />
          {shipment !== null && (
            <SentPanel key={shipment.shipmentId} client={host.client} shipment={shipment} />
          )}
        </div>
      </div>
    </StepPage>
  );
}
