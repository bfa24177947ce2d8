import * as fc from 'fast-check';
import { RE2JS } from 're2js';
import { describe, expect, it } from 'vitest';
import type { FileSystem } from '../drive/file-systems.ts';
import { checkIgnorePattern } from '../manifest/ignore-pattern.ts';
import type { FindingCode } from './finding.ts';
import { exactIgnoreRule, fixesFor, type FixContext, type OfferedFix } from './offered-fixes.ts';

const rules = { prefix: '', ignore: [], substitutions: new Map<string, string>() };

function offered(
  code: FindingCode,
  path: string,
  more: Partial<FixContext> & { readonly isApplied?: boolean; readonly ignoreRule?: string } = {},
): readonly OfferedFix[] {
  const { isApplied = false, ignoreRule, ...context } = more;
  return fixesFor(
    { code, isApplied, ignoreRule },
    { path, rules, addedSubstitutions: {}, fileSystem: 'ext4', ...context },
  );
}

function newName(...given: Parameters<typeof offered>): string | undefined {
  return offered(...given).flatMap((fix) => (fix.kind === 'rename' ? [fix.to] : []))[0];
}

describe('a new name', () => {
  it.each<[FindingCode, FileSystem, string, string | undefined]>([
    ['INVALID_UTF8', 'ext4', 'a/caf\\xE9 \\x80\\x01.txt', 'a/café €_.txt'],
    ['CONTROL_CHARACTER', 'ext4', 'a\nb/c\u0001\u0002', 'a_b/c_'],
    ['WINDOWS_NAME', 'ext4', 'x/what?.txt ', 'x/what_.txt'],
    ['WINDOWS_NAME', 'ext4', 'con.txt', 'con_.txt'],
    ['TWO_FILES_ONE_KEY', 'ext4', 'a/b.tar.gz//3', 'a/b.tar (3).gz'],
    ['TWO_FILES_ONE_KEY', 'ext4', 'a/.profile', 'a/.profile (2)'],
    ['CASE_CLASH', 'ext4', 'Read (7).me', 'Read (2).me'],
    ['EMPTY_FILE', 'ext4', 'x', undefined],
    ['LINK', 'ext4', 'x', undefined],
    ['CASE_CLASH', 'ext4', 'folder/', undefined],
  ])('for %s on %s: %j becomes %j', (code, fileSystem, path, to) => {
    expect(newName(code, path, { fileSystem })).toBe(to);
  });

  it('passes over names that are taken', () => {
    const taken = new Set(['a (2)', 'a (3)']);
    expect(newName('CASE_CLASH', 'a', { isTaken: (path) => taken.has(path) })).toBe('a (4)');
  });

  it('starts from the name that the file was given already', () => {
    expect(newName('TWO_FILES_ONE_KEY', 'a//2', { renamedTo: 'b/c.txt' })).toBe('b/c (2).txt');
    expect(newName('RENAME_INVALID', 'a/x', { renamedTo: '../y' })).toBe('y');
    expect(newName('RENAME_INVALID', 'a/x', { renamedTo: '../' })).toBe('a/x (2)');
  });

  it('leaves short enough what is too long, folders where they can be kept', () => {
    const name = `${'long '.repeat(60)}.jpeg`;
    const to = newName('KEY_TOO_LONG', `a/b/${name}`, { rules: { ...rules, prefix: 'p'.repeat(750) } });
    expect(to).toMatch(/^a\/b\/long [a-z ]+-[0-9a-f]{6}\.jpeg$/);
    expect(newName('KEY_TOO_LONG', 'x', { rules: { ...rules, prefix: 'p'.repeat(1024) } })).toBe(undefined);
  });

  it('is not offered for what is done for the sake of a folder', () => {
    const isApplied = true;
    const named = { fileSystem: 'ntfs', isApplied } as const;
    expect(newName('CASE_CLASH', 'dir/a', { ...named, drivePath: 'dir$2$/a' })).toBe(undefined);
    expect(newName('CASE_CLASH', 'dir/a', { ...named, drivePath: 'dir/a$2$' })).toBe('dir/a (2)');
  });
});

describe('a substitution', () => {
  it('is shown with its pairs when it is at work', () => {
    const fixes = offered('FORBIDDEN_CHARACTER', 'a:b?', {
      isApplied: true,
      fileSystem: 'ntfs',
      drivePath: 'a$DP$b$QUESTION$',
      rules: { ...rules, substitutions: new Map([['$DP$', ':']]) },
      addedSubstitutions: { $QUESTION$: '?', $STAR$: '*' },
    });
    expect(fixes).toEqual([
      {
        kind: 'substitute',
        pairs: [
          ['$DP$', ':'],
          ['$QUESTION$', '?'],
        ],
      },
      { kind: 'rename', to: 'a_b_' },
    ]);
  });
});

describe('an ignore rule', () => {
  it('is the one for its kind where there is one', () => {
    expect(offered('JUNK', 'a/.DS_Store', { ignoreRule: '(^|/)\\.DS_Store$' })).toEqual([
      { kind: 'ignore', rule: '(^|/)\\.DS_Store$', isForAll: true },
    ]);
  });

  it('names one thing else, and never both files of one path', () => {
    expect(offered('UNREADABLE', 'a+b/')).toEqual([{ kind: 'ignore', rule: '^a\\+b/$', isForAll: false }]);
    expect(offered('TWO_FILES_ONE_KEY', 'a//2').map(({ kind }) => kind)).toEqual(['rename']);
    expect(offered('TWO_FILES_ONE_KEY', 'a').map(({ kind }) => kind)).toEqual(['rename', 'ignore']);
    expect(offered('INVALID_UTF8', 'a\\xE9').map(({ kind }) => kind)).toEqual(['rename']);
    expect(offered('RENAME_UNUSED', 'a')).toEqual([]);
    expect(offered('IGNORED', 'a', { isApplied: true })).toEqual([]);
  });

  it('matches its path and nothing else', () => {
    const path = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.string());
    fc.assert(
      fc.property(path, path, (one, other) => {
        const rule = exactIgnoreRule(one);
        expect(checkIgnorePattern(rule).kind).toBe('good');
        const pattern = RE2JS.compile(rule);
        expect(pattern.test(one)).toBe(true);
        expect(pattern.test(other)).toBe(other === one);
        expect(pattern.test(`${one}\n`)).toBe(false);
        expect(rule).not.toMatch(/[\p{Cc}\n]/u);
      }),
    );
  });
});
