import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { testAddress, testFields } from './manifest.fixture.ts';
import { readKeyRules } from './read-key-rules.ts';
import { readManifest } from './read-manifest.ts';

const folder = new URL('../../../test/fixtures/manifests/', import.meta.url);
const encoder = new TextEncoder();

describe('readKeyRules', () => {
  it.each(readdirSync(folder))('says of %s what the whole reading says', (name) => {
    const bytes = readFileSync(new URL(name, folder));
    const { manifest } = readManifest(bytes);
    expect(manifest ?? readKeyRules(bytes)).toMatchObject(readKeyRules(bytes));
  });

  it('says the same of rules in a good manifest', () => {
    const keys =
      'prefix: "p x/"\nignore:\n  - \\.tmp$\n  - (?i)thumbs\nsubstitutions:\n  "$C$" : ":"\n  a : ""\n';
    const bytes = encoder.encode(testFields + keys + testAddress);
    const { manifest } = readManifest(bytes);
    expect(readKeyRules(bytes)).toEqual({
      prefix: manifest?.prefix,
      ignore: manifest?.ignore,
      substitutions: manifest?.substitutions,
    });
    expect(manifest?.substitutions.size).toBe(2);
  });

  it('reads what it can of one that is not finished, and leaves out rules that nothing could use', () => {
    const text =
      'prefix: p/\nbucket:\nnonsense\nignore:\n  - ^x$\n  - (?=a)\n  -\n  - ^y$\nsubstitutions:\n  "A" : "b"\n';
    const rules = readKeyRules(encoder.encode(text));
    expect(readManifest(encoder.encode(text)).manifest).toBe(undefined);
    expect(rules).toEqual({ prefix: 'p/', ignore: ['^x$', '^y$'], substitutions: new Map([['A', 'b']]) });
  });

  it.each(['', '\u0000\u0001', 'PK\u0003\u0004', `prefix: ${'x'.repeat(70_000)}`])(
    'has no rules for %#',
    (text) => {
      expect(readKeyRules(encoder.encode(text))).toEqual({
        prefix: '',
        ignore: [],
        substitutions: new Map(),
      });
    },
  );
});
