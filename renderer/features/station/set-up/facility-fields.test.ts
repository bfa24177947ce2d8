import { expect, it } from 'vitest';
import { Facility } from '../../../../shared/domain/labels/facility.ts';
import { emptyFacility, facilityProblems } from './facility-fields.ts';

const lab = {
  ...emptyFacility,
  name: 'Receiving',
  street1: '1 Quay Road',
  city: 'Kiel',
  postalCode: '24103',
  country: 'Germany',
  phoneNumber: '+49 431 0100',
};

it('takes an address of a country without states', () => {
  expect(facilityProblems(lab)).toEqual({});
});

it('asks for the state where the country has some', () => {
  expect(facilityProblems({ ...lab, country: 'usa' })).toEqual({ stateOrProvince: 'missing' });
});

it('names what is missing and what cannot stand on a label', () => {
  expect(facilityProblems({ ...lab, name: ' ', city: 'Ki\u0007el' })).toEqual({
    name: 'missing',
    city: 'invalid',
  });
});

it.each([
  {},
  { name: ' ' },
  { company: ' ' },
  { street1: '' },
  { street2: '' },
  { postalCode: '' },
  { city: '' },
  { country: '' },
  { phoneNumber: '' },
  { city: 'x'.repeat(100) },
  { city: ` ${'x'.repeat(100)} ` },
  { city: 'x'.repeat(101) },
  { name: 'a\u202eb' },
  { street1: '2646 Rainier Ave. South' },
])('agrees with what a station takes: %j', (change) => {
  const draft = { ...lab, ...change };
  expect(Object.keys(facilityProblems(draft)).length === 0).toBe(Facility.safeParse(draft).success);
});
