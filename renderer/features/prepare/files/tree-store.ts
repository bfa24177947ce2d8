import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppClient } from '../../../../shared/contract/contract.ts';
import type { TreeRow, TreeSpec, TreeState } from '../../../../shared/contract/tree.ts';

/** What a tree is made from, as the screen knows it. */
export type WantedTree = Omit<TreeSpec, 'replaces'>;

/** What of the tree is shown. */
interface TreeFilter {
  readonly text: string;
  readonly onlyTroubled: boolean;
}

/** The tree of keys that a person looks at. */
interface TreeStoreState {
  /** Of the tree that is shown; null before there is one. */
  readonly tree: TreeState | null;
  /** Counts with each change of the rows that are shown, also when another tree takes the place of one. */
  readonly revision: number;
  /** Whether a tree is being read. */
  readonly isReading: boolean;
  /** Why there is no tree, or no newer one. */
  readonly problem: unknown;
  readonly filter: TreeFilter;
}

/** A tree that follows what is wanted, and keeps showing the old rows until the new ones are there. */
export interface TreeStore extends StoreApi<TreeStoreState> {
  /** What the tree shall be made from; null for none. The same again changes nothing. */
  want(wanted: WantedTree | null): void;
  readAgain(): void;
  setFilter(filter: TreeFilter): void;
  /** Rows of the tree that is shown. Always the same function. */
  readonly load: (from: number, count: number) => Promise<readonly TreeRow[]>;
  readonly toggle: (row: TreeRow, isOpen: boolean) => void;
  /** Where the row of a path is, all folders above opened; null when it is not shown. */
  reveal(path: string): Promise<number | null>;
  close(): void;
}

interface TreeStoreTimes {
  /** How long to wait for more changes before the tree is read again. */
  readonly settleMs: number;
  /** When the old rows give way to a tree that is not complete yet. */
  readonly patienceMs: number;
}

interface OpenTree {
  readonly close: () => void;
  readonly openedMs: number;
  state: TreeState | null;
  isFiltered: boolean;
}

const everything: TreeFilter = { text: '', onlyTroubled: false };

/** Makes the store. */
export function createTreeStore(
  client: AppClient,
  { settleMs, patienceMs }: TreeStoreTimes = { settleMs: 250, patienceMs: 1500 },
): TreeStore {
  const store = createStore<TreeStoreState>(() => ({
    tree: null,
    revision: 0,
    isReading: false,
    problem: null,
    filter: everything,
  }));
  let wanted: WantedTree | null = null;
  let wantedText = 'null';
  let shown: OpenTree | null = null;
  let coming: OpenTree | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function open(): void {
    coming?.close();
    coming = null;
    if (wanted === null) return;
    const spec: TreeSpec = { ...wanted, replaces: shown?.state?.treeId ?? null };
    const close = client.subscribe('tree.watch', spec, {
      onValue: (state) => take(opened, state),
      onEnd: (error) => lose(opened, error),
    });
    const opened: OpenTree = { close, openedMs: performance.now(), state: null, isFiltered: false };
    coming = opened;
    store.setState({ isReading: true, problem: null });
  }

  function take(opened: OpenTree, state: TreeState): void {
    const before = opened.state;
    opened.state = state;
    if (opened === coming) void bringIn(opened);
    else if (opened === shown) show(before?.revision !== state.revision);
  }

  /** Shows the coming tree once it is worth it. The filter is set before, so that no row flashes by. */
  async function bringIn(opened: OpenTree): Promise<void> {
    const { filter } = store.getState();
    if (!opened.isFiltered && filter !== everything && opened.state !== null) {
      opened.isFiltered = true;
      await filterTree(opened, filter);
    }
    if (opened !== coming || opened.state === null) return;
    const { phase, rowCount } = opened.state;
    const isLate = rowCount > 0 && performance.now() - opened.openedMs >= patienceMs;
    if (shown !== null && phase === 'scanning' && !isLate) return;
    shown?.close();
    shown = opened;
    coming = null;
    show(true);
  }

  function show(isChanged: boolean): void {
    const tree = shown?.state ?? null;
    const { revision } = store.getState();
    store.setState({
      tree,
      revision: isChanged ? revision + 1 : revision,
      isReading: coming !== null || tree?.phase === 'scanning',
    });
  }

  function lose(opened: OpenTree, error: Error | null): void {
    if (opened === coming) coming = null;
    else if (opened === shown) shown = null;
    else return;
    store.setState({ problem: error, isReading: coming !== null });
  }

  async function filterTree({ state }: OpenTree, filter: TreeFilter): Promise<void> {
    if (state === null) return;
    try {
      await client.call('tree.filter', { treeId: state.treeId, ...filter });
    } catch {
      // The tree is gone; its feed tells why.
    }
  }

  return {
    ...store,
    want(next) {
      const text = JSON.stringify(next);
      if (text === wantedText) return;
      wanted = next;
      wantedText = text;
      clearTimeout(timer);
      if (next === null) {
        shown?.close();
        coming?.close();
        shown = null;
        coming = null;
        store.setState({ tree: null, isReading: false, problem: null });
      } else if (shown === null && coming === null) open();
      else {
        store.setState({ isReading: true });
        timer = setTimeout(open, settleMs);
      }
    },
    readAgain() {
      clearTimeout(timer);
      open();
    },
    setFilter(filter) {
      const isAll = filter.text === '' && !filter.onlyTroubled;
      store.setState({ filter: isAll ? everything : filter });
      for (const opened of [shown, coming]) {
        if (opened === null) continue;
        opened.isFiltered = true;
        void filterTree(opened, filter);
      }
    },
    async load(from, count) {
      const treeId = shown?.state?.treeId;
      if (treeId === undefined) return [];
      return (await client.call('tree.rows', { treeId, from, count })).rows;
    },
    toggle({ id }, isOpen) {
      const treeId = shown?.state?.treeId;
      if (treeId !== undefined) client.call('tree.toggle', { treeId, id, isOpen }).catch(() => undefined);
    },
    async reveal(path) {
      const treeId = shown?.state?.treeId;
      if (treeId === undefined) return null;
      try {
        return (await client.call('tree.reveal', { treeId, path })).row;
      } catch {
        return null;
      }
    },
    close() {
      clearTimeout(timer);
      shown?.close();
      coming?.close();
      shown = null;
      coming = null;
      wanted = null;
      wantedText = 'null';
    },
  };
}
