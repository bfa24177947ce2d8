import { Button } from '@mantine/core';
import { IconAddressBook } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { BookAddress } from '../../../shared/contract/accounts.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useWords } from '../../words.tsx';
import { AddressDialog } from './address-dialog.tsx';
import type { SettingsStore } from './settings-store.ts';

interface AddressesTabProps {
  readonly store: SettingsStore;
  readonly addresses: readonly BookAddress[] | null;
}

type Open =
  | { readonly kind: 'form'; readonly address: BookAddress | null }
  | { readonly kind: 'removal'; readonly address: BookAddress };

/** The return addresses that are kept. */
export function AddressesTab({ store, addresses }: AddressesTabProps): ReactNode {
  const { t } = useWords();
  const [open, setOpen] = useState<Open | null>(null);
  const add = (
    <Button onClick={() => setOpen({ kind: 'form', address: null })}>{t('settings:addresses.add')}</Button>
  );
  if (addresses === null) return null;
  return (
    <>
      {addresses.length === 0 ? (
        <EmptyState
          icon={IconAddressBook}
          title={t('settings:addresses.emptyTitle')}
          text={t('settings:addresses.emptyText')}
          action={add}
        />
      ) : (
        <Panel title={t('settings:addresses.title')} text={t('settings:addresses.text')} actions={add}>
          <ul className="settings-list">
            {addresses.map((address) => (
              <AddressItem key={address.addressId} address={address} onOpen={setOpen} />
            ))}
          </ul>
        </Panel>
      )}
      {open?.kind === 'form' && (
        <AddressDialog store={store} address={open.address} onClose={() => setOpen(null)} />
      )}
      <ConfirmDialog
        isOpen={open?.kind === 'removal'}
        title={t('settings:addresses.removeTitle')}
        confirmLabel={t('settings:addresses.removeAction')}
        isDangerous
        onConfirm={() => {
          if (open?.kind === 'removal') store.addressRemoved(open.address.addressId);
          setOpen(null);
        }}
        onCancel={() => setOpen(null)}
      >
        {t('settings:addresses.removeText', { name: open?.address?.name ?? '' })}
      </ConfirmDialog>
    </>
  );
}

interface AddressItemProps {
  readonly address: BookAddress;
  readonly onOpen: (open: Open) => void;
}

function AddressItem({ address, onOpen }: AddressItemProps): ReactNode {
  const { t } = useWords();
  const { name, street1, postalCode, city, stateOrProvince, country } = address;
  return (
    <li className="settings-item">
      <div>
        <div className="settings-item-name">{name}</div>
        <div className="settings-item-facts">
          {[street1, `${postalCode} ${city}`.trim(), stateOrProvince, country]
            .filter((part) => part !== '')
            .join(', ')}
        </div>
      </div>
      <div className="settings-buttons">
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t('settings:addresses.editNamed', { name })}
          onClick={() => onOpen({ kind: 'form', address })}
        >
          {t('common:edit')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t('settings:addresses.removeNamed', { name })}
          onClick={() => onOpen({ kind: 'removal', address })}
        >
          {t('common:remove')}
        </Button>
      </div>
    </li>
  );
}
