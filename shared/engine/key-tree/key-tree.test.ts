import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { AppError } from '../../base/errors.ts';
import { bytePath } from '../files/byte-path.ts';
import { openKeyTree } from './key-tree.ts';
import { allRows, makeFolders, openTree, seen, walkOf } from './tree.fixture.ts';

const removals: (() => void)[] = [];
afterEach(() => {
  for (const remove of removals.splice(0)) remove();
});

function folders(sources: Readonly<Record<string, readonly string[]>>): ReturnType<typeof makeFolders> {
  const made = makeFolders(sources);
  removals.push(made.remove);
  return made;
}

const fromNowhere = { sizeOf: () => 1 };

function treeOf(
  paths: readonly string[],
  spec: Parameters<typeof openTree>[0] = {},
): ReturnType<typeof openTree> {
  return openTree(spec, { ...fromNowhere, walk: walkOf(paths) });
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

  it('find links on a real disk, and a file that vanished', async () => {
    const made = folders({ one: ['a', 'b'] });
    const [source = ''] = made.sources;
    symlinkSync('a', join(source, 'link'));
    mkdirSync(join(source, 'hollow'));
    const { tree } = await openTree(
      { sources: made.sources },
      {
        walk: function* walk([first]) {
          if (first === undefined) return;
          yield { source: first, path: bytePath('b'), kind: 'file', keyPath: bytePath('b') };
          yield { source: first, path: bytePath('c'), kind: 'file', keyPath: bytePath('c') };
        },
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

describe('a filter', () => {
  const paths = ['a/Anna.txt', 'a/b/Otto.txt', 'a/b/.DS_Store', 'c/anna/x', 'c/y'];

  it('shows what has the text in its key, in any case, and all above it', async () => {
    const { tree } = await treeOf(paths);
    await tree.filter({ text: 'ANNA', onlyTroubled: false });
    expect(seen(tree)).toEqual(['a/', '  Anna.txt', 'c/', '  anna/', '    x']);
    await tree.filter({ text: 'b/ot', onlyTroubled: false });
    expect(seen(tree)).toEqual(['a/', '  b/', '    Otto.txt']);
    await tree.filter({ text: '', onlyTroubled: true });
    expect(seen(tree)).toEqual(['a/', '  b/', '    .DS_Store']);
    await tree.filter({ text: 'anna', onlyTroubled: true });
    expect(seen(tree)).toEqual([]);
    await tree.filter({ text: '', onlyTroubled: false });
    expect(seen(tree)).toEqual(['a/', 'c/']);
  });

  it('leaves folders open and closed as they were; what is closed in it is open in the next', async () => {
    const { tree } = await treeOf(paths);
    await tree.filter({ text: 'x', onlyTroubled: false });
    const [a, b, , c] = tree.rows(0, 9).rows;
    tree.toggle(a?.id ?? 0, false);
    expect(seen(tree)).toEqual(['a/', 'c/', '  anna/', '    x']);
    expect([a?.name, b?.name, c?.name]).toEqual(['a', 'b', 'Anna.txt']);
    await tree.filter({ text: 'txt', onlyTroubled: false });
    expect(seen(tree)).toContain('  Anna.txt');
    await tree.filter({ text: '', onlyTroubled: false });
    expect(seen(tree)).toEqual(['a/', 'c/']);
  });

  it('gives way to the next one, and goes on while the tree grows', async () => {
    let added = 0;
    const things = function* many(): Generator<string> {
      for (; added < 60_000; added += 1) yield `f${Math.floor(added / 100)}/x${added}`;
    };
    const tree = openKeyTree(
      {
        sources: folders({ one: [] }).sources,
        drive: null,
        fileSystem: null,
        manifestText: '',
        keyPrefix: '',
        ignoreJunk: false,
        renames: {},
      },
      { signal: new AbortController().signal, report: () => {}, ...fromNowhere, walk: walkOf(things()) },
    );
    const first = tree.filter({ text: '0', onlyTroubled: false });
    const second = tree.filter({ text: 'x59999', onlyTroubled: false });
    await Promise.all([first, second]);
    expect(added).toBeLessThan(60_000);
    await tree.ended;
    expect(seen(tree)).toEqual(['f599/', '  x59999']);
  });
});

describe('reveal', () => {
  it('opens what lies above a path, and tells its row', async () => {
    const { tree } = await treeOf(['a/b/c', 'a/b/d', 'e'], {
      renames: { e: 'a/z/y' },
      manifestText: 'prefix: p/',
    });
    expect(tree.reveal('a/b/d')).toEqual({ row: 4 });
    expect(seen(tree)[4]).toBe('      d');
    expect(tree.reveal('e')).toEqual({ row: 6 });
    expect(tree.rows(6, 1).rows).toMatchObject([{ key: 'p/a/z/y', path: 'e' }]);
    expect(tree.reveal('a/b/')).toEqual({ row: 2 });
    expect(tree.reveal('a/z/y')).toEqual({ row: null });
    expect(tree.reveal('nowhere')).toEqual({ row: null });
    expect(tree.reveal('')).toEqual({ row: null });
  });
});

describe('the state', () => {
  it('is told while the tree grows; rows can be asked for meanwhile', async () => {
    const names = function* many(): Generator<string> {
      for (let at = 0; at < 200_000; at += 1) yield `f${String(at).padStart(6, '0')}`;
    };
    const { states } = await openTree({}, { ...fromNowhere, walk: walkOf(names()) });
    expect(states[0]).toMatchObject({ phase: 'scanning', spaceNeededBytes: null });
    expect(states[0]?.rowCount).toBeGreaterThan(0);
    expect(states[0]?.rowCount).toBeLessThan(200_000);
    expect(states.at(-1)).toMatchObject({ phase: 'ready', files: 200_000, rowCount: 200_000 });
    expect(states.at(-1)?.spaceNeededBytes).toBeGreaterThan(200_000 * 4096);
    const revisions = states.map(({ revision }) => revision);
    expect(revisions).toEqual([...new Set(revisions)].toSorted((a, b) => a - b));
  });

  it('says what made the tree fail', async () => {
    const { tree, states } = await openTree({ sources: ['/nowhere/at/all'] });
    expect(states).toMatchObject([{ phase: 'failed', rowCount: 0 }]);
    expect(tree.state().error).toBeInstanceOf(AppError);
    expect(tree.rows(0, 10).rows).toEqual([]);
    const made = folders({ one: ['a'] });
    const within = await openTree({ sources: made.sources, drive: made.path });
    expect(within.tree.state().error).toMatchObject({ code: 'PREPARE_REFUSED' });
  });

  it('is not told any more once the tree is given up', async () => {
    const controller = new AbortController();
    let reports = 0;
    const endless = function* endless(): Generator<string> {
      for (let at = 0; ; at += 1) yield `f${at}`;
    };
    await openTree(
      {},
      {
        ...fromNowhere,
        signal: controller.signal,
        walk: walkOf(endless()),
        report() {
          reports += 1;
          controller.abort();
        },
      },
    );
    expect(reports).toBe(1);
  });

  it('takes of a manifest with errors what can be read', async () => {
    const manifestText =
      'prefix: p/\nbucket:\nsubstitutions:\n  "A" : "b"\nignore:\n  - ^x$\n  - (?=broken)\n  - ^y$\nnonsense\n';
    const { tree } = await treeOf(['A', 'x', 'y', 'z'], { manifestText });
    expect(allRows(tree).map(({ key, state }) => [key, state])).toEqual([
      ['p/', 'ok'],
      ['p/b', 'changed'],
      ['p/x', 'ignored'],
      ['p/y', 'ignored'],
      ['p/z', 'ok'],
    ]);
    const none = await treeOf(['A'], { manifestText: '\u0000'.repeat(70_000) });
    expect(none.tree.state()).toMatchObject({ phase: 'ready', files: 1 });
  });

  it('counts renames that name nothing', async () => {
    const { tree } = await treeOf(['a'], { renames: { b: 'c' } });
    expect(tree.state().findings).toMatchObject([{ code: 'RENAME_UNUSED', examples: [{ path: 'b' }] }]);
  });

  it('offers rules for junk, and takes them up', async () => {
    const junk = ['.DS_Store', 'a/Thumbs.db', 'b'];
    const { tree } = await treeOf(junk);
    expect(tree.state().offeredIgnoreRules).toHaveLength(2);
    const without = await treeOf(junk, { ignoreJunk: true });
    expect(without.tree.state()).toMatchObject({ ignoredFiles: 2, files: 1 });
  });

  it('holds what earlier runs on the drive added', async () => {
    const made = folders({ one: ['a:b'], drive: ['x'] });
    const [source = '', drive = ''] = made.sources;
    mkdirSync(join(drive, '.drivepost'));
    rmSync(join(drive, 'x'));
    const manifest = [
      'manifestVersion: 2.0',
      'deviceId: A',
      'bucket: mybucket',
      'eraseDevice: yes',
      'notificationEmail: a@example.com',
      'returnAddress:',
      '    name: John Doe',
      '    street1: 123 Any Street',
      '    city: Anytown',
      '    stateOrProvince: WA',
      '    postalCode: 91011-1111',
      '    country: USA',
      '    phoneNumber: 206-555-1000',
      'substitutions:',
      '    "%STAR%" : "*"',
    ].join('\n');
    writeFileSync(join(drive, '.drivepost/manifest.txt'), manifest);
    const { tree } = await openTree({ sources: [source], drive, fileSystem: 'ntfs' });
    expect(allRows(tree)[0]?.drivePath).toBe('a%COLON%b');
    expect(tree.state().addedSubstitutions).toEqual({ '%STAR%': '*', '%COLON%': ':' });
  });
});
