import * as fc from 'fast-check';
import { RE2JS } from 're2js';
import { describe, expect, test } from 'vitest';
import { checkIgnorePattern, ignoreCostLimit, patternCost } from './ignore-pattern.ts';

describe('checkIgnorePattern', () => {
  test('says good exactly when RE2 compiles the pattern, plain patterns included', () => {
    const pieces = [
      'a',
      'Z',
      '/',
      '.',
      '\\.',
      '.*',
      '\\$',
      '^',
      '$',
      ' ',
      '~',
      '-',
      '\\-',
      '\\_',
      '\\~',
      'é',
      '(',
      ')',
      '[',
      ']',
      '*',
      '+',
      '{2}',
      '\\p',
      '\\d',
      '\\',
      '|',
      '"',
      '\\/',
      '🎈',
      '\u2028',
    ];
    const piece = fc.constantFrom(...pieces);
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (chosen) => {
        const text = chosen.join('');
        let compiled: RE2JS | undefined;
        try {
          compiled = RE2JS.compile(text);
        } catch {
          compiled = undefined;
        }
        const reading = checkIgnorePattern(text);
        expect(reading.kind).toBe(compiled === undefined ? 'refused' : 'good');
        const everything = reading.kind === 'good' && reading.matchesEverything;
        expect(everything).toBe(compiled?.matcher('').find() ?? false);
      }),
      { numRuns: 3000 },
    );
  });

  test.each([
    ['(?=a)', /plain patterns/],
    ['(?<!a)b', /plain patterns/],
    ['(a)\\1', /write out/],
    ['a++', /leave out/],
    ['*.tmp', /shell pattern/],
    ['(a', /RE2/],
  ])('%s is refused with advice', (text, advice) => {
    const reading = checkIgnorePattern(text);
    expect(reading).toMatchObject({ kind: 'refused', fix: expect.stringMatching(advice) as unknown });
  });

  test('costs grow with counts', () => {
    expect(patternCost('(x{30}){30}')).toBeGreaterThan(900);
    expect(patternCost('x{1000}')).toBeGreaterThan(1000);
    expect(patternCost('(?i)[\\x{100}-\\x{10000}]')).toBeGreaterThan(3000);
    expect(checkIgnorePattern('(x{30}){30}'.repeat(10)).kind).toBe('refused');
    expect(patternCost('^backup/(old|new)+/[0-9]{4}$')).toBeLessThan(ignoreCostLimit / 100);
  });
});
