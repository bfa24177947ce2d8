import { expect, test } from 'vitest';
import { fieldCatalogue } from '../../../../shared/domain/manifest/field-catalogue.ts';
import { formPlaceOf, formSections } from './form-sections.ts';

test('every field has one place in the form, and records are shown by their parts', () => {
  const shown = formSections.flatMap(({ fields }) => fields.map(({ name }) => name));
  const wanted = fieldCatalogue.filter(({ kind }) => kind !== 'record').map(({ name }) => name);
  expect(shown.toSorted()).toEqual(wanted.toSorted());
});

test('what is needed of every drive is open from the start', () => {
  const closed = formSections.filter(({ isEveryday }) => !isEveryday);
  const needed = closed.flatMap(({ fields }) => fields.filter(({ need }) => need === 'always'));
  // A new manifest has its version.
  expect(needed.map(({ name }) => name)).toEqual(['manifestVersion']);
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
