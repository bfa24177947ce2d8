import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { AppError } from '../../base/errors.ts';
import { openKeyTree } from './key-tree.ts';
import {
  allRows,
  fromNowhere,
  makeFolders,
  manyNames,
  openTree,
  seen,
  treeOf,
  walkOf,
} from './tree.fixture.ts';

const removals: (() => void)[] = [];
afterEach(() => {
  for (const remove of removals.splice(0)) remove();
});

function folders(sources: Readonly<Record<string, readonly string[]>>): ReturnType<typeof makeFolders> {
  const made = makeFolders(sources);
  removals.push(made.remove);
  return made;
}

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
    const names = manyNames(60_000);
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
      { signal: new AbortController().signal, report: () => {}, ...fromNowhere, walk: walkOf(names) },
    );
    const first = tree.filter({ text: '0', onlyTroubled: false });
    const second = tree.filter({ text: '059999', onlyTroubled: false });
    await Promise.all([first, second]);
    expect(tree.state().phase).toBe('scanning');
    await tree.ended;
    expect(seen(tree)).toEqual(['f059999']);
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
    const { states } = await treeOf(manyNames(200_000));
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
    await openTree(
      {},
      {
        ...fromNowhere,
        signal: controller.signal,
        walk: walkOf(manyNames(Infinity)),
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
