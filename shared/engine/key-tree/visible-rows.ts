import { nodeFlag, rootNode, type NodeTable } from './node-table.ts';

/** The rows that are seen, in their order. They stay as they are until they are built again. */
export interface VisibleRows {
  /** Takes up all that was added, opened and closed; with a filter, only what it shows. */
  build(isFiltered: boolean): void;
  count(): number;
  /** The node of a row; -1 behind the last. */
  at(row: number): number;
  /** The row of a node, or -1. */
  rowOf(id: number): number;
}

/** Makes the rows of a tree; none before `build`. */
export function createVisibleRows(nodes: NodeTable): VisibleRows {
  let rows = new Int32Array(1024);
  let count = 0;

  function add(id: number): void {
    if (count === rows.length) {
      const larger = new Int32Array(rows.length * 2);
      larger.set(rows);
      rows = larger;
    }
    rows[count] = id;
    count += 1;
  }

  return {
    build(isFiltered) {
      count = 0;
      // The folder that is gone through, and what comes next in it; no recursion, since folders may lie thousands deep.
      let folder = rootNode;
      let id = nodes.first(rootNode, 'folders');
      let isInFiles = false;
      for (;;) {
        if (id === -1 && !isInFiles) {
          isInFiles = true;
          id = nodes.first(folder, 'files');
        } else if (id === -1) {
          if (folder === rootNode) return;
          id = nodes.next(folder);
          folder = nodes.parent(folder);
          isInFiles = false;
        } else {
          const isSeen = !isFiltered || nodes.has(id, nodeFlag.shown);
          if (isSeen) add(id);
          if (isSeen && !isInFiles && isFolderOpen(nodes, id, isFiltered)) {
            folder = id;
            id = nodes.first(folder, 'folders');
          } else {
            id = nodes.next(id);
          }
        }
      }
    },
    count: () => count,
    at: (row) => (row < count ? (rows[row] ?? -1) : -1),
    rowOf: (id) => rows.subarray(0, count).indexOf(id),
  };
}

/** Whether what a folder holds is seen below it. A filter opens all that it shows. */
export function isFolderOpen(nodes: NodeTable, id: number, isFiltered: boolean): boolean {
  return isFiltered ? !nodes.has(id, nodeFlag.closedInFilter) : nodes.has(id, nodeFlag.open);
}
