import { expect, test } from 'vitest';
import { fieldCatalogue } from '../../../../shared/domain/manifest/field-catalogue.ts';
import { createWords } from '../../../../shared/words/words.ts';
import { fieldLabel } from './field-names.ts';

test.each(['en', 'de'] as const)('every field of the catalogue has a label in %s', (language) => {
  const { t } = createWords(language);
  const bare = fieldCatalogue.filter(({ name }) => fieldLabel(t, name) === name);
  expect(bare).toEqual([]);
});

test('names what is meant in a list or in pairs, and leaves unknown names as they are', () => {
  const { t } = createWords('en');
  expect(fieldLabel(t, 'ignore[2]')).toBe('Files to leave out (2)');
  expect(fieldLabel(t, 'contentTypes.tar.gz')).toBe('Content types by extension: tar.gz');
  expect(fieldLabel(t, 'toString')).toBe('toString');
  expect(fieldLabel(t, 'returnAddress.zip')).toBe('returnAddress.zip');
});
