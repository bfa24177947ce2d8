import { Button, Modal, Radio } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Account } from '../../../../shared/contract/accounts.ts';
import type { Draft } from '../../../../shared/contract/drafts.ts';
import type { Host } from '../../../client.ts';
import { Notice } from '../../../ui/notice.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { AccountForm } from '../../../widgets/account-form.tsx';
import { useWords } from '../../../words.tsx';
import { chosenAccount, type SignStore } from './sign-store.ts';

interface CreatePanelProps {
  readonly host: Host;
  readonly draft: Draft;
  readonly store: SignStore;
  readonly onAccount: (accountId: string) => void;
}

type Editing = { readonly account: Account | null } | null;

/** Chooses the account and has the job created there. */
export function CreatePanel({ host, draft, store, onAccount }: CreatePanelProps): ReactNode {
  const { t } = useWords();
  const state = useStore(store);
  const [editing, setEditing] = useState<Editing>(null);
  const accounts = state.accounts ?? [];
  const account = chosenAccount(state, draft);
  const isNew = (editing?.account ?? null) === null;
  const close = (): void => setEditing(null);
  return (
    <Panel
      title={t('prepare-sign:account.title')}
      text={accounts.length === 0 ? t('prepare-sign:account.none') : t('prepare-sign:account.text')}
      actions={
        <Button
          variant={accounts.length === 0 ? 'filled' : 'default'}
          onClick={() => setEditing({ account: null })}
        >
          {accounts.length === 0 ? t('prepare-sign:account.add') : t('prepare-sign:account.another')}
        </Button>
      }
    >
      {accounts.length > 0 && (
        <AccountChoice
          accounts={accounts}
          chosen={account}
          onChoose={onAccount}
          onEdit={(one) => setEditing({ account: one })}
        />
      )}
      {account !== null && (
        <CreateActions store={store} account={account} onEdit={() => setEditing({ account })} />
      )}
      <Modal
        opened={editing !== null}
        onClose={close}
        size="lg"
        title={t(isNew ? 'prepare-sign:account.addTitle' : 'prepare-sign:account.editTitle')}
        closeButtonProps={{ 'aria-label': t('common:close') }}
      >
        {editing !== null && (
          <AccountForm
            host={host}
            account={editing.account}
            onSaved={({ accountId }) => {
              onAccount(accountId);
              close();
            }}
            onCancel={close}
          />
        )}
      </Modal>
    </Panel>
  );
}

interface AccountChoiceProps {
  readonly accounts: readonly Account[];
  readonly chosen: Account | null;
  readonly onChoose: (accountId: string) => void;
  readonly onEdit: (account: Account) => void;
}

function AccountChoice({ accounts, chosen, onChoose, onEdit }: AccountChoiceProps): ReactNode {
  const { t } = useWords();
  return (
    <Radio.Group
      label={t('prepare-sign:account.label')}
      value={chosen?.accountId ?? null}
      onChange={onChoose}
    >
      <div className="sign-accounts">
        {accounts.map((account) => (
          <div key={account.accountId} className="sign-account">
            <Radio value={account.accountId} label={account.name} description={account.endpointUrl} />
            <Button
              variant="subtle"
              size="xs"
              aria-label={`${t('prepare-sign:account.edit')} ${account.name}`}
              onClick={() => onEdit(account)}
            >
              {t('prepare-sign:account.edit')}
            </Button>
          </div>
        ))}
      </div>
    </Radio.Group>
  );
}

interface CreateActionsProps {
  readonly store: SignStore;
  readonly account: Account;
  readonly onEdit: () => void;
}

function CreateActions({ store, account, onEdit }: CreateActionsProps): ReactNode {
  const { t } = useWords();
  const { doing, checked } = useStore(store);
  const { accountId } = account;
  if (!account.hasSecret) {
    return (
      <Notice
        tone="warning"
        title={t('prepare-sign:account.secretMissing')}
        actions={<Button onClick={onEdit}>{t('prepare-sign:account.enterSecret')}</Button>}
      >
        {t('prepare-sign:account.secretMissingText')}
      </Notice>
    );
  }
  return (
    <>
      <div className="sign-buttons">
        <Button loading={doing === 'creating'} onClick={() => void store.createAsked(accountId)}>
          {t('prepare-sign:create')}
        </Button>
        <Button
          variant="default"
          loading={doing === 'checking'}
          onClick={() => void store.checkAsked(accountId)}
        >
          {t('prepare-sign:check')}
        </Button>
      </div>
      {checked !== null && (
        <Notice
          tone={checked.warningMessage === null ? 'success' : 'warning'}
          announce="status"
          title={t('prepare-sign:checked.title')}
        >
          {checked.warningMessage !== null && (
            <p>
              {t('prepare-sign:job.warning')}: {checked.warningMessage}
            </p>
          )}
          {t('prepare-sign:checked.text')}
        </Notice>
      )}
    </>
  );
}
