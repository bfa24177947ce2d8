import { randomUUID } from 'node:crypto';
import type { Handlers } from '../../shared/contract/define.ts';
import { toErrorData } from '../../shared/contract/error-crossing.ts';
import type { TreeState, treeContract } from '../../shared/contract/tree.ts';
import { watched } from '../../shared/contract/watched.ts';
import { appError } from '../../shared/domain/error-codes.ts';
import type { KeyTreeState } from '../../shared/engine/key-tree/key-tree-spec.ts';
import { openKeyTree, type KeyTree } from '../../shared/engine/key-tree/key-tree.ts';

/** The trees of keys in this process; each lives as long as its feed. */
export function createTreeHandlers(): Handlers<typeof treeContract> {
  const trees = new Map<string, KeyTree>();

  function find(treeId: string): KeyTree {
    const tree = trees.get(treeId);
    if (tree === undefined) throw appError('NOT_FOUND');
    return tree;
  }

  return {
    async *'tree.watch'(spec, signal) {
      const treeId = randomUUID();
      const state = watched<TreeState | null>(null);
      const tree = openKeyTree(spec, {
        signal,
        report: (now) => state.set(toTreeState(treeId, now)),
        openFolders: trees.get(spec.replaces ?? '')?.openFolders(),
      });
      trees.set(treeId, tree);
      state.set(toTreeState(treeId, tree.state()));
      try {
        for await (const now of state.watch(signal)) if (now !== null) yield now;
      } finally {
        trees.delete(treeId);
      }
    },
    'tree.rows': ({ treeId, from, count }) => find(treeId).rows(from, count),
    'tree.toggle': ({ treeId, id, isOpen }) => find(treeId).toggle(id, isOpen),
    'tree.filter': ({ treeId, text, onlyTroubled }) => find(treeId).filter({ text, onlyTroubled }),
    'tree.reveal': ({ treeId, path }) => find(treeId).reveal(path),
  };
}

function toTreeState(treeId: string, { error, ...state }: KeyTreeState): TreeState {
  return { ...state, treeId, error: error === null ? null : toErrorData(error) };
}
