import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { BytePath } from '../files/byte-path.ts';
import { bytePath } from '../files/byte-path.ts';
import type { Found } from '../files/scan.ts';
import type { Source, SourceItem } from '../writer/sources.ts';
import { openKeyTree, type KeyTree, type KeyTreeWork } from './key-tree.ts';
import type { KeyRow, KeyTreeSpec, KeyTreeState } from './key-tree-spec.ts';

/** A tree in a test, with the states that it told. */
export interface TreeUnderTest {
  readonly tree: KeyTree;
  readonly states: KeyTreeState[];
}

/** A folder for a test, and its sources by name, filled with files. */
export function makeFolders(sources: Readonly<Record<string, readonly string[]>>): {
  readonly path: string;
  readonly sources: readonly string[];
  readonly remove: () => void;
} {
  const path = mkdtempSync(join(tmpdir(), 'drivepost-tree-'));
  for (const [name, files] of Object.entries(sources)) {
    mkdirSync(join(path, name));
    for (const file of files) {
      mkdirSync(join(path, name, dirname(file)), { recursive: true });
      writeFileSync(join(path, name, file), 'x'.repeat(file.length));
    }
  }
  return {
    path,
    sources: Object.keys(sources).map((name) => join(path, name)),
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

/** Opens a tree and waits for its end. */
export async function openTree(
  spec: Partial<KeyTreeSpec>,
  work: Partial<KeyTreeWork> = {},
): Promise<TreeUnderTest> {
  const states: KeyTreeState[] = [];
  const tree = openKeyTree(
    {
      sources: [tmpdir()],
      drive: null,
      fileSystem: null,
      manifestText: '',
      keyPrefix: '',
      ignoreJunk: false,
      renames: {},
      ...spec,
    },
    { signal: new AbortController().signal, report: (state) => void states.push(state), ...work },
  );
  await tree.ended;
  return { tree, states };
}

/** A walk over things that are nowhere but in the test; a path alone is a file. */
export function walkOf(things: Iterable<string | Found>): KeyTreeWork['walk'] {
  return function* walk(sources, keyPrefix): Generator<SourceItem> {
    const source = sources[0] as Source;
    for (const thing of things) {
      const found: Found = typeof thing === 'string' ? { path: bytePath(thing), kind: 'file' } : thing;
      yield { ...found, source, keyPath: (keyPrefix + found.path) as BytePath };
    }
  };
}

/** Every row, with all folders opened. */
export function allRows(tree: KeyTree): readonly KeyRow[] {
  for (;;) {
    const { rows } = tree.rows(0, tree.state().rowCount);
    const closed = rows.filter((row) => row.kind === 'folder' && !row.isOpen);
    if (closed.length === 0) return rows;
    for (const { id } of closed) tree.toggle(id, true);
  }
}

/** The rows as they are seen, two blanks for each level. */
export function seen(tree: KeyTree): readonly string[] {
  return tree
    .rows(0, tree.state().rowCount)
    .rows.map(({ depth, name, kind }) => `${'  '.repeat(depth)}${name}${kind === 'folder' ? '/' : ''}`);
}

/** Files of a byte that are nowhere but in the test. */
export const fromNowhere = { sizeOf: () => 1 };

/** A tree of such files, ready. */
export function treeOf(paths: Iterable<string>, spec: Partial<KeyTreeSpec> = {}): Promise<TreeUnderTest> {
  return openTree(spec, { ...fromNowhere, walk: walkOf(paths) });
}

/** As many names as asked for, made as they are taken. */
export function* manyNames(count: number): Generator<string> {
  for (let at = 0; at < count; at += 1) yield `f${String(at).padStart(6, '0')}`;
}
