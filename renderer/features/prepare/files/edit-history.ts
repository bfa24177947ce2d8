import { createStore, type StoreApi } from 'zustand/vanilla';
import { inverseOf, type FileEdit } from './file-edits.ts';

/** What was done since the step was entered, and what of it was taken back. */
interface EditHistoryState {
  readonly done: readonly FileEdit[];
  readonly undone: readonly FileEdit[];
}

/** Remembers edits. It changes nothing itself: what is to be done is returned. */
export interface EditHistory extends StoreApi<EditHistoryState> {
  /** An edit was made. What was taken back before cannot be done again. */
  edited(edit: FileEdit): void;
  /** Takes back the last edit, or the one that is given wherever it stands; null when there is none. */
  undo(edit?: FileEdit): FileEdit | null;
  /** Does again what was taken back last; null when there is nothing. */
  redo(): FileEdit | null;
}

const keptEdits = 200;

/** Makes an empty history. */
export function createEditHistory(): EditHistory {
  const store = createStore<EditHistoryState>(() => ({ done: [], undone: [] }));
  return {
    ...store,
    edited: (edit) => store.setState(({ done }) => ({ done: [...done, edit].slice(-keptEdits), undone: [] })),
    undo(edit) {
      const { done, undone } = store.getState();
      const taken = edit ?? done.at(-1);
      if (taken === undefined || !done.includes(taken)) return null;
      store.setState({ done: done.filter((one) => one !== taken), undone: [...undone, taken] });
      return inverseOf(taken);
    },
    redo() {
      const { done, undone } = store.getState();
      const taken = undone.at(-1);
      if (taken === undefined) return null;
      store.setState({ done: [...done, taken], undone: undone.slice(0, -1) });
      return taken;
    },
  };
}
