import { Button, Modal } from '@mantine/core';
import { IconId } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Account } from '../../../shared/contract/accounts.ts';
import type { Host } from '../../client.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { AccountForm } from '../../widgets/account-form.tsx';
import { ProblemNote } from '../../widgets/problem-note.tsx';
import { TestSteps } from '../../widgets/test-steps.tsx';
import { useWords } from '../../words.tsx';
import type { SettingsStore } from './settings-store.ts';

interface AccountsTabProps {
  readonly host: Host;
  readonly store: SettingsStore;
  readonly accounts: readonly Account[] | null;
}

type Open =
  | { readonly kind: 'form'; readonly account: Account | null }
  | { readonly kind: 'removal'; readonly account: Account };

/** The accounts at job services. */
export function AccountsTab({ host, store, accounts }: AccountsTabProps): ReactNode {
  const { t } = useWords();
  const [open, setOpen] = useState<Open | null>(null);
  const close = (): void => setOpen(null);
  const add = (
    <Button onClick={() => setOpen({ kind: 'form', account: null })}>{t('settings:accounts.add')}</Button>
  );
  if (accounts === null) return null;
  return (
    <>
      {accounts.length === 0 ? (
        <EmptyState
          icon={IconId}
          title={t('settings:accounts.emptyTitle')}
          text={t('settings:accounts.emptyText')}
          action={add}
        />
      ) : (
        <Panel title={t('settings:accounts.title')} text={t('settings:accounts.text')} actions={add}>
          <ul className="settings-list">
            {accounts.map((account) => (
              <AccountItem key={account.accountId} store={store} account={account} onOpen={setOpen} />
            ))}
          </ul>
        </Panel>
      )}
      <Modal
        opened={open?.kind === 'form'}
        onClose={close}
        size="lg"
        title={(open?.account ?? null) === null ? t('settings:accounts.add') : t('settings:accounts.edit')}
        closeButtonProps={{ 'aria-label': t('common:close') }}
      >
        {open?.kind === 'form' && (
          <AccountForm host={host} account={open.account} onSaved={close} onCancel={close} />
        )}
      </Modal>
      <ConfirmDialog
        isOpen={open?.kind === 'removal'}
        title={t('settings:accounts.removeTitle')}
        confirmLabel={t('settings:accounts.removeAction')}
        isDangerous
        onConfirm={() => {
          if (open?.kind === 'removal') store.accountRemoved(open.account.accountId);
          close();
        }}
        onCancel={close}
      >
        {t('settings:accounts.removeText', { name: open?.account?.name ?? '' })}
      </ConfirmDialog>
    </>
  );
}

interface AccountItemProps {
  readonly store: SettingsStore;
  readonly account: Account;
  readonly onOpen: (open: Open) => void;
}

function AccountItem({ store, account, onOpen }: AccountItemProps): ReactNode {
  const { t } = useWords();
  const { name, accountId } = account;
  const test = useStore(store, ({ tests }) => tests[accountId]);
  return (
    <li className="settings-item">
      <div>
        <div className="settings-item-name">{name}</div>
        <div className="settings-item-facts">
          <span>{account.endpointUrl}</span>
          <span>{t('settings:accounts.keyId', { key: account.accessKeyId })}</span>
        </div>
      </div>
      <div className="settings-buttons">
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t('settings:accounts.testNamed', { name })}
          loading={test?.kind === 'testing'}
          onClick={() => store.accountTested(account)}
        >
          {t('common:test')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t('settings:accounts.editNamed', { name })}
          onClick={() => onOpen({ kind: 'form', account })}
        >
          {t('common:edit')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t('settings:accounts.removeNamed', { name })}
          onClick={() => onOpen({ kind: 'removal', account })}
        >
          {t('common:remove')}
        </Button>
      </div>
      <div className="settings-item-more" aria-live="polite">
        {!account.hasSecret && (
          <>
            <StatusBadge tone="warning">{t('settings:accounts.noSecret')}</StatusBadge>{' '}
            {t('settings:accounts.noSecretText')}
          </>
        )}
        {account.storeAccessKeyId !== '' && !account.hasStoreSecret && (
          <div>
            <StatusBadge tone="warning">{t('settings:accounts.noStoreSecret')}</StatusBadge>{' '}
            {t('settings:accounts.noStoreSecretText')}
          </div>
        )}
        {test?.kind === 'tested' && <TestSteps steps={test.steps} />}
        {test?.kind === 'failed' && <ProblemNote problem={test.problem} />}
      </div>
    </li>
  );
}
