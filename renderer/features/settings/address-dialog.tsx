import { Button, Modal, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { BookAddress } from '../../../shared/contract/accounts.ts';
import { useWords } from '../../words.tsx';
import type { SettingsStore } from './settings-store.ts';

type Fields = Omit<BookAddress, 'addressId'>;

const empty: Fields = {
  name: '',
  company: '',
  street1: '',
  street2: '',
  street3: '',
  city: '',
  stateOrProvince: '',
  postalCode: '',
  country: '',
  phoneNumber: '',
};

/** The fields as they are written on a parcel; what a return address must have in a manifest is required here too. */
const rows = [
  { name: 'name', isWide: true, isRequired: true },
  { name: 'company', isWide: true, isRequired: false },
  { name: 'street1', isWide: true, isRequired: true },
  { name: 'street2', isWide: false, isRequired: false },
  { name: 'street3', isWide: false, isRequired: false },
  { name: 'postalCode', isWide: false, isRequired: true },
  { name: 'city', isWide: false, isRequired: true },
  { name: 'stateOrProvince', isWide: false, isRequired: true },
  { name: 'country', isWide: false, isRequired: true },
  { name: 'phoneNumber', isWide: true, isRequired: true },
] as const;

interface AddressDialogProps {
  readonly store: SettingsStore;
  /** Null for a new one. */
  readonly address: BookAddress | null;
  readonly onClose: () => void;
}

/** Asks for an address. */
export function AddressDialog({ store, address, onClose }: AddressDialogProps): ReactNode {
  const { t } = useWords();
  const [fields, setFields] = useState<Fields>(fieldsOf(address));
  const [isTried, setTried] = useState(false);
  const missing = rows.filter(({ name, isRequired }) => isRequired && fields[name].trim() === '');

  async function save(): Promise<void> {
    setTried(true);
    if (missing.length > 0) return;
    if (await store.addressSaved(fields, address?.addressId ?? null)) onClose();
  }

  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={address === null ? t('settings:addresses.add') : t('settings:addresses.edit')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <div className="settings-form">
          {rows.map(({ name, isWide, isRequired }, index) => (
            <TextInput
              key={name}
              {...(isWide ? { className: 'is-wide' } : {})}
              {...(index === 0 ? { 'data-autofocus': true } : {})}
              {...(name === 'phoneNumber' ? { description: t('settings:addresses.phoneNumberText') } : {})}
              label={t(`settings:addresses.${name}`)}
              required={isRequired}
              maxLength={name === 'postalCode' ? 50 : 100}
              value={fields[name]}
              error={
                isTried && isRequired && fields[name].trim() === '' ? t('settings:addresses.missing') : null
              }
              onChange={(event) => {
                const { value } = event.currentTarget;
                setFields((before) => ({ ...before, [name]: value }));
              }}
            />
          ))}
        </div>
        <div className="settings-buttons settings-dialog-buttons">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit">{t('common:save')}</Button>
        </div>
      </form>
    </Modal>
  );
}

function fieldsOf(address: BookAddress | null): Fields {
  if (address === null) return empty;
  const { addressId: _, ...fields } = address;
  return fields;
}
