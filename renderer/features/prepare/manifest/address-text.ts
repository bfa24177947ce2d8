import type { BookAddress } from '../../../../shared/contract/accounts.ts';
import { addressOf, addressParts } from '../../../../shared/domain/manifest/address-of.ts';
import { fieldSpec } from '../../../../shared/domain/manifest/field-catalogue.ts';
import { setField } from '../../../../shared/domain/manifest/manifest-edits.ts';
import type { Address } from '../../../../shared/domain/manifest/manifest.ts';
import type { FieldContents } from './field-contents.ts';

const needed = ['name', 'street1', 'city', 'postalCode', 'country', 'phoneNumber'] as const;

/** The return address as the text has it, finished or not. */
export function returnAddressOf(fields: FieldContents): Address {
  return addressOf((name) => fields.get(`returnAddress.${name}`)?.value ?? '');
}

/** The text with the return address of the book. What the address does not have goes. */
export function withAddress(text: string, address: Address): string {
  return addressParts.reduce((before, part) => {
    const name = `returnAddress.${part}`;
    const value = address[part];
    const isOptional = fieldSpec(name)?.need === 'optional';
    return setField(before, name, value === '' && isOptional ? null : value);
  }, text);
}

/** Whether an address has what every parcel needs. */
export function isWholeAddress(address: Address): boolean {
  return needed.every((part) => address[part].trim() !== '');
}

/** Whether the book has an address already. */
export function isInBook(addresses: readonly BookAddress[], address: Address): boolean {
  return addresses.some((one) => addressParts.every((part) => one[part] === address[part]));
}
