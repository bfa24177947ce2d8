import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LogItem } from '../../domain/import-log/read-log.ts';
import type { KeyOutcome } from '../../domain/keys/key-outcome.ts';
import { bytePath, displayOf, type BytePath } from '../files/byte-path.ts';
import type { InventoryItem } from '../inventory/read-inventory.ts';
import type { ProofTally } from './proof-tally.ts';
import { reconcile } from './reconcile.ts';

const md5 = 'f60fe317bc497b1204b327094959eb64';

type RowWant = Partial<Extract<LogItem, { kind: 'row' }>['row']> & { readonly file: string };

function rowItem(want: RowWant, line: number): LogItem {
  const row = {
    atMs: 0,
    status: 200,
    code: 'OK',
    key: `bucket/${want.file}`,
    md5,
    sizeBytes: 10,
    contentType: '',
    ...want,
  };
  return { kind: 'row', row, line, endOffset: 0 };
}

function entryItem(path: string, at: number): InventoryItem {
  return { kind: 'entry', path: path as BytePath, md5, line: at + 1 };
}

async function* streamed<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  for (const item of items) yield await Promise.resolve(item);
}

interface Setting {
  readonly canReopenLog?: boolean;
  readonly keyOf?: (path: string) => KeyOutcome;
  readonly sizeOf?: (path: string) => number | null;
}

async function run(
  paths: readonly string[],
  rows: readonly RowWant[],
  setting: Setting = {},
): Promise<ReturnType<ProofTally['totals']> & { opened: number }> {
  let opened = 0;
  const tally = await reconcile(
    {
      openInventory: () => {
        opened += 1;
        return streamed(paths.map(entryItem));
      },
      openLog: () => streamed(rows.map((row, at) => rowItem(row, at + 1))),
      canReopenLog: setting.canReopenLog ?? true,
    },
    { keyOf: setting.keyOf ?? null, sizeOf: setting.sizeOf ?? (() => null) },
  );
  return { ...tally.totals(), opened };
}

function keyOf(path: string): KeyOutcome {
  if (path.startsWith('x')) return { kind: 'ignored', rule: 2, pattern: '^x' };
  return { kind: 'key', key: `prefix/${path}` };
}

describe('reconcile', () => {
  it('proves a journey where every file was loaded or ignored, in one pass', async () => {
    const proof = await run(
      ['a', 'b', 'c'],
      [
        { file: '.drivepost/manifest-md5.txt', status: 103, code: 'Ignored', md5: '', key: '' },
        { file: 'SIGNATURE', status: 103, code: 'Ignored', md5: '', key: '' },
        { file: 'a' },
        { file: 'b', status: 103, code: 'Ignore', md5: '', key: '' },
        { file: 'c' },
      ],
    );
    expect(proof).toMatchObject({
      files: { inInventory: 3, loaded: 2, ignored: 1, failed: 0, missing: 0, different: 0 },
      rows: { rows: 5, ofInventory: 3, repeated: 0, ignoredExtra: 2, notInInventory: 0 },
      loadedBytes: 20,
      ignoredByRule: [{ rule: null, files: 1 }],
      isProven: true,
      opened: 1,
    });
  });

  it.each([
    ['sorted', ['a', 'b', 'c', 'd'], (rows: RowWant[]) => rows],
    ['unsorted', ['d', 'b', 'a', 'c'], (rows: RowWant[]) => rows.reverse()],
  ])('finds all that is wrong where both are %s', async (_name, paths, order) => {
    const proof = await run(
      paths,
      order([
        { file: 'a', md5: md5.replace('f', '0') },
        { file: 'aa' },
        { file: 'b', status: 503, code: 'SlowDown', md5: '', key: '' },
        { file: 'd' },
        { file: 'd' },
        { file: 'e', status: 400, code: 'SymbolicLink', md5: '', key: '' },
      ]),
    );
    expect(
      proof.findings.map((finding) => `${finding.kind} ${'path' in finding ? finding.path : ''}`).sort(),
    ).toEqual([
      'failed b',
      'md5Differs a',
      'missing c',
      'notInInventory aa',
      'notInInventory e',
      'repeated d',
    ]);
    expect(proof.files).toEqual({
      inInventory: 4,
      loaded: 1,
      ignored: 0,
      failed: 1,
      missing: 1,
      different: 1,
    });
    expect(proof.rows).toEqual({ rows: 6, ofInventory: 3, repeated: 1, ignoredExtra: 0, notInInventory: 2 });
    expect(proof.isProven).toBe(false);
  });

  it('checks sizes, rules and keys where they are known', async () => {
    const rows: RowWant[] = [
      { file: 'a', key: 'any-bucket/prefix/a' },
      { file: 'b', key: 'bucket/elsewhere/b' },
      { file: 'c', key: '', md5: '', status: 103, code: 'Ignored' },
      { file: 'd', key: 'bucket/prefix/d' },
      { file: 'x1', key: '', md5: '', status: 103, code: 'Ignored' },
      { file: 'x2', key: 'bucket/prefix/x2' },
    ];
    const proof = await run(
      rows.map((row) => row.file),
      rows,
      { keyOf, sizeOf: (path) => (path === 'd' ? 11 : null) },
    );
    expect(proof.findings).toEqual([
      { kind: 'keyDiffers', path: 'b', manifestKey: 'prefix/b', logKey: 'elsewhere/b' },
      { kind: 'ignoredWithoutRule', path: 'c' },
      { kind: 'sizeDiffers', path: 'd', driveBytes: 11, logBytes: 10 },
      { kind: 'loadedAgainstRule', path: 'x2', rule: 2 },
    ]);
    expect(proof.ignoredByRule).toEqual([{ rule: 2, pattern: '^x', files: 1 }]);
    expect(proof.files).toMatchObject({ loaded: 1, ignored: 1, different: 4 });
  });

  it('finds names that are not UTF-8 by the way the log shows them', async () => {
    const paths = ['a\xff', 'a\u00c3\u00bc', 'b'].sort() as BytePath[];
    const proof = await run(
      paths,
      paths.map((path) => ({ file: displayOf(path) })),
    );
    expect(proof.isProven).toBe(true);
    expect(proof.files.loaded).toBe(3);
  });

  it('reports a path that an inventory lists twice', async () => {
    const proof = await run(['a', 'a', 'b'], [{ file: 'a' }, { file: 'b' }]);
    expect(proof.findingCounts).toEqual({ badInventoryLine: 1 });
  });

  it('balances, and says the same by merging and by looking up, whatever the two are', async () => {
    const names = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'é', '😀', '\uffff', 'z/z'), { maxLength: 8 });
    const outcomes = fc.constantFrom(
      {},
      { status: 103, code: 'Ignored' },
      { status: 500, code: 'InternalError' },
    );
    const logs = fc.array(
      fc.tuple(
        names.filter((all) => all.length > 0).map((all) => all[0] ?? 'a'),
        outcomes,
      ),
    );
    await fc.assert(
      fc.asyncProperty(names, logs, fc.boolean(), async (given, log, isSorted) => {
        const paths = [...new Set(given)].map(bytePath);
        const rows = log.map(([file, outcome]) => ({ file, ...outcome }));
        if (isSorted) {
          paths.sort();
          rows.sort((a, b) => (bytePath(a.file) < bytePath(b.file) ? -1 : 1));
        }
        const merged = await run(paths, rows);
        const { opened, ...lookedUp } = await run(paths, rows, { canReopenLog: false });
        expect(opened).toBe(1);
        expect(merged.files).toEqual(lookedUp.files);
        expect(merged.rows).toEqual(lookedUp.rows);
        expect(merged.findingCounts).toEqual(lookedUp.findingCounts);
        const { inInventory, loaded, ignored, failed, missing, different } = merged.files;
        expect(loaded + ignored + failed + missing + different).toBe(inInventory);
        expect(inInventory).toBe(paths.length);
        const { rows: total, ofInventory, repeated, ignoredExtra, notInInventory } = merged.rows;
        expect(ofInventory + repeated + ignoredExtra + notInInventory).toBe(total);
        expect(total).toBe(rows.length);
      }),
    );
  });
});
