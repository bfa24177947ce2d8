import { Button } from '@mantine/core';
import { IconId, IconPlus } from '@tabler/icons-react';
import { useMemo, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { StationAccount } from '../../../../shared/contract/station.ts';
import type { Speech } from '../../../../shared/words/words.ts';
import { DataTable, type DataColumn } from '../../../ui/data-table.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Page } from '../../../ui/page.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import { useWords } from '../../../words.tsx';
import type { StationPageProps } from '../page-props.ts';
import { AddAccountDialog } from './add-account-dialog.tsx';
import { RemoveAccountDialog } from './remove-account-dialog.tsx';
import { NewKeys, type MadeAccount } from './new-keys.tsx';

/** Who may create jobs. */
export function AccountsPage({ store }: Pick<StationPageProps, 'store'>): ReactNode {
  const words = useWords();
  const { t } = words;
  const accounts = useStore(store, (state) => state.accounts);
  const [isAdding, setAdding] = useState(false);
  const [made, setMade] = useState<MadeAccount | null>(null);
  const [removed, setRemoved] = useState<StationAccount | null>(null);
  const columns = useMemo(() => accountColumns(words, setRemoved), [words]);
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
      {t('station:accounts.add')}
    </Button>
  );
  return (
    <Page
      title={t('station:accounts.title')}
      lead={t('station:accounts.lead')}
      actions={accounts?.length === 0 ? undefined : add}
    >
      {made !== null && <NewKeys account={made} onDone={() => setMade(null)} />}
      {accounts !== null && accounts.length === 0 && (
        <EmptyState
          icon={IconId}
          title={t('station:accounts.emptyTitle')}
          text={t('station:accounts.emptyText')}
          action={add}
        />
      )}
      {accounts !== null && accounts.length > 0 && (
        <Panel isFlush className="ui-fill">
          <DataTable
            label={t('station:accounts.table')}
            columns={columns}
            rows={accounts}
            rowKey={({ accessKeyId }) => accessKeyId}
            rowHeightPx={48}
          />
        </Panel>
      )}
      {isAdding && (
        <AddAccountDialog
          store={store}
          onMade={(account) => {
            setMade(account);
            setAdding(false);
          }}
          onClose={() => setAdding(false)}
        />
      )}
      {removed !== null && (
        <RemoveAccountDialog store={store} account={removed} onClose={() => setRemoved(null)} />
      )}
    </Page>
  );
}

function accountColumns(
  { t, format }: Speech,
  onRemove: (account: StationAccount) => void,
): readonly DataColumn<StationAccount>[] {
  return [
    {
      id: 'name',
      header: t('station:accounts.columns.name'),
      render: ({ name }) => name,
      sortValue: ({ name }) => name,
    },
    {
      id: 'key',
      header: t('station:accounts.columns.key'),
      width: '11.5rem',
      render: ({ accessKeyId }) => <code>{accessKeyId}</code>,
    },
    {
      id: 'created',
      header: t('station:accounts.columns.created'),
      width: '8rem',
      render: ({ createdMs }) => format.date(createdMs),
      sortValue: ({ createdMs }) => createdMs,
    },
    {
      id: 'state',
      header: t('station:accounts.columns.state'),
      width: '13rem',
      render: ({ removedMs }) =>
        removedMs === null ? (
          <StatusBadge tone="success">{t('station:accounts.active')}</StatusBadge>
        ) : (
          <StatusBadge tone="neutral">
            {t('station:accounts.removed', { date: format.date(removedMs) })}
          </StatusBadge>
        ),
    },
    {
      id: 'actions',
      header: t('common:remove'),
      width: '7rem',
      isEnd: true,
      render: (account) =>
        account.removedMs === null && (
          <Button
            variant="subtle"
            aria-label={t('station:accounts.removeNamed', { name: account.name })}
            onClick={() => onRemove(account)}
          >
            {t('station:accounts.remove')}
          </Button>
        ),
    },
  ];
}
