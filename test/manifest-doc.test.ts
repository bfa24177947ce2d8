import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fieldCatalogue } from '../shared/domain/manifest/field-catalogue.ts';
import { needWords, type FieldSpec } from '../shared/domain/manifest/field-spec.ts';
import { readManifest } from '../shared/domain/manifest/read-manifest.ts';

const document = readFileSync(new URL('../docs/formats/manifest.md', import.meta.url), 'utf8');
const demandLetters = { required: 'R', optional: 'o', absent: '-' } as const;

/** The row of a field in the document's table. */
function fieldRow(spec: FieldSpec): string {
  const choices = spec.kind === 'yes-no' ? ['yes', 'no'] : (spec.values ?? []);
  const values = choices.map((value) => `\`${value}\``).join(', ');
  const byDefault =
    spec.byDefault === undefined ? '' : `default: ${spec.byDefault === '' ? 'empty' : spec.byDefault}`;
  const demands = (['2009', '2010', '2014'] as const).map((era) => demandLetters[spec.eras[era]]);
  const facts = [values, byDefault].filter((text) => text !== '').join('; ');
  return `| \`${spec.name}\` | ${needWords[spec.need]} | ${facts} | ${spec.versions} | ${spec.help} | ${demands.join(' | ')} |`;
}

test('the table of docs/formats/manifest.md is the catalogue, row by row', () => {
  const rows = document.split('\n').filter((line) => line.startsWith('| `'));
  expect(rows).toEqual(fieldCatalogue.map(fieldRow));
});

test('the manifest in docs/formats/manifest.md has no problems', () => {
  const example = /```\n(manifestVersion[^`]*)```/.exec(document)?.[1] ?? '';
  expect(readManifest(new TextEncoder().encode(example)).problems).toEqual([]);
});
