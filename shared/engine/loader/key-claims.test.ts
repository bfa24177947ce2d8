import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileKeys } from '../../domain/keys/key-for.ts';
import { scan } from '../files/scan.ts';
import { createKeyClaims } from './key-claims.ts';
import { KeySet } from './key-set.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'drivepost-claims-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const letters = fc.constantFrom('a', 'b', '_', '/', '.');
const paths = fc
  .array(fc.string({ unit: letters, minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 12 })
  .map((all) => all.filter((path) => path.split('/').every((name) => !['', '.', '..'].includes(name))));
const texts = fc.string({ unit: letters, maxLength: 2 });
const substitutions = fc.array(fc.tuple(texts, texts), { maxLength: 3 }).map((pairs) => new Map(pairs));

describe('createKeyClaims', () => {
  it('names exactly the files whose key an earlier file has', () => {
    fc.assert(
      fc.property(paths, substitutions, fc.constantFrom('', 'p', 'a/'), (all, replaced, prefix) => {
        const root = mkdtempSync(join(folder, 'drive-'));
        for (const path of all) {
          try {
            mkdirSync(dirname(join(root, path)), { recursive: true });
            writeFileSync(join(root, path), '');
          } catch {
            // A file stands where this path has a folder, or the other way round.
          }
        }
        const rules = { prefix, ignore: ['^b'], substitutions: replaced };
        const keyOf = compileKeys(rules);
        const claims = createKeyClaims(root, rules, keyOf);
        const seen = new Set<string>();
        for (const { kind, path } of scan(root)) {
          const outcome = keyOf(path);
          if (kind !== 'file' || outcome.kind !== 'key') continue;
          const { key } = outcome;
          expect([path, claims?.isTaken({ path, text: path, key }) ?? false]).toEqual([path, seen.has(key)]);
          seen.add(key);
        }
      }),
      { numRuns: 300, seed: 8 },
    );
  });

  it('remembers nothing where the manifest substitutes nothing', () => {
    const rules = { prefix: '', ignore: [], substitutions: new Map<string, string>() };
    expect(createKeyClaims(folder, rules, compileKeys(rules))).toBeNull();
  });
});

describe('KeySet', () => {
  it('holds what was put in, and nothing else', () => {
    const set = new KeySet();
    for (let at = 0; at < 20_000; at += 1) set.add(`key ${at % 15_000}`);
    expect(set.size).toBe(15_000);
    expect(Array.from({ length: 15_000 }, (_, at) => set.has(`key ${at}`))).not.toContain(false);
    expect(Array.from({ length: 15_000 }, (_, at) => set.has(`other ${at}`))).not.toContain(true);
  });
});
