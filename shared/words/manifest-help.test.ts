import { expect, test } from 'vitest';
import { fieldCatalogue } from '../domain/manifest/field-catalogue.ts';
import { deManifestHelp } from './de/manifest-help.ts';
import { manifestHelp } from './manifest-help.ts';

test('German explains the fields of the catalogue, all of them and no others', () => {
  expect(Object.keys(deManifestHelp)).toEqual(fieldCatalogue.map(({ name }) => name));
  const same = fieldCatalogue.filter((spec) => manifestHelp('de', spec) === spec.help);
  expect(same).toEqual([]);
});

test('English explains them as the catalogue does', () => {
  for (const spec of fieldCatalogue) expect(manifestHelp('en', spec)).toBe(spec.help);
});
