import './proof.css';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Shipment } from '../../../../shared/contract/shipments.ts';
import { Notice } from '../../../ui/notice.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useWords } from '../../../words.tsx';
import { statusOf } from '../shipment-status.ts';
import { openProofRun, type ShipmentsStore } from '../shipments-store.ts';
import { ProofForm } from './proof-form.tsx';
import { ProofRun } from './proof-run.tsx';
import { ProofView } from './proof-view.tsx';

interface ProofTabProps {
  readonly store: ShipmentsStore;
  readonly shipment: Shipment;
  readonly navigate: (path: string) => void;
}

/** The proof of a shipment: making it, and what it says. */
export function ProofTab({ store, shipment, navigate }: ProofTabProps): ReactNode {
  const { t } = useWords();
  const { client } = store;
  const run = useStore(store, (state) => openProofRun(state, shipment.shipmentId));
  const { proof, logKey, accountId } = shipment;
  const progress = statusOf(shipment)?.progress ?? null;
  const isLoaded = progress === 'Complete' || progress === 'SuccessWithErrors' || logKey !== null;
  const isResting = run === null || run.state === 'failed';
  return (
    <>
      {run !== null && <ProofRun client={client} run={run} navigate={navigate} />}
      {proof !== null && <ProofView client={client} shipment={shipment} proof={proof} />}
      {proof === null && run === null && accountId !== null && !isLoaded && (
        <Notice tone="info" title={t('shipments:proof.notYet.title')}>
          {t('shipments:proof.notYet.text')}
        </Notice>
      )}
      {proof === null && isResting && (
        <Panel title={t('shipments:proof.form.title')} text={t('shipments:proof.lead')}>
          <ProofForm client={client} shipment={shipment} />
        </Panel>
      )}
      {proof !== null && isResting && (
        <details className="shipments-again">
          <summary>{t('shipments:proof.form.again')}</summary>
          <Panel text={t('shipments:proof.lead')}>
            <ProofForm client={client} shipment={shipment} />
          </Panel>
        </details>
      )}
    </>
  );
}
