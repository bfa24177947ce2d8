import type { FileSystem } from '../../domain/drive/file-systems.ts';
import type { KeyRules } from '../../domain/keys/key-for.ts';
import { canRenameTo } from '../../domain/keys/rename.ts';
import { createRecall } from './finding-set.ts';
import type { KeyFinding, KeyRow, KeyRowState } from './key-tree-spec.ts';
import { nodeFlag, rootNode, sameAsPath, type NodeTable } from './node-table.ts';
import type { Filling } from './tree-filling.ts';
import { isFolderOpen } from './visible-rows.ts';

/** What rows are read from. */
export interface RowReaderOptions {
  readonly nodes: NodeTable;
  readonly filling: Filling;
  readonly rules: KeyRules;
  readonly fileSystem: FileSystem;
  readonly renames: Readonly<Record<string, string>>;
}

/** Makes rows of the nodes of a tree. */
export interface RowReader {
  read(id: number, isFiltered: boolean): KeyRow;
  /** The path of a file as renames name it. */
  pathOf(id: number): string;
  /** Where a path that renames name is in the tree: what its key is, or would be. */
  keyOf(path: string): string;
}

const twinNumber = /\/\/\d+$/;

/** Makes the reader of a tree. */
export function createRowReader(options: RowReaderOptions): RowReader {
  const { nodes, filling, rules } = options;
  const recall = createRecall(options.fileSystem, rules.ignore);
  const renames = new Map(Object.entries(options.renames));

  function pathOf(id: number): string {
    const at = nodes.pathAt(id);
    return at === 0 ? nodes.key(id).slice(rules.prefix.length) : nodes.texts.read(at);
  }

  /** The path that a file goes by. */
  function usedPath(path: string): string {
    const to = renames.get(path);
    return to !== undefined && canRenameTo(to) ? to : path.replace(twinNumber, '');
  }

  function folderPath(id: number, key: string): string {
    const at = nodes.pathAt(id);
    if (at !== 0) return nodes.texts.read(at);
    if (rules.substitutions.size === 0) return key.slice(rules.prefix.length);
    // Substitutions may have changed the names of folders; a file below knows them as they are.
    let depth = 1;
    for (let folder = id; folder !== -1; folder = nodes.first(folder, 'folders')) {
      const file = nodes.first(folder, 'files');
      if (file !== -1) {
        const names = usedPath(pathOf(file)).split('/').slice(0, -depth);
        return names.length === 0 ? '' : `${names.join('/')}/`;
      }
      depth += 1;
    }
    return key.slice(rules.prefix.length);
  }

  function findingsOf(id: number, path: string): KeyFinding[] {
    const found = recall(nodes.findings(id), {
      text: nodes.has(id, nodeFlag.folder) ? path : usedPath(path),
      sizeBytes: nodes.sizeBytes(id),
      errorCode: filling.errorCode(id),
      refusedName: renames.get(path),
    });
    return found.map(({ severity, code, message, fix, isApplied, ignoreRule }) => ({
      severity,
      code,
      message,
      fix,
      isApplied,
      ignoreRule: ignoreRule ?? null,
    }));
  }

  function depthOf(id: number): number {
    let depth = 0;
    for (let at = nodes.parent(id); at > rootNode; at = nodes.parent(at)) depth += 1;
    return depth;
  }

  function folderState(id: number): KeyRowState {
    if (nodes.has(id, nodeFlag.refusedBelow)) return 'refused';
    if (nodes.troubled(id) > 0) return 'warned';
    return nodes.files(id) === 0 && nodes.has(id, nodeFlag.ignoredBelow) ? 'ignored' : 'ok';
  }

  function drivePathOf(id: number, path: string): string | null {
    const at = nodes.drivePathAt(id);
    if (at === 0) return null;
    return at === sameAsPath ? usedPath(path) : nodes.texts.read(at);
  }

  return {
    read(id, isFiltered) {
      const key = nodes.key(id);
      const common = { id, depth: depthOf(id), name: nodes.name(id), key, sizeBytes: nodes.sizeBytes(id) };
      if (!nodes.has(id, nodeFlag.folder)) {
        const path = pathOf(id);
        const state = nodes.state(id);
        return {
          ...common,
          kind: 'file',
          isOpen: false,
          path,
          drivePath: drivePathOf(id, path),
          files: 1,
          state,
          troubled: state === 'refused' || state === 'warned' ? 1 : 0,
          findings: findingsOf(id, path),
        };
      }
      const path = folderPath(id, key);
      return {
        ...common,
        kind: 'folder',
        isOpen: isFolderOpen(nodes, id, isFiltered),
        path,
        drivePath: null,
        files: nodes.files(id),
        state: folderState(id),
        troubled: nodes.troubled(id),
        findings: findingsOf(id, path),
      };
    },
    pathOf,
    keyOf: (path) => filling.keyOf(usedPath(path)),
  };
}
