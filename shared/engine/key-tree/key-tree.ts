import { look, walkSources, type Source, type SourceItem } from '../writer/sources.ts';
import { walkContents } from './drive-contents.ts';
import type { KeyRow, KeyTreeFilter, KeyTreeSpec, KeyTreeState } from './key-tree-spec.ts';
import { createNodeTable, nodeFlag, rootNode } from './node-table.ts';
import { openTreeSpec, type OpenedSpec } from './open-spec.ts';
import { createRowReader, type RowReader } from './row-reader.ts';
import { createSlices } from './slices.ts';
import { sortFolder } from './sort-folder.ts';
import { createFilling, type Filling, type FillingTotals } from './tree-filling.ts';
import { createTreeView } from './tree-view.ts';

/** The tree of keys of some sources, as it is now. Every call answers from what is known; nothing waits for the scan. */
export interface KeyTree {
  /** At most `count` of the visible rows, from row `from`. */
  rows(from: number, count: number): { revision: number; rows: KeyRow[] };
  /** Opens or closes a folder. Nothing happens for what is none. */
  toggle(id: number, isOpen: boolean): void;
  /** Shows only what matches. Resolves when the rows are those. */
  filter(filter: KeyTreeFilter): Promise<void>;
  /**
   * Opens the folders above a path, as findings, renames and rows name it. Tells its row; null when it is not in the tree,
   * or when the filter does not show it.
   */
  reveal(path: string): { row: number | null };
  state(): KeyTreeState;
  /** What the keys in the folders begin with that a person opened: for the tree that takes this one's place. */
  openFolders(): ReadonlySet<string>;
  /** Resolves when the tree is ready, has failed or was given up. Never rejects. */
  readonly ended: Promise<void>;
}

/** What a tree is given besides its description. */
export interface KeyTreeWork {
  /** Ends the scan; the tree keeps what it has. */
  readonly signal: AbortSignal;
  /** Takes the state: some four times a second while scanning, and after each change of the rows. */
  readonly report: (state: KeyTreeState) => void;
  /** Folders to be open from the start. */
  readonly openFolders?: ReadonlySet<string> | undefined;
  /** Finds what is in the sources, in the order of `walkSources`, which is what it is unless told. */
  readonly walk?: ((sources: readonly Source[], keyPrefix: string) => Iterable<SourceItem>) | undefined;
  /** Bytes of a file found; null when it cannot be looked at. Asks the file system unless told. */
  readonly sizeOf?: ((item: SourceItem) => number | null) | undefined;
}

const reportIntervalMs = 250;
const nothingYet: FillingTotals = {
  files: 0,
  bytes: 0,
  ignoredFiles: 0,
  refusedFiles: 0,
  changedFiles: 0,
  findings: [],
  addedSubstitutions: {},
  offeredIgnoreRules: [],
};

/**
 * Opens the tree of the keys that a prepare would make, and begins to fill it. What is found is laid out by the code that
 * plans a prepare; files that lie on the drive already are not looked at, which is for the plan.
 */
export function openKeyTree(spec: KeyTreeSpec, work: KeyTreeWork): KeyTree {
  const nodes = createNodeTable();
  const view = createTreeView(nodes);
  const { signal } = work;
  let filling: Filling | null = null;
  let reader: RowReader | null = null;
  let phase: KeyTreeState['phase'] = 'scanning';
  let error: unknown = null;
  let revision = 0;
  let reportedMs = -Infinity;

  function state(): KeyTreeState {
    return {
      phase,
      revision,
      rowCount: view.rows.count(),
      folders: nodes.folderCount(),
      ...(filling?.totals() ?? nothingYet),
      spaceNeededBytes: phase === 'ready' ? (filling?.spaceNeededBytes() ?? 0) : null,
      error,
    };
  }

  function show(): void {
    if (view.refresh()) revision += 1;
    reportedMs = performance.now();
    if (!signal.aborted) work.report(state());
  }

  function showNowAndThen(): void {
    if (performance.now() - reportedMs >= reportIntervalMs) show();
  }

  async function fill(opened: OpenedSpec): Promise<void> {
    const { rules, fileSystem } = opened;
    const { renames } = spec;
    const sizeOf = work.sizeOf ?? ((item) => look(item.source.root, item.path)?.size ?? null);
    filling = createFilling({ ...opened, nodes, renames, sizeOf, onFolder: openAsBefore });
    reader = createRowReader({ nodes, filling, rules, fileSystem, renames });
    const slice = createSlices(showNowAndThen);
    const walk = work.walk ?? (opened.isDriveContents ? walkContents : walkSources);
    for (const item of walk(opened.sources, spec.keyPrefix)) {
      filling.add(item);
      const pause = slice();
      if (pause === undefined) continue;
      await pause;
      signal.throwIfAborted();
    }
    filling.end();
    for (let id = rootNode; id < nodes.count(); id += 1) {
      if (!nodes.has(id, nodeFlag.foldersUnsorted | nodeFlag.filesUnsorted)) continue;
      for (const _ of sortFolder(nodes, id)) {
        await slice();
        signal.throwIfAborted();
      }
    }
  }

  function openAsBefore(id: number, key: string): void {
    if (work.openFolders?.has(key) !== true) return;
    nodes.mark(id, nodeFlag.open, true);
    nodes.mark(id, nodeFlag.touched, true);
  }

  async function scan(): Promise<void> {
    try {
      await fill(await openTreeSpec(spec));
      phase = 'ready';
      view.markChanged();
    } catch (thrown) {
      if (signal.aborted) return;
      phase = 'failed';
      error = thrown;
    }
    show();
  }

  function find(path: string): number {
    if (reader === null) return -1;
    const key = reader.keyOf(path);
    if (path.endsWith('/')) return nodes.findFolder(key);
    const slash = key.lastIndexOf('/') + 1;
    const name = key.slice(slash);
    const folder = nodes.findFolder(key.slice(0, slash));
    let id = folder === -1 ? -1 : nodes.first(folder, 'files');
    while (id !== -1 && !(nodes.name(id) === name && reader.pathOf(id) === path)) id = nodes.next(id);
    return id;
  }

  return {
    rows(from, count) {
      const rows: KeyRow[] = [];
      for (let row = from; row < from + count; row += 1) {
        const id = view.rows.at(row);
        if (id === -1 || reader === null) break;
        rows.push(reader.read(id, view.isFiltered()));
      }
      return { revision, rows };
    },
    toggle(id, isOpen) {
      view.toggle(id, isOpen);
      show();
    },
    async filter(filter) {
      if (await view.filter(filter, signal)) show();
    },
    reveal(path) {
      const id = find(path);
      if (id <= rootNode) return { row: null };
      view.openAbove(id);
      show();
      const row = view.rows.rowOf(id);
      return { row: row === -1 ? null : row };
    },
    state,
    openFolders() {
      const keys = new Set<string>();
      const isOpened = nodeFlag.open | nodeFlag.touched;
      for (let id = rootNode + 1; id < nodes.count(); id += 1) {
        if (nodes.hasAll(id, isOpened)) keys.add(nodes.key(id));
      }
      return keys;
    },
    ended: scan(),
  };
}
