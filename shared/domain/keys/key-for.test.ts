import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../base/errors.ts';
import { compileKeys, keyFor, type KeyRules } from './key-for.ts';
import { compileSubstitutions } from './substitute.ts';
import { utf8LengthWithin } from '../../base/utf8-length.ts';

function rules(part: Partial<KeyRules> = {}): KeyRules {
  return { prefix: '', ignore: [], substitutions: new Map(), ...part };
}

function keyOf(part: Partial<KeyRules>, path: string): string {
  const outcome = keyFor(rules(part), path);
  return outcome.kind === 'key' ? outcome.key : JSON.stringify(outcome);
}

describe('keyFor', () => {
  it.each([
    [{}, 'jpgs/sample.jpg', 'jpgs/sample.jpg'],
    [{ prefix: 'my-prefix/' }, 'jpgs/sample.jpg', 'my-prefix/jpgs/sample.jpg'],
    [{ prefix: 'images' }, 'sample.jpg', 'imagessample.jpg'],
    [{}, 'images/chewie.GIF', 'images/chewie.GIF'],
    [{}, 'sub/SIGNATURE', 'sub/SIGNATURE'],
    [{}, 'SIGNATURE.txt', 'SIGNATURE.txt'],
  ] as const)('%j makes of %s the key %s', (part, path, key) => {
    expect(keyOf(part, path)).toBe(key);
  });

  it('substitutes in the prefix too', () => {
    const substitutions = new Map([
      ['$COLON$', ':'],
      ['$QUOTE$', '"'],
    ]);
    const path = 'backup/$COLON$/$QUOTE$computer1$QUOTE$/c$COLON$/image.dat';
    expect(keyOf({ prefix: 'myprefix$COLON$', substitutions }, path)).toBe(
      'myprefix:backup/:/"computer1"/c:/image.dat',
    );
  });

  it.each([
    [
      [
        ['A', 'a'],
        ['B', 'b'],
      ],
      'ABBA',
      'abba',
    ],
    [
      [
        ['a', 'b'],
        ['b', 'a'],
      ],
      'abab',
      'baba',
    ],
    [
      [
        ['ab', '1'],
        ['abc', '2'],
      ],
      'ababcab',
      '121',
    ],
    [[['aa', 'x']], 'aaaaa', 'xxa'],
    [
      [
        ['abcd', '1'],
        ['bc', '2'],
      ],
      'abce',
      'a2e',
    ],
    [[['', 'x']], 'abc', 'abc'],
    [
      [
        ['.', '$&'],
        ['[', '-'],
      ],
      'a.b[c',
      'a$&b-c',
    ],
    [[['😀', ':)']], 'a😀b', 'a:)b'],
  ] as const)('%j turns %s into %s', (pairs, path, key) => {
    expect(keyOf({ substitutions: new Map(pairs) }, path)).toBe(key);
  });

  it('does not load the SIGNATURE of the root, whatever the rules say', () => {
    const outcome = keyFor(
      rules({ substitutions: new Map([['SIGNATURE', 'x']]), ignore: ['.'] }),
      'SIGNATURE',
    );
    expect(outcome).toEqual({ kind: 'ignored', rule: 'SIGNATURE', pattern: 'SIGNATURE' });
  });

  it.each([
    ['\\.psd$', 'a/b.psd', true],
    ['\\.psd$', 'a/b.PSD', false],
    ['^backup/', 'backup/x', true],
    ['^backup/', 'my/backup/x', false],
    ['^images/myImages/', 'images/myImages/a.gif', true],
    ['.*~$', 'a/b.txt~', true],
    ['.*\\.swp$', '.a.swp', true],
    ['^\\$Recycle\\.bin/', '$Recycle.bin/x', true],
    ['^\\$Recycle\\.bin/', '$RECYCLE.BIN/x', false],
    ['^lost\\+found/', 'lost+found/#1', true],
    ['ö', 'a/schön', true],
  ])('searches %s in %s: %s', (pattern, path, isIgnored) => {
    const outcome = keyFor(rules({ ignore: ['^never$', pattern] }), path);
    expect(outcome.kind === 'ignored' ? [outcome.rule, outcome.pattern] : null).toEqual(
      isIgnored ? [2, pattern] : null,
    );
  });

  it('searches the path on the drive, not the key', () => {
    const part = { ignore: ['\\$X\\$'], substitutions: new Map([['$X$', 'x']]) };
    expect(keyFor(rules(part), 'a$X$').kind).toBe('ignored');
    expect(keyOf({ ...part, prefix: '$X$' }, 'a')).toBe('xa');
  });

  it('refuses a key of which nothing is left', () => {
    const outcome = keyFor(rules({ substitutions: new Map([['abc', '']]) }), 'abc');
    expect(outcome).toMatchObject({ kind: 'refused', status: 400, code: 'InvalidSubstitution' });
  });

  it('refuses half a character', () => {
    const outcome = keyFor(rules({ substitutions: new Map([['\uD83D', '']]) }), 'a😀');
    expect(outcome).toMatchObject({ kind: 'refused', status: 400, code: 'InvalidSubstitution' });
  });

  it.each([['a'.repeat(1024)], ['é'.repeat(512)], ['😀'.repeat(256)]])(
    'takes 1,024 bytes and refuses one more (%#)',
    (path) => {
      expect(keyFor(rules(), path)).toEqual({ kind: 'key', key: path });
      expect(keyFor(rules(), `${path}a`)).toMatchObject({ kind: 'refused', status: 400, code: 'KeyTooLong' });
    },
  );

  it('says which rule RE2 does not take', () => {
    expect(() => compileKeys(rules({ ignore: ['a', '(?=b)'] }))).toThrow(AppError);
    expect(() => compileKeys(rules({ ignore: ['a', '(?=b)'] }))).toThrow(/Rule 2/);
  });

  it('is not hung by a hostile rule or substitution', () => {
    const substitutions = new Map<string, string>();
    for (let length = 1900; length < 1932; length += 1) substitutions.set(`${'a'.repeat(length)}!`, '');
    const compiled = compileKeys(rules({ ignore: ['(a+)+$b', '(.*.*.*.*.*.*)*!'], substitutions }));
    expect(compiled('a'.repeat(4096)).kind).toBe('refused');
  });
});

describe('compileSubstitutions', () => {
  it('does what a plain scan does', () => {
    const piece = fc.string({ unit: fc.constantFrom('a', 'b', '$', 'é', '😀'), maxLength: 4 });
    fc.assert(
      fc.property(fc.array(fc.tuple(piece, piece), { maxLength: 6 }), fc.array(piece), (pairs, pieces) => {
        const substitutions = new Map(pairs);
        const text = pieces.join('');
        expect(compileSubstitutions(substitutions)(text)).toBe(plainScan(text, substitutions));
      }),
    );
  });
});

function plainScan(text: string, substitutions: ReadonlyMap<string, string>): string {
  const longestFirst = [...substitutions]
    .filter(([from]) => from !== '')
    .sort((a, b) => b[0].length - a[0].length);
  let result = '';
  for (let at = 0; at < text.length;) {
    const found = longestFirst.find(([from]) => text.startsWith(from, at));
    result += found === undefined ? text[at] : found[1];
    at += found === undefined ? 1 : found[0].length;
  }
  return result;
}

it('counts UTF-8 as the encoder does', () => {
  const encoder = new TextEncoder();
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const lengthBytes = encoder.encode(text).length;
      expect(utf8LengthWithin(text, 100)).toBe(lengthBytes <= 100 ? lengthBytes : undefined);
    }),
    { numRuns: 300 },
  );
});
