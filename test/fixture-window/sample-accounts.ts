import type { Account, BookAddress } from '../../shared/contract/accounts.ts';

/** An account at a lab, before `facts`. */
export function sampleAccount(facts: Partial<Account> = {}): Account {
  return {
    accountId: 'a1',
    name: 'Example Object Store',
    endpointUrl: 'https://import.example.com',
    accessKeyId: 'JANEACCESSKEY01',
    storeEndpointUrl: 'https://s3.example.com',
    storeRegion: 'eu-west-1',
    storeAccessKeyId: '',
    hasSecret: true,
    hasStoreSecret: false,
    ...facts,
  };
}

const roe: BookAddress = {
  addressId: 'b1',
  name: 'Jane Roe',
  company: 'Example Field Institute',
  street1: '2 Quay Street',
  street2: '',
  street3: '',
  city: 'Rotterdam',
  stateOrProvince: 'Zuid-Holland',
  postalCode: '3011 AB',
  country: 'Netherlands',
  phoneNumber: '+31 10 555 0101',
};

/** Return addresses of the address book. */
export const sampleAddresses: readonly BookAddress[] = [
  roe,
  {
    ...roe,
    addressId: 'b2',
    name: 'Max Mustermann',
    company: 'Beispiel-Messdienst für Küsten- und Hafenbau GmbH & Co. KG',
    street1: 'Am Alten Hafen 12',
    street2: 'Hinterhaus, 3. Stock',
    city: 'Hamburg',
    stateOrProvince: '',
    postalCode: '20457',
    country: 'Germany',
    phoneNumber: '+49 40 5550101',
  },
];
