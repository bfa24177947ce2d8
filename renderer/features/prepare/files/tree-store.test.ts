import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AppClient } from '../../../../shared/contract/contract.ts';
import type { FeedListener } from '../../../../shared/contract/define.ts';
import type { TreeSpec, TreeState } from '../../../../shared/contract/tree.ts';
import { appError } from '../../../../shared/domain/error-codes.ts';
import { createTreeStore, type WantedTree } from './tree-store.ts';
import { treeState } from './tree-state.fixture.ts';

interface FakeTree {
  readonly spec: TreeSpec;
  readonly listener: FeedListener<TreeState>;
  isClosed: boolean;
}

/** A program of which the test says what its trees tell. */
function fakeProgram() {
  const trees: FakeTree[] = [];
  const calls: { readonly name: string; readonly input: unknown }[] = [];
  const client = {
    async call(name: string, input: unknown) {
      calls.push({ name, input });
      return name === 'tree.rows' ? { revision: 0, rows: [] } : { row: 7 };
    },
    subscribe(_name: string, spec: TreeSpec, listener: FeedListener<TreeState>) {
      const tree: FakeTree = { spec, listener, isClosed: false };
      trees.push(tree);
      return () => {
        tree.isClosed = true;
      };
    },
    // The store uses these two of the client, for trees only.
  } as unknown as AppClient;
  return {
    client,
    calls,
    trees,
    tree(index: number): FakeTree {
      const tree = trees[index];
      if (tree === undefined) throw new Error(`no tree ${index}`);
      return tree;
    },
  };
}

function wanted(part: Partial<WantedTree> = {}): WantedTree {
  return {
    sources: ['/a'],
    drive: null,
    fileSystem: null,
    manifestText: '',
    keyPrefix: '',
    ignoreJunk: false,
    renames: {},
    useDriveContents: false,
    ...part,
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Lets promises settle that no timer holds. */
async function settled(): Promise<void> {
  await vi.advanceTimersByTimeAsync(0);
}

describe('the store of the tree', () => {
  it('shows the first tree as it grows', async () => {
    const program = fakeProgram();
    const store = createTreeStore(program.client);
    store.want(wanted());
    program.tree(0).listener.onValue(treeState({ rowCount: 2, revision: 1 }));
    await settled();
    expect(store.getState()).toMatchObject({ tree: { rowCount: 2 }, isReading: true });
    const { revision } = store.getState();
    program.tree(0).listener.onValue(treeState({ rowCount: 2, revision: 1, files: 5 }));
    expect(store.getState()).toMatchObject({ revision, tree: { files: 5 } });
    program.tree(0).listener.onValue(treeState({ rowCount: 3, revision: 2, phase: 'ready' }));
    expect(store.getState()).toMatchObject({ revision: revision + 1, isReading: false });
    await store.load(0, 10);
    expect(program.calls.at(-1)).toEqual({ name: 'tree.rows', input: { treeId: 't1', from: 0, count: 10 } });
  });

  it('keeps the old rows until the new tree is ready, and tells it whose place it takes', async () => {
    const program = fakeProgram();
    const store = createTreeStore(program.client, { settleMs: 250, patienceMs: 60_000 });
    store.want(wanted());
    program.tree(0).listener.onValue(treeState({ phase: 'ready', rowCount: 5 }));
    await settled();
    store.want(wanted({ keyPrefix: 'a' }));
    store.want(wanted({ keyPrefix: 'ab' }));
    expect(program.trees).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(250);
    expect(program.trees).toHaveLength(2);
    expect(program.tree(1).spec).toMatchObject({ keyPrefix: 'ab', replaces: 't1' });
    program.tree(1).listener.onValue(treeState({ treeId: 't2', rowCount: 1 }));
    await settled();
    expect(store.getState()).toMatchObject({ tree: { treeId: 't1' }, isReading: true });
    program.tree(1).listener.onValue(treeState({ treeId: 't2', rowCount: 6, phase: 'ready' }));
    await settled();
    expect(store.getState()).toMatchObject({ tree: { treeId: 't2' }, isReading: false });
    expect(program.trees.map(({ isClosed }) => isClosed)).toEqual([true, false]);
  });

  it('shows a tree that takes long before it is complete', async () => {
    const program = fakeProgram();
    const store = createTreeStore(program.client, { settleMs: 0, patienceMs: 0 });
    store.want(wanted());
    program.tree(0).listener.onValue(treeState({ phase: 'ready', rowCount: 5 }));
    await settled();
    store.want(wanted({ keyPrefix: 'a' }));
    await settled();
    program.tree(1).listener.onValue(treeState({ treeId: 't2' }));
    await settled();
    expect(store.getState().tree?.treeId).toBe('t1');
    program.tree(1).listener.onValue(treeState({ treeId: 't2', rowCount: 1 }));
    await settled();
    expect(store.getState().tree?.treeId).toBe('t2');
  });

  it('reads nothing again when nothing has changed', async () => {
    const program = fakeProgram();
    const store = createTreeStore(program.client);
    store.want(wanted());
    store.want(wanted());
    await vi.advanceTimersByTimeAsync(1000);
    expect(program.trees).toHaveLength(1);
  });

  it('sets the filter of a coming tree before it is shown', async () => {
    const program = fakeProgram();
    const store = createTreeStore(program.client, { settleMs: 0, patienceMs: 60_000 });
    store.want(wanted());
    program.tree(0).listener.onValue(treeState({ phase: 'ready', rowCount: 5 }));
    await settled();
    store.setFilter({ text: 'x', onlyTroubled: false });
    store.want(wanted({ keyPrefix: 'a' }));
    await settled();
    program.tree(1).listener.onValue(treeState({ treeId: 't2', phase: 'ready', rowCount: 5 }));
    expect(store.getState().tree?.treeId).toBe('t1');
    await settled();
    expect(store.getState().tree?.treeId).toBe('t2');
    expect(program.calls.map(({ input }) => input)).toEqual([
      { treeId: 't1', text: 'x', onlyTroubled: false },
      { treeId: 't2', text: 'x', onlyTroubled: false },
    ]);
  });

  it('says that the process has died, keeps what it knew, and reads again', async () => {
    const program = fakeProgram();
    const store = createTreeStore(program.client);
    store.want(wanted());
    program.tree(0).listener.onValue(treeState({ phase: 'ready', rowCount: 5 }));
    await settled();
    program.tree(0).listener.onEnd?.(appError('ENGINE_GONE'));
    expect(store.getState()).toMatchObject({ problem: { code: 'ENGINE_GONE' }, tree: { rowCount: 5 } });
    expect(await store.load(0, 10)).toEqual([]);
    expect(await store.reveal('a')).toBeNull();
    store.readAgain();
    expect(store.getState()).toMatchObject({ problem: null, isReading: true });
    program.tree(1).listener.onValue(treeState({ treeId: 't2', phase: 'ready', rowCount: 5 }));
    await settled();
    expect(store.getState().tree?.treeId).toBe('t2');
    expect(await store.reveal('a')).toBe(7);
  });

  it('closes everything, and when nothing is wanted any more', async () => {
    const program = fakeProgram();
    const store = createTreeStore(program.client);
    store.want(wanted());
    program.tree(0).listener.onValue(treeState({ phase: 'ready', rowCount: 5 }));
    await settled();
    store.want(null);
    expect(program.tree(0).isClosed).toBe(true);
    expect(store.getState().tree).toBeNull();
    store.want(wanted());
    store.close();
    expect(program.tree(1).isClosed).toBe(true);
  });
});
