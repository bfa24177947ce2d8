import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Shipment } from '../../../../shared/contract/shipments.ts';
import type { Host } from '../../../client.ts';
import { accountOf, type ShipmentsStore } from '../shipments-store.ts';
import { EndPanel } from './end-panel.tsx';
import { FactsPanel } from './facts-panel.tsx';
import { JourneyPanel } from './journey-panel.tsx';
import { NextStepNote } from './next-step-note.tsx';
import { SendingPanel } from './sending-panel.tsx';

interface OverviewTabProps {
  readonly host: Host;
  readonly store: ShipmentsStore;
  readonly shipment: Shipment;
  readonly onTab: (tab: 'labels' | 'proof') => void;
  readonly navigate: (path: string) => void;
}

/** What comes next, what has happened, and the facts. */
export function OverviewTab({ host, store, shipment, onTab, navigate }: OverviewTabProps): ReactNode {
  const account = useStore(store, (state) => accountOf(state, shipment));
  return (
    <>
      <NextStepNote host={host} shipment={shipment} onTab={onTab} navigate={navigate} />
      <div className="shipments-columns">
        <div className="shipments-column">
          <JourneyPanel shipment={shipment} />
        </div>
        <div className="shipments-column">
          <SendingPanel client={store.client} shipment={shipment} />
          <FactsPanel host={host} shipment={shipment} account={account} />
          <EndPanel client={store.client} shipment={shipment} navigate={navigate} />
        </div>
      </div>
    </>
  );
}
