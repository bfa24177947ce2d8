import type { KeyTreeFilter } from './key-tree-spec.ts';
import { nodeFlag, rootNode, type NodeTable } from './node-table.ts';
import { createSlices } from './slices.ts';
import { createTreeFilter, type TreeFilter } from './tree-filter.ts';
import { createVisibleRows, type VisibleRows } from './visible-rows.ts';

/** What is seen of a tree: which folders are open, what the filter lets through, and the rows that makes. */
export interface TreeView {
  readonly rows: VisibleRows;
  isFiltered(): boolean;
  /** The nodes changed in other ways than by being more. */
  markChanged(): void;
  /** Takes up what changed. Returns whether the rows are others now. */
  refresh(): boolean;
  toggle(id: number, isOpen: boolean): void;
  /** Opens what lies above a node. */
  openAbove(id: number): void;
  /** Goes through all nodes in slices. Resolves to false when another filter was set before the end. */
  filter(filter: KeyTreeFilter, signal: AbortSignal): Promise<boolean>;
}

/** Makes the view of a tree: the first level, and below it folders as long as there is nothing beside them. */
export function createTreeView(nodes: NodeTable): TreeView {
  const rows = createVisibleRows(nodes);
  let filter: TreeFilter | null = null;
  let isPassing = false;
  let passes = 0;
  /** Nodes up to this one were looked at by the filter. */
  let looked = 0;
  let seen = 0;
  let isChanged = true;
  let opened: number[] = [];

  /** Opens the only folder of the first level, the only folder in that, and so on, unless a person decided otherwise. */
  function openChain(): void {
    const chain: number[] = [];
    for (let folder = rootNode; ;) {
      const only = nodes.first(folder, 'folders');
      if (only === -1 || nodes.next(only) !== -1 || nodes.first(folder, 'files') !== -1) break;
      if (!nodes.has(only, nodeFlag.touched)) {
        nodes.mark(only, nodeFlag.open, true);
        chain.push(only);
      } else if (!nodes.has(only, nodeFlag.open)) break;
      folder = only;
    }
    for (const id of opened) {
      if (!chain.includes(id) && !nodes.has(id, nodeFlag.touched)) nodes.mark(id, nodeFlag.open, false);
    }
    opened = chain;
  }

  return {
    rows,
    isFiltered: () => filter !== null,
    markChanged() {
      isChanged = true;
    },
    refresh() {
      if (isPassing || (!isChanged && seen === nodes.count())) return false;
      openChain();
      if (filter !== null) for (; looked < nodes.count(); looked += 1) filter.look(looked);
      rows.build(filter !== null);
      seen = nodes.count();
      isChanged = false;
      return true;
    },
    toggle(id, isOpen) {
      if (id <= rootNode || id >= nodes.count() || !nodes.has(id, nodeFlag.folder)) return;
      if (filter !== null) nodes.mark(id, nodeFlag.closedInFilter, !isOpen);
      else {
        nodes.mark(id, nodeFlag.open, isOpen);
        nodes.mark(id, nodeFlag.touched, true);
      }
      isChanged = true;
    },
    openAbove(id) {
      for (let at = nodes.parent(id); at > rootNode; at = nodes.parent(at)) {
        nodes.mark(at, nodeFlag.open, true);
        nodes.mark(at, nodeFlag.touched, true);
        nodes.mark(at, nodeFlag.closedInFilter, false);
      }
      isChanged = true;
    },
    async filter(wanted, signal) {
      passes += 1;
      const pass = passes;
      const next = wanted.text === '' && !wanted.onlyTroubled ? null : createTreeFilter(nodes, wanted);
      isPassing = next !== null;
      const slice = createSlices(() => {});
      looked = rootNode + 1;
      for (; looked < nodes.count(); looked += 1) {
        if (next === null) break;
        next.look(looked);
        const pause = slice();
        if (pause === undefined) continue;
        await pause;
        if (pass !== passes || signal.aborted) return false;
      }
      isPassing = false;
      filter = next;
      isChanged = true;
      return true;
    },
  };
}
