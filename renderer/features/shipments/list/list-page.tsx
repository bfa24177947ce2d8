import { Button } from '@mantine/core';
import { IconRefresh, IconTruckDelivery } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Shipment } from '../../../../shared/contract/shipments.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Page } from '../../../ui/page.tsx';
import { ProblemNote } from '../../../widgets/problem-note.tsx';
import { useWords } from '../../../words.tsx';
import { countTurns, filterShipments, type ShipmentFilter } from '../filter-shipments.ts';
import type { ShipmentsStore } from '../shipments-store.ts';
import { useTask } from '../use-task.ts';
import { FindJobsDialog } from './find-jobs-dialog.tsx';
import { ShipmentFilters } from './shipment-filters.tsx';
import { ShipmentsTable } from './shipments-table.tsx';
import { UncheckedNote } from './unchecked-note.tsx';

interface ListPageProps {
  readonly store: ShipmentsStore;
  readonly navigate: (path: string) => void;
}

const everything: ShipmentFilter = { text: '', turn: 'all' };

/** Every job: where its drive is, how it stands, what comes next. */
export function ListPage({ store, navigate }: ListPageProps): ReactNode {
  const { t } = useWords();
  const { shipments, accounts, problem } = useStore(store);
  const refresh = useTask();
  const [isFinding, setFinding] = useState(false);
  const refreshAll = (): void =>
    void refresh.run(() => store.client.call('shipments.refresh', { shipmentId: null }));
  const find = (
    <Button variant="default" onClick={() => setFinding(true)}>
      {t('shipments:list.find.action')}
    </Button>
  );
  const hasSome = shipments !== null && shipments.length > 0;
  const isChecking = refresh.isBusy || shipments?.some((shipment) => shipment.isChecking) === true;
  return (
    <Page
      title={t('shipments:title')}
      lead={hasSome ? t('shipments:list.lead') : undefined}
      actions={
        hasSome && (
          <>
            {find}
            <Button
              leftSection={<IconRefresh size={16} aria-hidden />}
              loading={isChecking}
              onClick={refreshAll}
            >
              {t('shipments:list.refreshAll')}
            </Button>
          </>
        )
      }
    >
      {problem !== null && <ProblemNote problem={problem} />}
      {refresh.problem !== null && <ProblemNote problem={refresh.problem} onDismiss={refresh.dismiss} />}
      {hasSome && <UncheckedNote shipments={shipments} onRetry={refreshAll} navigate={navigate} />}
      {hasSome && <Jobs shipments={shipments} navigate={navigate} />}
      {shipments?.length === 0 && (
        <EmptyState
          icon={IconTruckDelivery}
          title={t('shipments:list.empty.title')}
          text={
            <div className="shipments-teach">
              <p>{t('shipments:list.empty.text')}</p>
              <p>{t('shipments:list.empty.find')}</p>
            </div>
          }
          action={
            <div className="shipments-buttons">
              <Button onClick={() => navigate('/prepare')}>{t('shipments:list.empty.prepare')}</Button>
              {find}
            </div>
          }
        />
      )}
      {isFinding && (
        <FindJobsDialog
          client={store.client}
          accounts={accounts ?? []}
          navigate={navigate}
          onClose={() => setFinding(false)}
        />
      )}
    </Page>
  );
}

interface JobsProps {
  readonly shipments: readonly Shipment[];
  readonly navigate: (path: string) => void;
}

function Jobs({ shipments, navigate }: JobsProps): ReactNode {
  const [filter, setFilter] = useState<ShipmentFilter>(everything);
  return (
    <>
      <ShipmentFilters filter={filter} counts={countTurns(shipments)} onChange={setFilter} />
      <ShipmentsTable
        rows={filterShipments(shipments, filter)}
        onOpen={({ shipment }) => navigate(`/shipments/${shipment.shipmentId}`)}
        onShowAll={() => setFilter(everything)}
      />
    </>
  );
}
