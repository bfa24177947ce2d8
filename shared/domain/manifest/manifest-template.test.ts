import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { fieldCatalogue } from './field-catalogue.ts';
import { manifestTemplate } from './manifest-template.ts';
import { readManifest } from './read-manifest.ts';

const filled: Readonly<Record<string, string>> = {
  bucket: 'my-bucket',
  deviceId: '0123',
  eraseDevice: 'yes',
  notificationEmail: 'a@example.com;b@example.com',
  'returnAddress.name': 'ATTN: Jane "JJ" Roe # 4',
  'returnAddress.street1': '123 Any Street',
  'returnAddress.city': 'Zürich',
  'returnAddress.postalCode': '8001',
  'returnAddress.country': 'Switzerland',
  'returnAddress.phoneNumber': '+41 44 555 01 00',
};

function read(text: string) {
  return readManifest(new TextEncoder().encode(text));
}

const free = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
/** The generator is one line; line separators in it are refused. */
const oneLine = free.filter((text) => !/[\u2028\u2029]/.test(text));
const printable = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 20 });
const token = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/);

describe('manifestTemplate', () => {
  test('names every field, is plain YAML, and lacks only what must be filled in', () => {
    const text = manifestTemplate();
    expect(() => parse(text)).not.toThrow();
    for (const spec of fieldCatalogue) expect(text).toContain(`${spec.name.split('.').at(-1) ?? ''}:`);
    const { problems } = read(text);
    expect(new Set(problems.map((problem) => problem.code))).toEqual(new Set(['MissingManifestField']));
    expect(problems.map((problem) => problem.field)).toEqual(
      expect.arrayContaining(['bucket', 'deviceId', 'eraseDevice', 'returnAddress']),
    );
  });

  test('the examples of the catalogue make a manifest without problems', () => {
    const fields = new Map(
      fieldCatalogue.filter((spec) => spec.example !== '').map((spec) => [spec.name, spec.example]),
    );
    const { problems } = read(manifestTemplate({ fields }));
    expect(problems).toEqual([]);
  });

  test('strict YAML and the lenient reader read the same values from it', () => {
    fc.assert(
      fc.property(
        fc.record({
          generator: oneLine,
          prefix: free,
          'returnAddress.name': printable,
          contentDisposition: printable,
          trueCryptPassword: printable,
        }),
        fc.dictionary(free, free, { maxKeys: 4 }),
        fc.dictionary(token, printable, { maxKeys: 3 }),
        fc.array(
          free.map((text) => `^${text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)}`),
          { maxLength: 3 },
        ),
        (values, substitutions, staticMetadata, ignore) => {
          const fields = new Map(Object.entries({ ...filled, ...values }));
          const text = manifestTemplate({
            fields,
            ignore,
            substitutions: new Map(Object.entries(substitutions)),
            staticMetadata: new Map(Object.entries(staticMetadata)),
          });
          const strict = parse(text, { schema: 'failsafe' }) as Record<string, unknown>;
          const { manifest, problems } = read(text);
          expect(problems.filter((problem) => problem.severity === 'error')).toEqual([]);
          expect(manifest).toMatchObject({
            manifestVersion: strict['manifestVersion'],
            deviceId: strict['deviceId'],
            generator: strict['generator'],
            prefix: strict['prefix'],
            contentDisposition: strict['contentDisposition'],
            trueCryptPassword: strict['trueCryptPassword'],
          });
          expect(manifest?.generator).toBe(values.generator);
          expect(manifest?.prefix).toBe(values.prefix);
          expect(manifest?.returnAddress.name).toBe(values['returnAddress.name']);
          const strictAddress = strict['returnAddress'] as Record<string, string>;
          for (const [part, value] of Object.entries(strictAddress))
            expect(manifest?.returnAddress).toHaveProperty(part, value);
          expect(Object.fromEntries(manifest?.substitutions ?? [])).toEqual(substitutions);
          expect(strict['substitutions'] ?? {}).toEqual(substitutions);
          expect(Object.fromEntries(manifest?.staticMetadata ?? [])).toEqual(strict['staticMetadata'] ?? {});
          expect(manifest?.ignore).toEqual(ignore);
          expect(strict['ignore'] ?? []).toEqual(ignore);
        },
      ),
      { numRuns: 500 },
    );
  });
});
