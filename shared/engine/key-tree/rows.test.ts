import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { bytePath, type BytePath } from '../files/byte-path.ts';
import { allRows, fromNowhere, makeFolders, openTree, seen, treeOf, walkOf } from './tree.fixture.ts';

const removals: (() => void)[] = [];
afterEach(() => {
  for (const remove of removals.splice(0)) remove();
});

function folders(sources: Readonly<Record<string, readonly string[]>>): ReturnType<typeof makeFolders> {
  const made = makeFolders(sources);
  removals.push(made.remove);
  return made;
}

describe('rows', () => {
  it('are the keys, folders first, both by their bytes; only folders open into one another', async () => {
    const { sources } = folders({ photos: ['a b/x', 'a/y', 'a.txt', 'Z', 'é', 'a/deep/er'] });
    const { tree } = await openTree({ sources, manifestText: 'prefix: archive/2026/\n' });
    expect(seen(tree)).toEqual(['archive/', '  2026/', '    a/', '    a b/', '    Z', '    a.txt', '    é']);
    const a = tree.rows(2, 1).rows[0];
    expect(a).toMatchObject({ key: 'archive/2026/a/', path: 'a/', files: 2, sizeBytes: 12, isOpen: false });
    tree.toggle(a?.id ?? 0, true);
    expect(seen(tree).slice(2, 5)).toEqual(['    a/', '      deep/', '      y']);
    tree.toggle(a?.id ?? 0, false);
    expect(seen(tree)[3]).toBe('    a b/');
  });

  it('open only a folder that stands alone, until a person decides otherwise', async () => {
    const one = await treeOf(['a/b/c/1', 'a/b/d/2']);
    expect(seen(one.tree)).toEqual(['a/', '  b/', '    c/', '    d/']);
    one.tree.toggle(1, false);
    expect(seen(one.tree)).toEqual(['a/']);
    const two = await treeOf(['a/b/c/1', 'z']);
    expect(seen(two.tree)).toEqual(['a/', 'z']);
  });

  it('open again what was open in the tree before', async () => {
    const before = await treeOf(['a/b/1', 'c/2', 'd']);
    before.tree.reveal('a/b/1');
    const again = await openTree(
      {},
      { ...fromNowhere, walk: walkOf(['a/b/1', 'c/2', 'e']), openFolders: before.tree.openFolders() },
    );
    expect(seen(again.tree)).toEqual(['a/', '  b/', '    1', 'c/', 'e']);
  });

  it('come in order from sources that are not', async () => {
    const names = Array.from({ length: 3000 }, (_, index) => `f${(index * 7919) % 3000}`);
    const { tree } = await treeOf([...names, 'z/1', 'b/1', 'f1']);
    const rows = seen(tree);
    expect(rows.slice(0, 2)).toEqual(['b/', 'z/']);
    expect(rows.slice(2)).toEqual([...names, 'f1'].toSorted());
  });

  it('tell where a file goes on the drive, and why', async () => {
    const { tree, states } = await treeOf(['a:b', 'con', 'ok'], {
      fileSystem: 'ntfs',
      manifestText: 'prefix: p/',
    });
    expect(allRows(tree).slice(1)).toMatchObject([
      {
        key: 'p/a:b',
        path: 'a:b',
        drivePath: 'a$COLON$b',
        state: 'changed',
        findings: [{ code: 'FORBIDDEN_CHARACTER', severity: 'info', isApplied: true }],
      },
      { name: 'con', drivePath: 'con$EMPTY$', findings: [{ code: 'RESERVED_NAME' }] },
      { name: 'ok', drivePath: null, state: 'ok', findings: [] },
    ]);
    expect(states.at(-1)).toMatchObject({
      phase: 'ready',
      files: 3,
      changedFiles: 2,
      addedSubstitutions: { $COLON$: ':', $EMPTY$: '' },
    });
  });

  it('name paths as they are in the source where substitutions change them', async () => {
    const manifestText = 'manifestVersion: 2.0\nprefix: p-\nsubstitutions:\n  "A" : "b"\n  "p" : "q"\n';
    const { tree } = await treeOf(['dirA/xA', 'plain'], { manifestText });
    expect(allRows(tree)).toMatchObject([
      { kind: 'folder', key: 'q-dirb/', path: 'dirA/' },
      { key: 'q-dirb/xb', path: 'dirA/xA', drivePath: 'dirA/xA', state: 'changed' },
      { key: 'q-qlain', path: 'plain' },
    ]);
  });

  it('show what is left out, refused and warned of, and say so of the folders above', async () => {
    const { tree, states } = await openTree(
      { manifestText: 'ignore:\n  - ^left/\n' },
      {
        sizeOf: (item) => (item.path === 'over/big' ? 6 * 2 ** 40 : item.path === 'gone' ? null : 1),
        walk: walkOf([
          'Thumbs.db',
          { path: bytePath('empty/'), kind: 'emptyFolder' },
          'gone',
          'left/a',
          'left/b',
          { path: bytePath('left/c'), kind: 'unreadable', errorCode: 'EIO' },
          { path: bytePath('link'), kind: 'link' },
          { path: bytePath('locked/'), kind: 'unreadable', errorCode: 'EACCES' },
          'over/big',
          'over/small',
        ]),
      },
    );
    const rows = new Map(allRows(tree).map((row) => [row.key, row]));
    const brief = [...rows].map(([key, { state, findings }]) => [
      key,
      state,
      findings.map(({ code }) => code).join(),
    ]);
    expect(brief).toEqual([
      ['empty/', 'ignored', 'EMPTY_FOLDER'],
      ['left/', 'ignored', ''],
      ['left/a', 'ignored', 'IGNORED'],
      ['left/b', 'ignored', 'IGNORED'],
      ['left/c', 'ignored', ''],
      ['locked/', 'refused', 'UNREADABLE'],
      ['over/', 'refused', ''],
      ['over/big', 'refused', 'FILE_OVER_STORE_LIMIT'],
      ['over/small', 'ok', ''],
      ['Thumbs.db', 'warned', 'JUNK'],
      ['gone', 'refused', 'UNREADABLE'],
      ['link', 'warned', 'LINK'],
    ]);
    expect(rows.get('locked/')?.findings[0]?.message).toContain('EACCES');
    expect(rows.get('over/')).toMatchObject({ files: 1, sizeBytes: 1, troubled: 1 });
    expect(states.at(-1)).toMatchObject({ files: 2, bytes: 2, ignoredFiles: 3, refusedFiles: 3 });
  });

  it('put a clash of folders beside the folder', async () => {
    const { tree } = await treeOf(['Dir/a', 'dir/b', 'dir/c']);
    expect(allRows(tree).map(({ key, findings }) => [key, findings.length])).toEqual([
      ['Dir/', 0],
      ['Dir/a', 0],
      ['dir/', 1],
      ['dir/b', 0],
      ['dir/c', 0],
    ]);
    expect(allRows(tree)[2]).toMatchObject({
      state: 'warned',
      troubled: 1,
      findings: [{ isApplied: false }],
    });
  });

  it('tell two files of one path apart', async () => {
    const { sources } = folders({ one: ['same', 'x'], two: ['same', 'y'] });
    const { tree, states } = await openTree({ sources });
    const rows = allRows(tree);
    expect(rows.map(({ path, state }) => [path, state])).toEqual([
      ['same', 'ok'],
      ['same//2', 'refused'],
      ['x', 'ok'],
      ['y', 'ok'],
    ]);
    expect(states.at(-1)?.findings).toMatchObject([
      { code: 'TWO_FILES_ONE_KEY', examples: [{ path: 'same//2' }] },
    ]);
    expect(tree.reveal('same//2')).toEqual({ row: 1 });
    const mended = await openTree({ sources, renames: { 'same//2': 'in/other' } });
    expect(allRows(mended.tree).map(({ key, path, state }) => [key, path, state])).toEqual([
      ['in/', 'in/', 'ok'],
      ['in/other', 'same//2', 'ok'],
      ['same', 'same', 'ok'],
      ['x', 'x', 'ok'],
      ['y', 'y', 'ok'],
    ]);
  });

  it('name what is no UTF-8 by its bytes, twice if need be', async () => {
    const thing = { path: 'in/caf\u00e9' as BytePath, kind: 'file' } as const;
    const { tree } = await openTree({}, { ...fromNowhere, walk: walkOf([thing, thing]) });
    expect(allRows(tree).map(({ key, path, state }) => [key, path, state])).toEqual([
      ['in/', 'in/', 'refused'],
      ['in/caf\\xE9', 'in/caf\\xE9', 'refused'],
      ['in/caf\\xE9', 'in/caf\\xE9//2', 'refused'],
    ]);
    expect(tree.reveal('in/caf\\xE9//2')).toEqual({ row: 2 });
  });

  it('find links on a real disk, and a file that vanished', async () => {
    const made = folders({ one: ['a', 'b'] });
    const [source = ''] = made.sources;
    symlinkSync('a', join(source, 'link'));
    mkdirSync(join(source, 'hollow'));
    const { tree } = await openTree(
      { sources: made.sources },
      {
        walk: walkOf(['b', 'c']),
      },
    );
    expect(allRows(tree).map(({ key, state }) => [key, state])).toEqual([
      ['b', 'ok'],
      ['c', 'refused'],
    ]);
    const whole = await openTree({ sources: made.sources });
    expect(allRows(whole.tree).map(({ key, state }) => [key, state])).toEqual([
      ['hollow/', 'ignored'],
      ['a', 'ok'],
      ['b', 'ok'],
      ['link', 'warned'],
    ]);
  });
});
