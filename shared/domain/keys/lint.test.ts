import { describe, expect, it } from 'vitest';
import { createFindingSummary, type Finding } from './finding.ts';
import { junkKinds, junkKindOf } from './junk.ts';
import { compileIgnore } from './key-for.ts';
import { createLinter } from './lint.ts';
import type { LintItem, LintOptions } from './placement.ts';

function lint(item: Partial<LintItem>, options: Partial<LintOptions> = {}): Finding[] {
  const findings: Finding[] = [];
  const linter = createLinter({
    fileSystem: 'ext4',
    report: (finding) => findings.push(finding),
    ...options,
  });
  const text = item.text === undefined ? 'a/b.txt' : item.text;
  linter({
    kind: 'file',
    text,
    display: text ?? 'a\\xFF',
    sizeBytes: item.kind === undefined ? 7 : null,
    ...item,
  });
  return findings;
}

describe('createLinter', () => {
  it.each<[Partial<LintItem>, Partial<LintOptions>, string[]]>([
    [{}, {}, []],
    [{ text: null }, {}, ['error INVALID_UTF8']],
    [{ text: null, kind: 'emptyFolder' }, {}, ['info EMPTY_FOLDER', 'warning INVALID_UTF8']],
    [{ text: 'a\nb' }, {}, ['warning CONTROL_CHARACTER']],
    [{ text: 'a\u0085b' }, { fileSystem: 'ntfs' }, ['warning CONTROL_CHARACTER']],
    [{ text: 'a:b' }, {}, ['info WINDOWS_NAME']],
    [{ text: 'a:b' }, { fileSystem: 'ntfs' }, []],
    [{ text: 'x/con.txt' }, {}, ['info WINDOWS_NAME']],
    [{ text: 'x/control.txt' }, {}, []],
    [{ text: 'a. /b' }, {}, ['info WINDOWS_NAME']],
    [{ sizeBytes: 0 }, {}, ['info EMPTY_FILE']],
    [{ sizeBytes: 5 * 2 ** 40 }, {}, []],
    [{ sizeBytes: 5 * 2 ** 40 + 1 }, {}, ['error FILE_OVER_STORE_LIMIT']],
    [{ sizeBytes: 11 }, { objectLimitBytes: 10 }, ['error FILE_OVER_STORE_LIMIT']],
    [{ sizeBytes: 2 ** 32 - 1 }, { fileSystem: 'fat32' }, []],
    [{ sizeBytes: 2 ** 32 }, { fileSystem: 'fat32' }, ['error FILE_OVER_FILE_SYSTEM_LIMIT']],
    [{ sizeBytes: 2 ** 32 }, { fileSystem: 'exfat' }, []],
    [{ kind: 'emptyFolder', text: 'a/' }, {}, ['info EMPTY_FOLDER']],
    [{ kind: 'link' }, {}, ['warning LINK']],
    [{ kind: 'special' }, {}, ['warning SPECIAL_FILE']],
    [{ kind: 'otherDevice', text: 'a/' }, {}, ['warning OTHER_DEVICE']],
    [{ kind: 'unreadable', errorCode: 'EACCES' }, {}, ['error UNREADABLE']],
    [{ text: 'x/.DS_Store', sizeBytes: 0 }, {}, ['warning JUNK', 'info EMPTY_FILE']],
    [{ text: 'x/.DS_Store' }, { ignore: ['DS_Store'] }, []],
  ])('%j with %j: %j', (item, options, expected) => {
    const findings = lint(item, options);
    expect(findings.map(({ severity, code }) => `${severity} ${code}`)).toEqual(expected);
    expect(findings.every(({ message, fix, path }) => message !== '' && fix !== '' && path !== '')).toBe(
      true,
    );
  });
});

describe('junk', () => {
  it.each([
    '.DS_Store',
    'a/.DS_Store',
    'a/._photo.jpg',
    'a/Thumbs.db',
    'a/thumbs.db',
    'desktop.ini',
    '$RECYCLE.BIN/S-1-5/x',
    '$Recycle.bin/x',
    'RECYCLER/x',
    'System Volume Information/IndexerVolumeGuid',
    'lost+found/#12',
    '.Trashes/501/x',
    '.Trash-1000/files/x',
    '.Spotlight-V100/Store/x',
    '.fseventsd/0001',
    'a/~$report.docx',
    'a/.~lock.report.odt#',
  ])('%s is offered as a rule that RE2 takes and that ignores it', (path) => {
    const [finding] = lint({ text: path, sizeBytes: 7 }, { fileSystem: 'ntfs' });
    expect(finding).toMatchObject({ code: 'JUNK', severity: 'warning', isApplied: false });
    expect(compileIgnore([finding?.ignoreRule ?? ''])(path)).toBe(1);
  });

  it.each([
    'my.DS_Store',
    'DS_Store',
    'lost+found.txt',
    'a._b',
    'Thumbs.db.txt',
    'x$RECYCLE.BIN',
    '.Trash.txt',
    'a~',
  ])('%s is none', (path) => {
    expect(junkKindOf(path)).toBeUndefined();
    expect(compileIgnore(junkKinds.map(({ ignoreRule }) => ignoreRule))(path)).toBe(0);
  });
});

describe('createFindingSummary', () => {
  const finding: Finding = {
    severity: 'info',
    code: 'JUNK',
    path: 'a',
    message: 'm',
    fix: 'f',
    isApplied: false,
  };

  it('counts all and keeps some', () => {
    const summary = createFindingSummary(3);
    for (let index = 0; index < 1000; index += 1) {
      summary.add({ ...finding, path: `${index}`, ignoreRule: index % 2 === 0 ? 'x' : 'y' });
    }
    summary.add({ ...finding, severity: 'error', code: 'LINK' });
    summary.add({ ...finding, severity: 'warning' });
    const report = summary.report();
    expect(report).toMatchObject({ errors: 1, warnings: 1, infos: 1000, offeredIgnoreRules: ['x', 'y'] });
    expect(report.counts.map(({ severity, code, count }) => [severity, code, count])).toEqual([
      ['error', 'LINK', 1],
      ['warning', 'JUNK', 1],
      ['info', 'JUNK', 1000],
    ]);
    expect(report.counts.at(-1)?.examples.map(({ path }) => path)).toEqual(['0', '1', '2']);
  });
});
