import { Button, Menu } from '@mantine/core';
import { IconAddressBook, IconDeviceFloppy } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { HelpText } from '../../../ui/help-text.tsx';
import { useToast } from '../../../ui/toast-host.tsx';
import { useWords } from '../../../words.tsx';
import { returnAddressOf, isInBook, isWholeAddress } from './address-text.ts';
import type { ManifestStore } from './manifest-store.ts';

/** The address book above the return address: take one from it, put this one into it. */
export function AddressBar({ store }: { readonly store: ManifestStore }): ReactNode {
  const { t } = useWords();
  const toast = useToast();
  const addresses = useStore(store, (state) => state.addresses);
  const fields = useStore(store, (state) => state.fields);
  const address = returnAddressOf(fields);
  const isKept = isInBook(addresses, address);

  async function save(): Promise<void> {
    if (await store.savedAddress())
      toast({ tone: 'success', text: t('prepare-manifest:addresses.saved', { name: address.name }) });
  }

  return (
    <div className="manifest-bar">
      {addresses.length > 0 && (
        <Menu position="bottom-start" transitionProps={{ duration: 0 }}>
          <Menu.Target>
            <Button variant="default" leftSection={<IconAddressBook size={16} aria-hidden />}>
              {t('prepare-manifest:addresses.choose')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown className="manifest-addresses">
            {addresses.map(({ addressId, name, company, street1, city, country }) => (
              <Menu.Item key={addressId} onClick={() => store.choseAddress(addressId)}>
                <b>{name}</b>
                <span>{[company, street1, city, country].filter((part) => part !== '').join(', ')}</span>
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {isWholeAddress(address) && !isKept && (
        <Button
          variant="default"
          leftSection={<IconDeviceFloppy size={16} aria-hidden />}
          onClick={() => void save()}
        >
          {t('prepare-manifest:addresses.save')}
        </Button>
      )}
      {isKept && <HelpText>{t('prepare-manifest:addresses.isSaved')}</HelpText>}
      {!isWholeAddress(address) && addresses.length === 0 && (
        <HelpText>{t('prepare-manifest:addresses.teach')}</HelpText>
      )}
    </div>
  );
}
