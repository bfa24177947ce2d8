import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { fold, type FileSystem } from '../../domain/drive/file-systems.ts';
import { fixesFor, type OfferedFix } from '../../domain/keys/offered-fixes.ts';
import { readKeyRules } from '../../domain/manifest/read-key-rules.ts';
import { writeDoubleQuoted, writeSingleQuoted } from '../../domain/manifest/write-scalar.ts';
import { bytePath } from '../files/byte-path.ts';
import type { KeyTree } from './key-tree.ts';
import type { KeyFinding, KeyRow } from './key-tree-spec.ts';
import { allRows, openTree, walkOf } from './tree.fixture.ts';

const gibibyte = 2 ** 30;
const pieces = fc.constantFrom(
  ...'a A b B.txt con aux.log é É e\u0301 : ? * .DS_Store Thumbs.db SIGNATURE .drivepost $COLON$ $2$ 한 😀 LETTER~1.TXT'.split(
    ' ',
  ),
  '\u0001',
  '\n',
  ' ',
  '.',
  'big',
  'x'.repeat(240),
  'é'.repeat(120),
);
const name = fc
  .array(pieces, { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join(''))
  .filter((one) => one !== '.' && one !== '..');
const path = fc.oneof(
  { weight: 8, arbitrary: fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/')) },
  { weight: 1, arbitrary: fc.array(name, { minLength: 5, maxLength: 9 }).map((parts) => parts.join('/')) },
);

const description = fc.record({
  paths: fc.array(path, { minLength: 1, maxLength: 10 }),
  fileSystem: fc.constantFrom<FileSystem>('fat32', 'exfat', 'ntfs', 'ext4', 'hfsplus'),
  prefix: fc.constantFrom('', 'p/', 'p'.repeat(700)),
  substitutions: fc.constantFrom<readonly (readonly [string, string])[]>(
    [],
    [['A', 'a']],
    [['a', '']],
    [[':', 'colon']],
  ),
});
type Description = typeof description extends fc.Arbitrary<infer T> ? T : never;

/** The things as they are, and what a person clicked. */
interface Work {
  readonly given: Description;
  readonly renames: Readonly<Record<string, string>>;
  readonly ignore: readonly string[];
}

function manifestOf({ given, ignore }: Work): string {
  return [
    `manifestVersion: 2.0\nprefix: ${writeDoubleQuoted(given.prefix)}`,
    'substitutions:',
    ...given.substitutions.map(([from, to]) => `  ${writeDoubleQuoted(from)} : ${writeDoubleQuoted(to)}`),
    'ignore:',
    ...ignore.map((rule) => `  - ${writeSingleQuoted(rule)}`),
    '',
  ].join('\n');
}

async function open(work: Work): Promise<KeyTree> {
  const { given, renames } = work;
  const things = given.paths.flatMap((one) => [
    one,
    ...(one.endsWith('B.txt') ? [{ path: bytePath(`${one}.link`), kind: 'link' as const }] : []),
    ...(one.endsWith('big') ? [{ path: bytePath(`${one}.locked/`), kind: 'unreadable' as const }] : []),
  ]);
  const { tree } = await openTree(
    { manifestText: manifestOf(work), fileSystem: given.fileSystem, renames },
    { walk: walkOf(things), sizeOf: (item) => (item.path.endsWith('big') ? 5000 * gibibyte : 1) },
  );
  return tree;
}

function offers(work: Work, tree: KeyTree, row: KeyRow, finding: KeyFinding): readonly OfferedFix[] {
  const others = allRows(tree).filter(({ id, kind }) => id !== row.id && kind === 'file');
  const used = others.map(({ path: own }) => work.renames[own] ?? own);
  const taken = new Set(used.map(fold));
  return fixesFor(finding, {
    path: row.path,
    renamedTo: work.renames[row.path],
    drivePath: row.drivePath,
    rules: readKeyRules(Buffer.from(manifestOf(work))),
    addedSubstitutions: tree.state().addedSubstitutions,
    fileSystem: work.given.fileSystem,
    isTaken: (candidate) => taken.has(fold(candidate)),
  });
}

function afterwards(work: Work, row: KeyRow, fix: OfferedFix): Work {
  if (fix.kind === 'rename') return { ...work, renames: { ...work.renames, [row.path]: fix.to } };
  return fix.kind === 'ignore' ? { ...work, ignore: [...work.ignore, fix.rule] } : work;
}

it('offers what removes a finding, whichever is taken', async () => {
  const tried = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(description, fc.nat(), async (given, pick) => {
      const work: Work = { given, renames: {}, ignore: [] };
      const tree = await open(work);
      const choices = allRows(tree).flatMap((row) =>
        row.findings.flatMap((finding) =>
          offers(work, tree, row, finding).map((fix) => ({ row, finding, fix })),
        ),
      );
      const choice = choices[pick % Math.max(choices.length, 1)];
      if (choice === undefined) return;
      const { row, finding, fix } = choice;
      tried.set(fix.kind, (tried.get(fix.kind) ?? 0) + 1);
      const missing =
        fix.kind === 'substitute' ? fix.pairs.filter(([from]) => !row.drivePath?.includes(from)) : [];
      expect(missing).toEqual([]);
      const after = allRows(await open(afterwards(work, row, fix))).filter((one) => one.path === row.path);
      const codes = after.flatMap(({ findings }) => findings.map(({ code }) => code));
      expect({ fix, isThere: after.length > 0, isGone: !codes.includes(finding.code) }).toEqual({
        fix,
        isThere: true,
        isGone: fix.kind !== 'substitute',
      });
      const states = after.map(({ state }) => state);
      expect([fix, states.includes('ignored')]).toEqual([fix, fix.kind === 'ignore']);
    }),
    { numRuns: 150 },
  );
  expect([...tried.keys()].toSorted()).toEqual(['ignore', 'rename', 'substitute']);
});

/** Takes the first offer for the first error until there is none, and tells what errors are left. */
async function clickOn(given: Description): Promise<readonly string[]> {
  let work: Work = { given, renames: {}, ignore: [] };
  for (let clicks = 0; clicks < 60; clicks += 1) {
    const tree = await open(work);
    const row = allRows(tree).find(hasError);
    const finding = row?.findings.find(({ severity }) => severity === 'error');
    if (row === undefined || finding === undefined) {
      return tree.state().refusedFiles === 0 ? [] : ['refused without a finding'];
    }
    const fix = offers(work, tree, row, finding)[0];
    if (fix === undefined) return [`no offer for ${finding.code}`];
    work = afterwards(work, row, fix);
  }
  return ['no end'];
}

function hasError({ findings }: KeyRow): boolean {
  return findings.some(({ severity }) => severity === 'error');
}

it('offers enough to get everything onto the drive or out of the way', async () => {
  await fc.assert(
    fc.asyncProperty(description, async (given) => {
      expect(await clickOn(given)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
