import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { systemClock } from '../../base/time.ts';
import type { FileSystem } from '../../domain/drive/file-systems.ts';
import { parseInventory } from '../../domain/inventory/inventory-line.ts';
import { keyFor } from '../../domain/keys/key-for.ts';
import { readManifest } from '../../domain/manifest/read-manifest.ts';
import { writeDoubleQuoted } from '../../domain/manifest/write-scalar.ts';
import { bytePath, nativePath, textOf, type BytePath } from '../files/byte-path.ts';
import { planPrepare } from '../writer/plan-prepare.ts';
import type { PreparePlan, PrepareSpec } from '../writer/prepare-spec.ts';
import { runPrepare } from '../writer/run-prepare.ts';
import type { KeyTree } from './key-tree.ts';
import type { KeyRow, KeyTreeState } from './key-tree-spec.ts';
import { allRows, openTree } from './tree.fixture.ts';

const names = fc.oneof(
  fc.constantFrom(
    ...'a A b B.txt . con AUX.log é É e\u0301 a:b a? x* .DS_Store Thumbs.db ._x SIGNATURE signature .drivepost'.split(
      ' ',
    ),
    ...'$COLON$ $2$ LETTER~1.TXT 한 😀 caf\\xe9'.split(' '),
    'end.',
    'end ',
    ' ',
    'line\nbreak',
    'x'.repeat(250),
    'é'.repeat(120),
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 5 }),
);
const goodName = names.filter(
  (name) => !/[/\0]|^\.{1,2}$/.test(name) && name.isWellFormed() && Buffer.byteLength(name) <= 255,
);
const path = fc.array(goodName, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
const paths = fc.array(path, { maxLength: 12 });
const renameTo = fc.oneof(
  { weight: 6, arbitrary: path },
  { arbitrary: fc.constantFrom('', '/x', 'a/../b', 'gone/'), weight: 1 },
);

const description = fc.record({
  sources: fc.tuple(paths, paths),
  fileSystem: fc.constantFrom<FileSystem>('fat32', 'exfat', 'ntfs', 'ext4', 'hfsplus'),
  prefix: fc.constantFrom('', 'p/', 'pre', '$'),
  keyPrefix: fc.constantFrom('', 'in/', 'a/b'),
  substitutions: fc.constantFrom<readonly (readonly [string, string])[]>(
    [],
    [['A', 'a']],
    [['/', '-']],
    [
      ['$COLON$', 'x'],
      ['a', ''],
    ],
  ),
  ignore: fc.constantFrom<readonly string[]>([], ['^in/a'], ['\\.txt$', '\\$']),
  ignoreJunk: fc.boolean(),
  renames: fc.array(fc.tuple(fc.nat(), renameTo, fc.boolean()), { maxLength: 5 }),
});
type Description = typeof description extends fc.Arbitrary<infer T> ? T : never;

/** Writes a file as far as the disk takes it; `\xe9` in a name is that byte alone. */
function write(root: string, file: string): string | null {
  const native = nativePath(root, bytePath(file).replaceAll('\\xe9', '\u00e9') as BytePath);
  try {
    mkdirSync(typeof native === 'string' ? dirname(native) : native.subarray(0, native.lastIndexOf(0x2f)), {
      recursive: true,
    });
    writeFileSync(native, file, { flag: 'wx' });
    return file.replaceAll('\\xe9', '\\xE9');
  } catch {
    return null;
  }
}

function specOf(given: Description, folder: string): PrepareSpec {
  const made: string[] = [];
  const sources = given.sources.map((files, at) => {
    const root = join(folder, `source${at}`);
    mkdirSync(root);
    for (const file of files) {
      const name = write(root, file);
      if (name !== null) made.push(given.keyPrefix + name);
    }
    return root;
  });
  mkdirSync(join(folder, 'drive'));
  const renames = given.renames.map(([at, to, isTwin]): [string, string] => {
    const from = made[at % Math.max(made.length, 1)] ?? 'nothing';
    return [isTwin ? `${from}//2` : from, to];
  });
  const lines = [
    'manifestVersion: 2.0\ndeviceId: A\nbucket: mybucket\neraseDevice: yes\nnotificationEmail: a@example.com',
    'returnAddress:\n  name: J\n  street1: S\n  city: C\n  stateOrProvince: WA\n  postalCode: 91011\n  country: USA\n  phoneNumber: 206-555-1000',
    `prefix: ${writeDoubleQuoted(given.prefix)}`,
    ...(given.ignore.length === 0 ? [] : ['ignore:', ...given.ignore.map((rule) => `  - '${rule}'`)]),
    ...(given.substitutions.length === 0 ? [] : ['substitutions:']),
    ...given.substitutions.map(([from, to]) => `  ${writeDoubleQuoted(from)} : ${writeDoubleQuoted(to)}`),
  ];
  return {
    sources,
    drive: join(folder, 'drive'),
    manifest: Buffer.from(`${lines.join('\n')}\n`),
    keyPrefix: given.keyPrefix,
    fileSystem: given.fileSystem,
    // A substitution for slashes can make junk of a name that is none: only rules that are needed for others see it.
    ignoreJunk: given.ignoreJunk && !given.substitutions.some(([from]) => from === '/'),
    skipErrors: true,
    renames: Object.fromEntries(renames),
  };
}

function brief({ severity, code, count }: { severity: string; code: string; count: number }): string {
  return `${severity} ${code} ${count}`;
}

function expectSameTotals(state: KeyTreeState, plan: PreparePlan): void {
  expect({ files: state.files, bytes: state.bytes }).toEqual(plan.wanted);
  expect([state.ignoredFiles, state.refusedFiles]).toEqual([plan.ignored.files, plan.refused.files]);
  expect(state.spaceNeededBytes).toBe(plan.spaceNeededBytes);
  expect(state.addedSubstitutions).toEqual(Object.fromEntries(plan.addedSubstitutions));
  expect(state.findings.map(brief)).toEqual(plan.findings.counts.map(brief));
  expect(state.offeredIgnoreRules).toEqual(plan.findings.offeredIgnoreRules);
}

/** Where the files lie on the drive and the keys that the finished manifest makes of that. */
function written(drive: string): readonly string[] {
  const { manifest } = readManifest(readFileSync(join(drive, '.drivepost/manifest.txt')));
  const inventory = readFileSync(join(drive, '.drivepost/manifest-md5.txt'), 'latin1');
  return parseInventory(inventory)
    .entries.map(({ path: onDrive }) => {
      const drivePath = textOf(onDrive as BytePath) ?? '';
      const outcome = manifest === undefined ? null : keyFor(manifest, drivePath);
      return `${drivePath} -> ${outcome?.kind === 'key' ? outcome.key : 'nothing'}`;
    })
    .toSorted();
}

function idAt(tree: KeyTree, row: number | null): number | undefined {
  return row === null ? undefined : tree.rows(row, 1).rows[0]?.id;
}

/** The folder that stands for a drive counts the bytes of a name, where FAT counts UTF-16 units. */
function isTooLongHere({ drivePath, key }: KeyRow): boolean {
  return (drivePath ?? key).split('/').some((name) => Buffer.byteLength(name) > 255);
}

function hasError({ findings }: KeyRow): boolean {
  return findings.some(({ severity }) => severity === 'error');
}

function isArriving({ kind, state }: KeyRow): boolean {
  return kind === 'file' && state !== 'refused' && state !== 'ignored';
}

/** Two sources with a file of one name, the first of which gets a new one. */
const twins: Description = {
  sources: [['b'], ['b']],
  fileSystem: 'fat32',
  prefix: '',
  keyPrefix: '',
  substitutions: [],
  ignore: [],
  ignoreJunk: false,
  renames: [[0, '', false]],
};

it('has the keys, drive paths, refusals and findings of the plan, and what the copy makes of them', async () => {
  let arrived = 0;
  await fc.assert(
    fc.asyncProperty(description, async (given) => {
      const folder = mkdtempSync(join(tmpdir(), 'drivepost-agree-'));
      try {
        const spec = specOf(given, folder);
        const work = { signal: new AbortController().signal, report: () => {} };
        const plan = await planPrepare(spec, work);
        const { tree } = await openTree({
          sources: spec.sources,
          drive: spec.drive,
          fileSystem: given.fileSystem,
          manifestText: Buffer.from(spec.manifest).toString(),
          keyPrefix: spec.keyPrefix,
          ignoreJunk: spec.ignoreJunk,
          renames: spec.renames ?? {},
        });
        expect(tree.state()).toMatchObject({ phase: 'ready' });
        expectSameTotals(tree.state(), plan);
        const rows = allRows(tree);
        const files = rows.filter(({ kind }) => kind === 'file');
        expect(files.map(({ path: own }) => idAt(tree, tree.reveal(own).row))).toEqual(
          files.map(({ id }) => id),
        );
        expect(files.filter(hasError)).toEqual(files.filter(({ state }) => state === 'refused'));
        if (plan.refusals.length > 0 || plan.wanted.files === 0 || rows.some(isTooLongHere)) return;
        await runPrepare(plan, { clock: systemClock, announce: () => {} }, work);
        const expected = rows
          .filter(isArriving)
          .map(({ key, drivePath }) => `${drivePath ?? key.slice(given.prefix.length)} -> ${key}`);
        expect(written(spec.drive)).toEqual(expected.toSorted());
        arrived += expected.length;
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }),
    { numRuns: 40, examples: [[twins], [{ ...twins, renames: [[0, 'c', false]] }]] },
  );
  expect(arrived).toBeGreaterThan(100);
});
