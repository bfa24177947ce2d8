import type { KeyTreeFilter } from './key-tree-spec.ts';
import { nodeFlag, rootNode, type NodeTable } from './node-table.ts';

/** Says which nodes a filter shows, by marking them and all folders above them. */
export interface TreeFilter {
  /** Looks at one node; to be called for all, in the order of their numbers. */
  look(id: number): void;
}

/** Makes a filter. What was marked before stays until it is looked at. */
export function createTreeFilter(nodes: NodeTable, filter: KeyTreeFilter): TreeFilter {
  const wanted = filter.text.toLowerCase();
  const isAcross = wanted.includes('/');
  let lastParent = -1;
  let lastKey = '';

  function hasText(id: number, isFolder: boolean): boolean {
    if (wanted === '') return true;
    const parent = nodes.parent(id);
    if (nodes.has(parent, nodeFlag.hasText)) return true;
    const name = nodes.name(id).toLowerCase();
    if (!isAcross) return name.includes(wanted);
    if (parent !== lastParent) {
      lastParent = parent;
      lastKey = nodes.key(parent).toLowerCase();
    }
    return `${lastKey}${name}${isFolder ? '/' : ''}`.includes(wanted);
  }

  return {
    look(id) {
      const isFolder = nodes.has(id, nodeFlag.folder);
      const isFound = hasText(id, isFolder);
      nodes.mark(id, nodeFlag.closedInFilter, false);
      nodes.mark(id, nodeFlag.hasText, isFound && wanted !== '');
      const state = nodes.state(id);
      const isShown = isFound && (!filter.onlyTroubled || state === 'refused' || state === 'warned');
      nodes.mark(id, nodeFlag.shown, isShown);
      if (!isShown) return;
      for (
        let at = nodes.parent(id);
        at > rootNode && !nodes.has(at, nodeFlag.shown);
        at = nodes.parent(at)
      ) {
        nodes.mark(at, nodeFlag.shown, true);
      }
    },
  };
}
