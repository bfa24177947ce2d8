import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../base/errors.ts';
import { amendManifest } from './amend-manifest.ts';
import { readManifest } from './read-manifest.ts';

const folder = new URL('../../../test/fixtures/manifests/', import.meta.url);
const samples = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'));
const encoder = new TextEncoder();
const minimum = samples.find((text) => text.includes('S/N 123XXXY1934883')) ?? '';

function amend(text: string, additions: Parameters<typeof amendManifest>[1]): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(amendManifest(encoder.encode(text), additions));
}

const hex64 = fc.string({
  unit: fc.constantFrom(...'0123456789abcdef'.split('')),
  minLength: 64,
  maxLength: 64,
});
const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
const pattern = text.map((each) => `^${each.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)}`);
const ending = fc.constantFrom(
  '',
  '\n',
  '...\n',
  '# the end',
  '\n\n\n',
  'ignore:\n',
  'ignore: []\n',
  'ignore: # none\n',
  'ignore:\n- ^x/\n',
);

describe('amendManifest', () => {
  test('has the additions, leaves everything else as it was, and changes nothing the second time', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...samples),
        fc.constantFrom('\n', '\r\n', '\r'),
        ending,
        fc.array(pattern, { maxLength: 4 }),
        fc.dictionary(text, text, { maxKeys: 3 }),
        fc.option(hex64, { nil: undefined }),
        (sample, eol, end, ignore, pairs, inventorySha256) => {
          const isFree = !end.includes('ignore') || !sample.includes('ignore');
          const authored = `${sample}${isFree ? end : ''}`.replaceAll('\n', eol);
          const before = readManifest(encoder.encode(authored)).manifest;
          if (before === undefined) throw new Error('sample not accepted');
          const mayReplace = before.manifestVersion === '2.0';
          const substitutions = new Map(
            mayReplace ? Object.entries(pairs).filter(([from]) => !before.substitutions.has(from)) : [],
          );
          const additions = { ignore, substitutions, inventorySha256 };
          const once = amend(authored, additions);
          const after = readManifest(encoder.encode(once)).manifest;
          expect(after).toEqual({
            ...before,
            ignore: [...new Set([...before.ignore, ...ignore])],
            substitutions: new Map([...before.substitutions, ...substitutions]),
            inventorySha256: inventorySha256 ?? before.inventorySha256,
          });
          expect(amend(once, additions)).toBe(once);
          const added = once.split(/\r\n|\r|\n/);
          for (const line of authored.split(/\r\n|\r|\n/)) {
            if (line.includes('[]')) continue;
            expect(added).toContain(line);
          }
          expect(once.replaceAll(eol, '')).not.toMatch(/[\r\n]/);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('adds behind what is there, indented alike, and replaces the digest of an inventory', () => {
    const digest = 'ab'.repeat(32);
    const first = amend(`${minimum}ignore:\r\n     - ^a/ # mine\r\n# last`, {
      ignore: ['^a/', '^b/'],
      substitutions: new Map([['$C$', ':']]),
      inventorySha256: digest,
    });
    expect(first.slice(minimum.length)).toBe(
      `ignore:\r\n     - ^a/ # mine\n     - '^b/'\r\n# last\nsubstitutions:\n  "$C$" : ":"\n# drivepost-inventory-sha256: ${digest}\n`,
    );
    const second = amend(first, { inventorySha256: 'CD'.repeat(32) });
    expect(second).toBe(first.replace(digest, 'cd'.repeat(32)));
  });

  test('returns the same bytes when there is nothing to add', () => {
    const bytes = encoder.encode(minimum);
    expect(amendManifest(bytes, { ignore: [], substitutions: new Map() })).toBe(bytes);
  });

  test.each([
    ['MANIFEST_VERSION', minimum.replace('2.0', '1.3'), { substitutions: new Map([['a', 'b']]) }],
    ['MANIFEST_CONFLICT', `${minimum}substitutions:\n "a" : "c"\n`, { substitutions: new Map([['a', 'b']]) }],
    ['MANIFEST_INVALID', 'bucket: x\n', { ignore: ['^a'] }],
    ['MANIFEST_INVALID', minimum, { ignore: ['(?=a)'] }],
    ['MANIFEST_INVALID', minimum, { inventorySha256: 'abc' }],
    ['MANIFEST_INVALID', `${minimum}#${' '.repeat(65_000)}\n`, { ignore: ['x'.repeat(600)] }],
  ])('throws %s: %#', (code, authored, additions) => {
    let thrown: unknown;
    try {
      amend(authored, additions);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(AppError);
    expect(thrown).toMatchObject({ code });
  });
});
