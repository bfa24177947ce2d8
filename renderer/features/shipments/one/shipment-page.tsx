import './one.css';
import { Button, Tabs } from '@mantine/core';
import { IconArrowLeft, IconMapQuestion, IconRefresh } from '@tabler/icons-react';
import { useEffect, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Shipment } from '../../../../shared/contract/shipments.ts';
import type { Host } from '../../../client.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Page } from '../../../ui/page.tsx';
import { LabelPanel } from '../../../widgets/label-panel.tsx';
import { ProblemNote } from '../../../widgets/problem-note.tsx';
import { useWords } from '../../../words.tsx';
import { ManifestTab } from '../change/manifest-tab.tsx';
import { ProofTab } from '../proof/proof-tab.tsx';
import { shipmentById, type ShipmentsStore } from '../shipments-store.ts';
import { useTask } from '../use-task.ts';
import { CheckProblem } from './check-problem.tsx';
import { OverviewTab } from './overview-tab.tsx';
import { StatusLine } from './status-line.tsx';

const tabs = ['overview', 'labels', 'manifest', 'proof'] as const;
type ShipmentTab = (typeof tabs)[number];

interface ShipmentPageProps {
  readonly host: Host;
  readonly store: ShipmentsStore;
  readonly shipmentId: string;
  /** What the address says of it. */
  readonly tab: string | undefined;
  readonly navigate: (path: string) => void;
}

/** One shipment: how it stands, its labels, its manifest, its proof. */
export function ShipmentPage({ host, store, shipmentId, tab, navigate }: ShipmentPageProps): ReactNode {
  const { t } = useWords();
  const state = useStore(store);
  const refresh = useTask();
  const shipment = shipmentById(state, shipmentId);
  useMarkSeen(store, shipment);
  const back = (
    <Button
      variant="default"
      leftSection={<IconArrowLeft size={16} aria-hidden />}
      onClick={() => navigate('/shipments')}
    >
      {t('shipments:one.back')}
    </Button>
  );
  if (shipment === null) {
    return (
      <Page title={t('shipments:title')} actions={back}>
        {state.problem !== null && <ProblemNote problem={state.problem} />}
        {state.shipments !== null && (
          <EmptyState
            icon={IconMapQuestion}
            title={t('shipments:one.gone.title')}
            text={t('shipments:one.gone.text')}
          />
        )}
      </Page>
    );
  }
  const { jobId, accountId, isChecking } = shipment;
  const current = tabs.find((each) => each === tab) ?? 'overview';
  const goTo = (next: ShipmentTab): void =>
    navigate(next === 'overview' ? `/shipments/${shipmentId}` : `/shipments/${shipmentId}/${next}`);
  const checkNow = (): void => void refresh.run(() => store.client.call('shipments.refresh', { shipmentId }));
  return (
    <Page
      title={t('shipments:one.title', { jobId })}
      lead={<StatusLine shipment={shipment} />}
      actions={
        <>
          {back}
          {accountId !== null && (
            <Button
              variant="default"
              leftSection={<IconRefresh size={16} aria-hidden />}
              loading={refresh.isBusy || isChecking}
              onClick={checkNow}
            >
              {t('shipments:one.refresh')}
            </Button>
          )}
        </>
      }
    >
      {state.problem !== null && <ProblemNote problem={state.problem} />}
      {refresh.problem !== null && <ProblemNote problem={refresh.problem} onDismiss={refresh.dismiss} />}
      <CheckProblem shipment={shipment} onRetry={checkNow} navigate={navigate} />
      <Tabs
        className="shipments-tabs"
        value={current}
        onChange={(value) => goTo(tabs.find((each) => each === value) ?? 'overview')}
        keepMounted={false}
      >
        <Tabs.List>
          {tabs.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {t(`shipments:one.tabs.${each}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tabs.map((each) => (
          <Tabs.Panel key={each} value={each} className="shipments-tab">
            {each === current && panelOf(each, shipment)}
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  );

  function panelOf(shown: ShipmentTab, of: Shipment): ReactNode {
    if (shown === 'labels') return <LabelPanel host={host} shipmentId={shipmentId} />;
    if (shown === 'manifest') return <ManifestTab client={store.client} shipment={of} />;
    if (shown === 'proof') return <ProofTab store={store} shipment={of} navigate={navigate} />;
    return <OverviewTab host={host} store={store} shipment={of} onTab={goTo} navigate={navigate} />;
  }
}

/** What is looked at is no news any more. */
function useMarkSeen(store: ShipmentsStore, shipment: Shipment | null): void {
  const shipmentId = shipment?.shipmentId;
  const isUnseen = shipment?.isUnseen === true;
  useEffect(() => {
    if (shipmentId === undefined || !isUnseen) return;
    // It stays marked when that fails, which does no harm.
    store.client.call('shipments.markSeen', { shipmentId }).catch(() => undefined);
  }, [store, shipmentId, isUnseen]);
}
