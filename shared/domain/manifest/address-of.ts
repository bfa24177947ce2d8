import type { Address } from './manifest.ts';

/** The parts of an address, in the order in which people write them. */
export const addressParts = [
  'name',
  'company',
  'street1',
  'street2',
  'street3',
  'city',
  'stateOrProvince',
  'postalCode',
  'country',
  'phoneNumber',
] as const satisfies readonly (keyof Address)[];

/** An address from whatever tells its parts. */
export function addressOf(part: (name: keyof Address) => string): Address {
  return {
    name: part('name'),
    company: part('company'),
    street1: part('street1'),
    street2: part('street2'),
    street3: part('street3'),
    city: part('city'),
    stateOrProvince: part('stateOrProvince'),
    postalCode: part('postalCode'),
    country: part('country'),
    phoneNumber: part('phoneNumber'),
  };
}
