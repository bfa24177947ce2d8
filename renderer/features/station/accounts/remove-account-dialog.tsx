import type { ReactNode } from 'react';
import type { StationAccount } from '../../../../shared/contract/station.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { useWords } from '../../../words.tsx';
import { ActionProblem } from '../action-problem.tsx';
import type { StationStore } from '../station-store.ts';
import { useAction } from '../use-action.ts';

interface RemoveAccountDialogProps {
  readonly store: StationStore;
  readonly account: StationAccount;
  readonly onClose: () => void;
}

/** Asks before an account's keys stop working for good. */
export function RemoveAccountDialog({ store, account, onClose }: RemoveAccountDialogProps): ReactNode {
  const { t } = useWords();
  const action = useAction();
  const { name, accessKeyId } = account;

  async function remove(): Promise<void> {
    // By its key: a name may have been given before.
    const isDone = await action.run(() => store.client.call('stationAccounts.remove', { name: accessKeyId }));
    if (isDone) onClose();
  }

  return (
    <ConfirmDialog
      isOpen
      isDangerous
      title={t('station:accounts.removeTitle', { name })}
      confirmLabel={t('station:accounts.removeConfirm')}
      isBusy={action.isBusy}
      onConfirm={() => void remove()}
      onCancel={onClose}
    >
      <div className="station-stack">
        <p>{t('station:accounts.removeText')}</p>
        <ActionProblem action={action} />
      </div>
    </ConfirmDialog>
  );
}
