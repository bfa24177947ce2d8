import { addressLineFaults, longestAddressLine } from '../../../../shared/domain/labels/address-rules.ts';
import type { Facility } from '../../../../shared/domain/labels/facility.ts';

/** The address as it is typed. */
export type FacilityDraft = Readonly<Record<FacilityField, string>>;
export type FacilityField = keyof Facility;

/** The fields in the order of a parcel's label. */
export const facilityFields: readonly { readonly name: FacilityField; readonly isRequired: boolean }[] = [
  { name: 'name', isRequired: true },
  { name: 'company', isRequired: false },
  { name: 'street1', isRequired: true },
  { name: 'street2', isRequired: false },
  { name: 'postalCode', isRequired: true },
  { name: 'city', isRequired: true },
  { name: 'stateOrProvince', isRequired: false },
  { name: 'country', isRequired: true },
  { name: 'phoneNumber', isRequired: true },
];

/** Where a state or province belongs to the address. */
const countriesWithStates = new Set(['US', 'USA', 'UNITED STATES', 'CA', 'CAN', 'CANADA']);

export const emptyFacility: FacilityDraft = {
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

/** What is wrong with each field; empty when the address will do. */
export function facilityProblems(
  draft: FacilityDraft,
): Readonly<Partial<Record<FacilityField, 'missing' | 'invalid'>>> {
  const problems: Partial<Record<FacilityField, 'missing' | 'invalid'>> = {};
  for (const { name, isRequired } of facilityFields) {
    const line = draft[name].trim();
    if (line === '' && isRequired) problems[name] = 'missing';
    if (line.length > longestAddressLine || addressLineFaults(line).length > 0) problems[name] = 'invalid';
  }
  if (countriesWithStates.has(draft.country.trim().toUpperCase()) && draft.stateOrProvince.trim() === '') {
    problems.stateOrProvince = 'missing';
  }
  return problems;
}
