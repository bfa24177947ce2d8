import { expect, test } from 'vitest';
import { countryCode } from '../../../../shared/domain/manifest/country.ts';
import { countriesMatching, countryNames } from './country-names.ts';

test('proposes only names that a manifest is understood by, each country once', () => {
  const names = countryNames('de');
  expect(names.length).toBeGreaterThan(200);
  expect(names.filter(({ english }) => countryCode(english) === undefined)).toEqual([]);
  const codes = names.map(({ english }) => countryCode(english));
  expect(new Set(codes).size).toBe(codes.length);
});

test('is found by the name in either language, what begins so first', () => {
  const names = countryNames('de');
  const found = (typed: string): string[] => countriesMatching(names, typed).map(({ english }) => english);
  expect(found('österr')).toEqual(['Austria']);
  expect(found('germ')).toEqual(['Germany']);
  expect(found('land').at(0)).not.toBe('Germany');
  expect(found('xyz')).toEqual([]);
});
