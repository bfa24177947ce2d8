import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fieldCatalogue } from './field-catalogue.ts';
import { readFields, setField, setItems, setPairs } from './manifest-edits.ts';
import { manifestTemplate } from './manifest-template.ts';
import { readManifest } from './read-manifest.ts';

const authored = [
  '# my drive',
  'manifestVersion: 2.0   # the newer one',
  'bucket:my-bucket',
  'returnAddress:',
  '    name: Jane',
  '    # the office',
  '    city: "Berlin" # or Bonn',
  'ignore:',
  "- '\\.tmp$'",
  'unknownThing: stays',
  'this line is broken',
  '',
].join('\r\n');

describe('setField', () => {
  test('changes the value and nothing else', () => {
    expect(setField(authored, 'manifestVersion', '1.0')).toBe(
      authored.replace('manifestVersion: 2.0   # the', 'manifestVersion: 1.0 # the'),
    );
    expect(setField(authored, 'bucket', 'other')).toBe(authored.replace('bucket:my-bucket', 'bucket: other'));
    expect(setField(authored, 'returnAddress.city', 'Köln')).toBe(
      authored.replace('"Berlin" # or', "'Köln' # or"),
    );
  });

  test('adds a part below its record with its indentation, and a field behind the one before it', () => {
    expect(setField(authored, 'returnAddress.street1', 'Main St 1')).toContain(
      '    name: Jane\r\n    street1: Main St 1\r\n    # the office',
    );
    expect(setField(authored, 'deviceId', 'X1')).toContain('deviceId: X1\r\n');
  });

  test('makes a record for its first part', () => {
    const text = setField('bucket: b\n', 'customs.deviceValue', '250.00');
    expect(text).toBe('bucket: b\ncustoms:\n  deviceValue: 250.00\n');
  });

  test('puts a field behind its commented-out line in a template', () => {
    const text = setField(manifestTemplate(), 'prefix', 'photos/');
    expect(text).toMatch(/# prefix: [^\n]+\nprefix: photos\/\n/);
  });

  test('takes a field away with its line, and a record with all of its parts', () => {
    expect(setField(authored, 'bucket', null)).toBe(authored.replace('bucket:my-bucket\r\n', ''));
    const without = setField(authored, 'returnAddress', null);
    expect(without).not.toContain('Jane');
    expect(without).toContain('# the office');
  });

  test('a half-typed value survives both ways', () => {
    const text = setField(authored, 'bucket', 'my bucket/');
    expect(readFields(text).get('bucket')?.value).toBe('my bucket/');
  });
});

describe('setItems and setPairs', () => {
  test('replace, add and take away a block', () => {
    const more = setItems(authored, 'ignore', ['a', "it's"]);
    expect(more).toContain("ignore:\r\n- 'a'\r\n- 'it''s'\r\nunknownThing");
    expect(setItems(more, 'ignore', [])).not.toContain('ignore');
    const pairs = setPairs(authored, 'substitutions', [['$COLON$', ':']]);
    expect(readFields(pairs).get('substitutions')?.pairs).toEqual([['$COLON$', ':']]);
  });
});

const singles = fieldCatalogue.filter(({ kind }) => !['record', 'pairs', 'list'].includes(kind));
const word = fc.string({ minLength: 1, maxLength: 30 }).filter((text) => text.trim() === text);

test.each([authored, manifestTemplate(), '', '\uFEFFbucket: b', 'bucket: b\n...\n'])(
  'what is set is read back, and no other field changes (text %#)',
  (start) => {
    fc.assert(
      fc.property(fc.constantFrom(...singles), word, (spec, value) => {
        const before = readFields(start);
        const text = setField(start, spec.name, value);
        const after = readFields(text);
        expect(after.get(spec.name)?.value).toBe(value);
        expect(setField(text, spec.name, value)).toBe(text);
        for (const { name, kind } of fieldCatalogue) {
          if (name === spec.name || kind === 'record') continue;
          expect({ name, ...after.get(name), line: 0 }).toEqual({ name, ...before.get(name), line: 0 });
        }
        const gone = setField(text, spec.name, null);
        expect(readFields(gone).get(spec.name)?.value).toBeNull();
      }),
      { numRuns: 150 },
    );
  },
);

test('lists and pairs are read back, whatever they hold', () => {
  fc.assert(
    fc.property(
      fc.array(word, { maxLength: 5 }),
      fc.uniqueArray(fc.tuple(word, word), { maxLength: 5, selector: ([name]) => name }),
      (items, pairs) => {
        const text = setPairs(setItems(authored, 'ignore', items), 'substitutions', pairs);
        expect(readFields(text).get('ignore')?.items).toEqual(items);
        expect(readFields(text).get('substitutions')?.pairs).toEqual(pairs);
      },
    ),
    { numRuns: 200 },
  );
});

test('a template that is filled in field by field is a manifest', () => {
  const values: Record<string, string> = {
    deviceId: 'WX1',
    eraseDevice: 'no',
    bucket: 'my-bucket',
    notificationEmail: 'jane@example.com',
    'returnAddress.name': 'Jane Doe',
    'returnAddress.street1': 'Main St 1',
    'returnAddress.city': 'Berlin',
    'returnAddress.postalCode': '10115',
    'returnAddress.country': 'Germany',
    'returnAddress.phoneNumber': '+49 30 1234567',
  };
  let text = manifestTemplate();
  for (const [name, value] of Object.entries(values)) text = setField(text, name, value);
  const { manifest } = readManifest(new TextEncoder().encode(text));
  expect(manifest?.bucket).toBe('my-bucket');
  expect(manifest?.returnAddress.city).toBe('Berlin');
});
