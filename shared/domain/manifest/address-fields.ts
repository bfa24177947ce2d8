import type { FieldNeed, FieldSpec } from './field-spec.ts';
import { eras } from './job-fields.ts';

const always = eras('required', 'required', 'required');
const optional = eras('optional', 'optional', 'optional');

function part(name: string, need: FieldNeed, help: string, example: string): FieldSpec {
  return {
    name: `returnAddress.${name}`,
    group: 'returnAddress',
    kind: 'text',
    need,
    versions: '1.0-2.0',
    eras: need === 'optional' ? optional : always,
    help,
    example,
  };
}

/** Where the drive goes back to (reference 1.4). */
export const addressFields: readonly FieldSpec[] = [
  {
    name: 'returnAddress',
    group: 'returnAddress',
    kind: 'record',
    need: 'always',
    versions: '1.0-2.0',
    eras: always,
    help: 'Where the drive goes back to: a street address, no post office box.',
    example: '',
  },
  part('name', 'always', 'Who receives the drive.', 'Jane Roe'),
  part('company', 'optional', 'Company of the receiver.', 'Example Corp.'),
  part('street1', 'always', 'Street and number.', '123 Any Street'),
  part('street2', 'optional', 'More of the address.', 'Building 4'),
  part('street3', 'optional', 'More of the address.', 'Second floor'),
  part('city', 'always', 'City.', 'Anytown'),
  part('stateOrProvince', 'usa-and-canada', 'State or province.', 'WA'),
  part('postalCode', 'always', 'Postal code.', '91011-1111'),
  part('country', 'always', 'Country, by name or code.', 'USA'),
  part('phoneNumber', 'always', 'Phone number with country code.', '+1 206-555-1111'),
];
