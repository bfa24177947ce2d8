import { expect, test } from 'vitest';
import { fieldCatalogue } from '../../../../shared/domain/manifest/field-catalogue.ts';
import { formPlaceOf, formSections } from './form-sections.ts';

test('every field has one place in the form, and records are shown by their parts', () => {
  const shown = formSections.flatMap(({ fields }) => fields.map(({ name }) => name));
  const wanted = fieldCatalogue.filter(({ kind }) => kind !== 'record').map(({ name }) => name);
  expect(shown.toSorted()).toEqual(wanted.toSorted());
});

test('what is needed of every drive is open from the start', () => {
  for (const { fields, isEveryday } of formSections) {
    const needed = fields.filter(({ need, name }) => need === 'always' && name !== 'manifestVersion');
    if (needed.length > 0) expect(isEveryday).toBe(true);
  }
});

test.each([
  ['bucket', 'job', 'bucket'],
  ['pinCode', 'locked', 'pinCode'],
  ['ignore[3]', 'loading', 'ignore'],
  ['contentTypes.jpg', 'object', 'contentTypes'],
  ['substitutions.a[b].c', 'loading', 'substitutions'],
  ['returnAddress', 'returnAddress', 'returnAddress.name'],
  ['customs', 'customs', 'customs.dataDescription'],
  ['returnAddress.zip', 'returnAddress', 'returnAddress.name'],
])('a problem of %s is shown in %s at %s', (name, section, field) => {
  const place = formPlaceOf(name);
  expect([place?.section, place?.field.name]).toEqual([section, field]);
});

test('what is no field has no place', () => {
  expect(formPlaceOf('')).toBeNull();
  expect(formPlaceOf('colour')).toBeNull();
  expect(formPlaceOf('drivepost-inventory-sha256')).toBeNull();
});
