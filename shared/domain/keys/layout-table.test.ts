import { describe, expect, it } from 'vitest';
import type { FileSystem } from '../drive/file-systems.ts';
import type { Finding } from './finding.ts';
import { keyFor, type KeyRules } from './key-for.ts';
import { createLayout, layout } from './layout.ts';
import type { Layout, LayoutOptions } from './placement.ts';

const noRules: KeyRules = { prefix: '', ignore: [], substitutions: new Map() };

function make(
  fileSystem: FileSystem,
  part: Partial<KeyRules> = {},
  more: Partial<LayoutOptions> = {},
): { readonly layout: Layout; readonly findings: Finding[] } {
  const findings: Finding[] = [];
  const report = (finding: Finding): void => void findings.push(finding);
  return { layout: createLayout({ rules: { ...noRules, ...part }, fileSystem, report, ...more }), findings };
}

function pathsOf(made: { readonly layout: Layout }, paths: readonly string[]): readonly string[] {
  return paths.map((path) => {
    const placement = made.layout.place(path);
    return placement.kind === 'placed' ? placement.drivePath : placement.kind;
  });
}

describe('drive paths', () => {
  it.each<[FileSystem, string, string, string[]]>([
    ['ntfs', 'c:/a?.txt', 'c$COLON$/a$QUESTION$.txt', ['FORBIDDEN_CHARACTER']],
    ['ext4', 'c:/a?.txt', 'c:/a?.txt', []],
    ['fat32', 'a\nb', 'a$UA$b', ['FORBIDDEN_CHARACTER']],
    ['ntfs', 'a\u2028b', 'a\u2028b', []],
    ['ntfs', 'con.txt', 'con$EMPTY$.txt', ['RESERVED_NAME']],
    ['ntfs', 'x/COM1', 'x/COM1$EMPTY$', ['RESERVED_NAME']],
    ['ntfs', 'Console/comma', 'Console/comma', []],
    ['ext4', 'con.txt', 'con.txt', []],
    ['exfat', 'a. /b', 'a. $EMPTY$/b', ['TRAILING_DOT_OR_SPACE']],
    ['ext4', 'a. /b', 'a. /b', []],
    ['ext4', 'a//b', 'a/$EMPTY$/b', ['EMPTY_NAME']],
    ['ext4', '/a/', '$EMPTY$/a/$EMPTY$', ['EMPTY_NAME']],
    ['ext4', '../a', '..$EMPTY$/a', ['EMPTY_NAME']],
    ['fat32', 'LETTER~1.TXT', 'LETTER~1$EMPTY$.TXT', ['RESERVED_NAME']],
    ['exfat', 'LETTER~1.TXT', 'LETTER~1.TXT', []],
    ['ext4', 'a$COLON$', 'a$DOLLAR$COLON$', ['LOOKS_LIKE_TOKEN']],
    ['ext4', '$Recycle.bin/$100', '$Recycle.bin/$100', []],
    ['ext4', 'SIGNATURE', 'SIGNATURE$2$', ['TAKEN_NAME']],
    ['ntfs', 'signature', 'signature$2$', ['TAKEN_NAME']],
    ['ext4', 'x/SIGNATURE', 'x/SIGNATURE', []],
    ['ext4', '.drivepost/manifest.txt', '.drivepost$2$/manifest.txt', ['TAKEN_NAME']],
    ['hfsplus', 'é', '$UE9$', ['UNSTABLE_CHARACTER']],
    ['hfsplus', 'e\u0301', 'e$U301$', ['UNSTABLE_CHARACTER']],
    ['hfsplus', 'क\u093C', 'क$U93C$', ['UNSTABLE_CHARACTER']],
    ['hfsplus', '中文', '中文', []],
    ['hfsplus', '😀', '$U1F600$', ['FORBIDDEN_CHARACTER']],
    ['apfs', 'é😀', 'é😀', []],
  ])('on %s, %j lies under %j', (fileSystem, path, drivePath, reasons) => {
    const made = make(fileSystem);
    expect(made.layout.place(path)).toEqual({ kind: 'placed', drivePath, key: path });
    expect(made.findings.map(({ code }) => code)).toEqual(reasons);
    expect(made.findings.every(({ isApplied }) => isApplied)).toBe(true);
    expect(keyFor({ ...noRules, substitutions: made.layout.substitutions() }, drivePath)).toEqual({
      kind: 'key',
      key: path,
    });
  });

  it.each<[FileSystem, string, number]>([
    ['ntfs', 'x'.repeat(1024), 6],
    ['ext4', 'é'.repeat(512), 6],
    ['ext4', 'é'.repeat(127), 1],
    ['ntfs', '中'.repeat(255), 1],
    ['ext4', '中'.repeat(255), 5],
  ])('on %s, a name too long goes over folders (%#)', (fileSystem, key, depth) => {
    const made = make(fileSystem);
    const [path] = pathsOf(made, [key]);
    expect(path?.split('/').length).toBe(depth);
    expect(keyFor({ ...noRules, substitutions: made.layout.substitutions() }, path ?? '')).toEqual({
      kind: 'key',
      key,
    });
  });

  it('does not make a token where a long name is cut', () => {
    const made = make('ntfs');
    const key = `${'x'.repeat(185)}$COLON${'x'.repeat(100)}`;
    const [path] = pathsOf(made, [key, 'a:b']);
    const outcome = keyFor({ ...noRules, substitutions: made.layout.substitutions() }, path ?? '');
    expect(outcome).toEqual({ kind: 'key', key });
  });

  it('tells apart what the drive does not, in folders too', () => {
    const made = make('ntfs');
    expect(pathsOf(made, ['Dir/x', 'dir/y', 'dir/z', 'Dir/X', 'DIR/x', 'dir', 'Dir/x/y'])).toEqual([
      'Dir/x',
      'dir$2$/y',
      'dir$2$/z',
      'Dir/X$2$',
      'DIR$3$/x',
      'dir$4$',
      'Dir/x$3$/y',
    ]);
    expect([...made.layout.addedSubstitutions()]).toEqual([
      ['$2$', ''],
      ['$3$', ''],
      ['$4$', ''],
    ]);
    expect(made.findings.filter(({ code }) => code === 'CASE_CLASH').length).toBe(6);
  });

  it('only tells of such names where the drive tells them apart', () => {
    const made = make('ext4');
    expect(pathsOf(made, ['Dir/x', 'dir/x', 'dir/y', 'é', 'e\u0301'])).toEqual([
      'Dir/x',
      'dir/x',
      'dir/y',
      'é',
      'e\u0301',
    ]);
    expect(made.findings.map(({ code, isApplied }) => [code, isApplied])).toEqual([
      ['CASE_CLASH', false],
      ['CASE_CLASH', false],
      ['NORMALISATION_CLASH', false],
    ]);
  });

  it('puts a path that is a file and a folder under two names', () => {
    expect(pathsOf(make('ext4'), ['a', 'a/b', 'a/c', 'd/e', 'd'])).toEqual([
      'a',
      'a$2$/b',
      'a$2$/c',
      'd/e',
      'd$2$',
    ]);
  });

  it('tells a thousand spellings of one name apart with ten tokens', () => {
    const made = make('ntfs');
    const spellings = Array.from({ length: 1000 }, (_, index) =>
      Array.from('abcdefghij', (letter, bit) => ((index >> bit) & 1 ? letter.toUpperCase() : letter)).join(
        '',
      ),
    );
    const paths = pathsOf(made, spellings);
    expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(1000);
    expect(made.layout.addedSubstitutions().size).toBeLessThanOrEqual(10);
  });

  it('has room for spellings of one name on a drive that tells them apart', () => {
    const spellings = Array.from({ length: 500 }, (_, index) =>
      Array.from('abcdefghij', (letter, bit) => ((index >> bit) & 1 ? letter.toUpperCase() : letter)).join(
        '',
      ),
    );
    const made = make('ext4');
    expect(pathsOf(made, spellings)).toEqual(spellings);
    expect(pathsOf(made, spellings)).toEqual(spellings.map(() => 'refused'));
  });
});

describe("the manifest's own rules", () => {
  it('apply to names as they would on the drive', () => {
    const made = make('ntfs', { prefix: 'p/', substitutions: new Map([['A', 'a']]) });
    expect(made.layout.place('ABBA')).toEqual({ kind: 'placed', drivePath: 'ABBA', key: 'p/aBBa' });
    expect(made.layout.place('A:A')).toEqual({ kind: 'placed', drivePath: 'a$COLON$a', key: 'p/a:a' });
  });

  it('are kept away from a key that is given as it is', () => {
    const made = make('ntfs', {
      prefix: 'pre',
      substitutions: new Map([
        ['A', 'a'],
        ['efix', 'x'],
      ]),
    });
    expect(made.layout.placeKey('Anna')).toMatchObject({ drivePath: '$U41$nna', key: 'preAnna' });
    expect(made.layout.placeKey('fix')).toMatchObject({ drivePath: '$U66$ix', key: 'prefix' });
  });

  it('lend their tokens, and others are named around them', () => {
    const substitutions = new Map([
      ['$DP$', ':'],
      ['$STAR$', 'star'],
      ['$JOIN$', 'j'],
    ]);
    const made = make('ntfs', { substitutions });
    expect(made.layout.place('a:*')).toMatchObject({ drivePath: 'a$DP$$STARX$' });
    expect(made.layout.addedSubstitutions()).toEqual(new Map([['$STARX$', '*']]));
  });

  it('do not swallow the slash behind a token', () => {
    const made = make('ntfs', { substitutions: new Map([['$COLON$/', '']]) });
    expect(made.layout.place('a:/b')).toEqual({ kind: 'placed', drivePath: 'a$COLONX$/b', key: 'a:/b' });
  });

  it('choose the mark of the tokens', () => {
    expect(pathsOf(make('ntfs', { substitutions: new Map([['$', 'S']]) }), ['a:'])).toEqual(['a%COLON%']);
    expect(pathsOf(make('ntfs', { prefix: '$' }), ['a:'])).toEqual(['a%COLON%']);
    expect(pathsOf(make('ntfs', { ignore: ['\\$', '%'] }), ['a:'])).toEqual(['a~COLON~']);
  });

  it('leave no way where all marks are taken', () => {
    const made = make('ntfs', { prefix: '$%~!#=@^;+§¤¶' });
    expect(pathsOf(made, ['a', 'a:'])).toEqual(['a', 'refused']);
    expect(made.findings.map(({ severity, code }) => [severity, code])).toEqual([['error', 'NO_PATH']]);
  });

  it('keep ignored files off the drive, and say by which rule', () => {
    const made = make('ntfs', { ignore: ['x', '\\.psd$'] });
    expect(made.layout.place('a.psd')).toEqual({ kind: 'ignored', rule: 2, pattern: '\\.psd$' });
    expect(made.findings[0]).toMatchObject({ severity: 'info', code: 'IGNORED', path: 'a.psd' });
  });

  it.each<[Partial<KeyRules>, string[], string]>([
    [{}, ['a', 'a'], 'TWO_FILES_ONE_KEY'],
    [{ substitutions: new Map([['1', '2']]) }, ['a1', 'a2'], 'TWO_FILES_ONE_KEY'],
    [{ prefix: 'é'.repeat(512) }, ['a'], 'KEY_TOO_LONG'],
    [{ substitutions: new Map([['a', '']]) }, ['a'], 'KEY_EMPTY'],
    [{}, ['\u0001'.repeat(1024)], 'NO_PATH'],
  ])('refuses a file (%#)', (part, paths, code) => {
    const made = make('ntfs', part);
    expect(pathsOf(made, paths).at(-1)).toBe('refused');
    expect(made.findings.at(-1)).toMatchObject({ severity: 'error', code, isApplied: false });
  });
});

describe('what goes into the manifest', () => {
  it('is the same again on the second run', () => {
    const sources = ['a:b', 'A:B', 'x//y', 'a$COLON$b'];
    const first = make('ntfs');
    const paths = pathsOf(first, sources);
    const second = make('ntfs', {}, { earlierSubstitutions: first.layout.addedSubstitutions() });
    expect(pathsOf(second, sources)).toEqual(paths);
    expect([...second.layout.addedSubstitutions()]).toEqual([...first.layout.addedSubstitutions()]);
  });

  it('is told once when it gets too large', () => {
    const made = make('hfsplus', {}, { manifestSizeBytes: 65_000 });
    pathsOf(
      made,
      Array.from({ length: 200 }, (_, index) => String.fromCodePoint(0xac00 + index)),
    );
    const tooLarge = made.findings.filter(({ code }) => code === 'MANIFEST_TOO_LARGE');
    expect(tooLarge).toMatchObject([{ severity: 'error', path: '' }]);
  });
});

it('lays out a whole list', () => {
  const sources = ['a:b', 'b', 'b'].map((path, index) => ({ source: index, path }));
  const laidOut = layout(sources, { ...noRules, prefix: 'p/' }, 'ntfs');
  expect(laidOut.files).toEqual([
    { source: 0, key: 'p/a:b', drivePath: 'a$COLON$b' },
    { source: 1, key: 'p/b', drivePath: 'b' },
  ]);
  expect(laidOut.substitutions).toEqual(new Map([['$COLON$', ':']]));
  expect(laidOut.findings).toMatchObject({ errors: 1, warnings: 0, infos: 1 });
});
