import { Button, Modal, Select } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { Account } from '../../../../shared/contract/accounts.ts';
import type { AppClient } from '../../../../shared/contract/contract.ts';
import { Notice } from '../../../ui/notice.tsx';
import { ProblemNote } from '../../../widgets/problem-note.tsx';
import { useWords } from '../../../words.tsx';
import { useTask } from '../use-task.ts';

interface FindJobsDialogProps {
  readonly client: AppClient;
  readonly accounts: readonly Account[];
  readonly navigate: (path: string) => void;
  readonly onClose: () => void;
}

/** Adds the jobs of an account that were created elsewhere. */
export function FindJobsDialog({ client, accounts, navigate, onClose }: FindJobsDialogProps): ReactNode {
  const { t } = useWords();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('shipments:list.find.title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {accounts.length === 0 ? (
        <div className="shipments-dialog">
          <p>{t('shipments:list.find.noAccounts')}</p>
          <div className="shipments-buttons is-end">
            <Button onClick={() => navigate('/settings/accounts')}>
              {t('shipments:list.find.addAccount')}
            </Button>
          </div>
        </div>
      ) : (
        <FindForm client={client} accounts={accounts} onClose={onClose} />
      )}
    </Modal>
  );
}

function FindForm({ client, accounts, onClose }: Omit<FindJobsDialogProps, 'navigate'>): ReactNode {
  const { t } = useWords();
  const task = useTask();
  const [accountId, setAccountId] = useState(accounts[0]?.accountId ?? '');
  const [added, setAdded] = useState<number | null>(null);
  const find = (): Promise<boolean> => {
    setAdded(null);
    return task.run(async () => setAdded((await client.call('shipments.findJobs', { accountId })).added));
  };
  return (
    <form
      className="shipments-dialog"
      onSubmit={(event) => {
        event.preventDefault();
        if (!task.isBusy) void find();
      }}
    >
      <p>{t('shipments:list.find.text')}</p>
      <Select
        label={t('shipments:list.find.account')}
        data={accounts.map((account) => ({ value: account.accountId, label: account.name }))}
        value={accountId}
        allowDeselect={false}
        onChange={(value) => setAccountId(value ?? '')}
        data-autofocus
      />
      {task.problem !== null && <ProblemNote problem={task.problem} />}
      {added !== null && (
        <Notice tone={added > 0 ? 'success' : 'info'} announce="status">
          {added > 0 ? t('shipments:list.find.added', { count: added }) : t('shipments:list.find.none')}
        </Notice>
      )}
      <div className="shipments-buttons is-end">
        <Button variant="default" onClick={onClose}>
          {t('common:close')}
        </Button>
        <Button type="submit" loading={task.isBusy}>
          {t('shipments:list.find.start')}
        </Button>
      </div>
    </form>
  );
}
