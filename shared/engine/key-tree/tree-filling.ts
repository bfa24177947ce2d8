import type { FileSystem } from '../../domain/drive/file-systems.ts';
import { createSpaceTally, newFolders } from '../../domain/drive/space.ts';
import { createFindingSummary, type Finding } from '../../domain/keys/finding.ts';
import type { KeyRules } from '../../domain/keys/key-for.ts';
import { createLayout } from '../../domain/keys/layout.ts';
import { createLinter } from '../../domain/keys/lint.ts';
import { renameUnusedFinding } from '../../domain/keys/rename.ts';
import { compileSubstitutions } from '../../domain/keys/substitute.ts';
import { displayOf } from '../files/byte-path.ts';
import { createNaming, type NamedSource } from '../writer/name-source.ts';
import { createRenames, type Renames, type SourceName } from '../writer/renames.ts';
import type { SourceItem } from '../writer/sources.ts';
import { findingSetOf } from './finding-set.ts';
import type { KeyRowState, KeyTreeState } from './key-tree-spec.ts';
import { sameAsPath, type FileFacts, type NodeTable } from './node-table.ts';

/** What a tree is filled by. */
export interface FillingOptions {
  readonly nodes: NodeTable;
  /** The manifest's rules with those that a prepare adds, and the substitutions as authored. */
  readonly rules: KeyRules;
  readonly earlierSubstitutions: ReadonlyMap<string, string>;
  readonly manifestSizeBytes: number;
  readonly fileSystem: FileSystem;
  readonly blockBytes: number;
  readonly renames: Readonly<Record<string, string>>;
  /** Bytes of a file; null when it cannot be looked at. */
  readonly sizeOf: (item: SourceItem) => number | null;
  /** Told of each folder that is new, with what its keys begin with. */
  readonly onFolder: (id: number, key: string) => void;
}

/** What was put into a tree, in all. */
export type FillingTotals = Pick<
  KeyTreeState,
  | 'files'
  | 'bytes'
  | 'ignoredFiles'
  | 'refusedFiles'
  | 'changedFiles'
  | 'findings'
  | 'addedSubstitutions'
  | 'offeredIgnoreRules'
>;

/** Puts what is found in the sources into a tree, under the keys that a prepare would give it. */
export interface Filling {
  /** To be called once for each thing, in the order of the walk; tells the node. */
  add(item: SourceItem): number;
  /** To be called after the last. */
  end(): void;
  totals(): FillingTotals;
  spaceNeededBytes(): number;
  /** The key of a path below the manifest's prefix, or what it would be. */
  keyOf(path: string): string;
  /** The system's error code of what cannot be read. */
  errorCode(id: number): string | undefined;
}

const shownKeyLimit = 4096;

/** Begins to fill a tree. Throws KEY_RULE_INVALID for an ignore rule that RE2 does not take. */
export function createFilling(options: FillingOptions): Filling {
  const { nodes, rules, fileSystem } = options;
  const summary = createFindingSummary(5);
  const applied = new Map<string, number>();
  const space = createSpaceTally(fileSystem, options.blockBytes);
  const substitute = compileSubstitutions(rules.substitutions);
  const errorCodes = new Map<number, string>();
  const totals = { files: 0, bytes: 0, ignoredFiles: 0, refusedFiles: 0, changedFiles: 0 };
  let previousTarget = '';
  // What was found of the thing in work.
  let findings = 0;
  let worst: 'none' | 'warning' | 'error' = 'none';
  let currentPath = '';
  let currentHandle = '';
  let folderClashes: Finding[] = [];

  function report(finding: Finding): void {
    summary.add(finding);
    const { severity, code, path, isApplied } = finding;
    if (isApplied) applied.set(`${severity} ${code}`, (applied.get(`${severity} ${code}`) ?? 0) + 1);
    if (path === '') return;
    if (path !== currentHandle && currentPath.startsWith(`${path}/`)) {
      folderClashes.push(finding);
      return;
    }
    findings = (findings | findingSetOf(code)) >>> 0;
    if (severity === 'error') worst = 'error';
    else if (severity === 'warning' && !isApplied && worst === 'none') worst = 'warning';
  }

  const layout = createLayout({
    rules,
    earlierSubstitutions: options.earlierSubstitutions,
    fileSystem,
    report,
    manifestSizeBytes: options.manifestSizeBytes,
  });
  const renames = namedByHandle(createRenames(options.renames, { countsTwins: true }), (name) => {
    currentPath = name.text ?? name.display;
    currentHandle = name.handle;
  });
  const nameOne = createNaming({
    layout,
    renames,
    report,
    lint: createLinter({ fileSystem, report, ignore: rules.ignore }),
    statsOf(item) {
      const size = options.sizeOf(item);
      return size === null ? null : { size };
    },
  });

  function keyOf(path: string): string {
    const authored = rules.prefix + path;
    const key = substitute(authored);
    return key === '' || key.length > shownKeyLimit ? authored : key;
  }

  function stateOf(named: NamedSource<{ readonly size: number }>, isChanged: boolean): KeyRowState {
    if (named.kind === 'refused' || worst === 'error') return 'refused';
    if (named.kind === 'ignored') return 'ignored';
    if (worst === 'warning') return 'warned';
    if (named.kind === 'noFile') return 'ignored';
    return isChanged ? 'changed' : 'ok';
  }

  function count(named: NamedSource<{ readonly size: number }>, state: KeyRowState): boolean {
    if (state === 'refused' && named.kind !== 'noFile') totals.refusedFiles += 1;
    else if (named.kind === 'ignored') totals.ignoredFiles += 1;
    if (named.kind !== 'placed' || state === 'refused') return false;
    totals.files += 1;
    totals.bytes += named.stats.size;
    space.addFile(named.stats.size, named.target.length);
    space.addFolders(newFolders(previousTarget, named.target));
    previousTarget = named.target;
    return true;
  }

  function addFile(named: NamedSource<{ readonly size: number }>, key: string, path: string): number {
    const { name } = named;
    const keyAtPath = rules.prefix + name.handle;
    const isChanged = named.kind === 'placed' && rules.prefix + named.drivePath !== key;
    if (isChanged) totals.changedFiles += 1;
    const state = stateOf(named, isChanged);
    const slash = key.lastIndexOf('/') + 1;
    const facts: FileFacts = {
      sizeBytes: named.kind === 'noFile' ? 0 : (named.stats?.size ?? 0),
      state,
      findings,
      path: keyAtPath === key ? null : name.handle,
      drivePath: drivePathOf(named, isChanged, path),
      isArriving: count(named, state),
    };
    return nodes.addFile(nodes.makeFolder(key.slice(0, slash), options.onFolder), key.slice(slash), facts);
  }

  return {
    add(item) {
      findings = 0;
      worst = 'none';
      folderClashes = [];
      const named = nameOne(item);
      const path = named.name.text ?? displayOf(item.keyPath);
      const key = named.kind === 'placed' ? named.key : keyOf(path);
      let id: number;
      if (item.kind !== 'file' && key.endsWith('/')) {
        const state = stateOf(named, false);
        count(named, state);
        id = nodes.makeFolder(key, options.onFolder);
        nodes.noteFolder(id, { findings, state, path: rules.prefix + path === key ? null : path });
      } else {
        id = addFile(named, key, path);
      }
      if (item.errorCode !== undefined) errorCodes.set(id, item.errorCode);
      for (const { code, path: folder } of folderClashes) {
        const clashing = nodes.findFolder(keyOf(`${folder}/`));
        if (clashing > 0) {
          nodes.noteFolder(clashing, { findings: findingSetOf(code), state: 'warned', path: null });
        }
      }
      return id;
    },
    end() {
      currentPath = '';
      for (const path of renames.unused()) report(renameUnusedFinding(path));
    },
    totals() {
      const { counts, offeredIgnoreRules } = summary.report();
      const added = [...layout.substitutions()].filter(([from]) => !rules.substitutions.has(from));
      return {
        ...totals,
        findings: counts.map(({ code, severity, count: all, examples }) => ({
          code,
          severity,
          count: all,
          applied: applied.get(`${severity} ${code}`) ?? 0,
          examples: examples.map((one) => ({ ...one, ignoreRule: one.ignoreRule ?? null })),
        })),
        addedSubstitutions: Object.fromEntries(added),
        offeredIgnoreRules: [...offeredIgnoreRules],
      };
    },
    spaceNeededBytes: () => (totals.files === 0 ? 0 : space.totalBytes()),
    keyOf,
    errorCode: (id) => errorCodes.get(id),
  };
}

function drivePathOf(named: NamedSource<unknown>, isChanged: boolean, path: string): FileFacts['drivePath'] {
  if (named.kind !== 'placed' || !isChanged) return null;
  return named.drivePath === path ? sameAsPath : named.drivePath;
}

/** Lets findings name each file by what tells it from all others. */
function namedByHandle(renames: Renames, onName: (name: SourceName) => void): Renames {
  return {
    nameOf(item) {
      const name = renames.nameOf(item);
      onName(name);
      return name.handle === name.display ? name : { ...name, display: name.handle };
    },
    unused: () => renames.unused(),
  };
}
