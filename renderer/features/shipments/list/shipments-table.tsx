import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Shipment } from '../../../../shared/contract/shipments.ts';
import { DataTable, type DataColumn } from '../../../ui/data-table.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ToneIcon } from '../../../ui/tone-icon.tsx';
import { useWords } from '../../../words.tsx';
import type { ListedShipment } from '../filter-shipments.ts';
import { NewsMark } from '../news-mark.tsx';
import { StatusText } from '../status-text.tsx';
import { useNow } from '../use-now.ts';

interface ShipmentsTableProps {
  readonly rows: readonly ListedShipment[];
  readonly onOpen: (row: ListedShipment) => void;
  readonly onShowAll: () => void;
}

/** The jobs, one a row. */
export function ShipmentsTable({ rows, onOpen, onShowAll }: ShipmentsTableProps): ReactNode {
  const { t } = useWords();
  const nowMs = useNow();
  const columns: readonly DataColumn<ListedShipment>[] = [
    {
      id: 'job',
      header: t('shipments:list.column.job'),
      width: 'minmax(10rem, 1.3fr)',
      render: ({ shipment }) => <JobCell shipment={shipment} />,
      sortValue: ({ shipment }) => shipment.jobId,
    },
    {
      id: 'bucket',
      header: t('shipments:list.column.bucket'),
      width: 'minmax(6rem, 1fr)',
      render: ({ shipment }) => <span title={shipment.bucket}>{shipment.bucket}</span>,
      sortValue: ({ shipment }) => shipment.bucket,
    },
    {
      id: 'status',
      header: t('shipments:list.column.status'),
      width: '10.5rem',
      render: ({ shipment }) => <StatusText shipment={shipment} />,
      sortValue: ({ shipment }) => shipment.history.at(-1)?.progressCode ?? null,
    },
    {
      id: 'next',
      header: t('shipments:list.column.next'),
      width: 'minmax(11rem, 1.5fr)',
      render: ({ next }) => (
        <span className="shipments-next" data-turn={next.turn} data-tone={next.tone}>
          <ToneIcon tone={next.tone} sizePx={16} />
          <span>{t(`shipments:next.${next.code}.title`)}</span>
        </span>
      ),
      sortValue: ({ next }) => t(`shipments:next.${next.code}.title`),
    },
    {
      id: 'checked',
      header: t('shipments:list.column.checked'),
      width: '8rem',
      render: ({ shipment }) => <CheckedCell shipment={shipment} nowMs={nowMs} />,
      sortValue: ({ shipment }) => shipment.checkedMs,
    },
  ];
  return (
    <Panel isFlush className="ui-fill shipments-list">
      <DataTable
        label={t('shipments:list.tableLabel')}
        columns={columns}
        rows={rows}
        rowKey={({ shipment }) => shipment.shipmentId}
        rowHeightPx={60}
        onOpen={onOpen}
        empty={
          <div className="shipments-no-match" role="status">
            <p>{t('shipments:list.nothingMatches')}</p>
            <Button variant="default" onClick={onShowAll}>
              {t('shipments:list.showAll')}
            </Button>
          </div>
        }
      />
    </Panel>
  );
}

function JobCell({ shipment }: { readonly shipment: Shipment }): ReactNode {
  const { t } = useWords();
  const { jobId, deviceId, isUnseen } = shipment;
  return (
    <>
      <span className="shipments-job">
        <code>{jobId}</code>
        {isUnseen && <NewsMark />}
      </span>
      <span className="shipments-under" title={deviceId}>
        {deviceId === '' ? t('shipments:list.noDevice') : deviceId}
      </span>
    </>
  );
}

function CheckedCell({
  shipment,
  nowMs,
}: {
  readonly shipment: Shipment;
  readonly nowMs: number;
}): ReactNode {
  const { t, format } = useWords();
  const { accountId, checkedMs, checkError, isChecking } = shipment;
  if (accountId === null) return <span className="shipments-under">{t('shipments:list.notAsked')}</span>;
  const ago = checkedMs === null ? t('shipments:list.neverChecked') : format.relative(checkedMs, nowMs);
  if (isChecking) return <span className="shipments-under">{t('shipments:list.checking')}</span>;
  if (checkError === null) return <span className="shipments-under">{ago}</span>;
  return (
    <>
      <span className="shipments-next" data-tone="warning">
        <ToneIcon tone="warning" sizePx={16} />
        <span>{t('shipments:list.checkFailed')}</span>
      </span>
      <span className="shipments-under">{ago}</span>
    </>
  );
}
