import { Button, Modal, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useWords } from '../../../words.tsx';
import { ActionProblem } from '../action-problem.tsx';
import type { StationStore } from '../station-store.ts';
import { useAction } from '../use-action.ts';
import type { MadeAccount } from './new-keys.tsx';

interface AddAccountDialogProps {
  readonly store: StationStore;
  readonly onMade: (account: MadeAccount) => void;
  readonly onClose: () => void;
}

/** Asks for the name of a new account and makes it. */
export function AddAccountDialog({ store, onMade, onClose }: AddAccountDialogProps): ReactNode {
  const { t } = useWords();
  const action = useAction();
  const [name, setName] = useState('');
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('station:accounts.add')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form
        className="station-stack"
        onSubmit={(event) => {
          event.preventDefault();
          void action.run(async () => onMade(await store.client.call('stationAccounts.add', { name })));
        }}
      >
        <TextInput
          data-autofocus
          label={t('station:accounts.name')}
          description={t('station:accounts.nameText')}
          required
          maxLength={64}
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <ActionProblem action={action} />
        <div className="station-buttons is-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={action.isBusy}>
            {t('common:add')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
