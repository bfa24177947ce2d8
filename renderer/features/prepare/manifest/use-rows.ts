import { useState } from 'react';

/** A line of a list as the form has it, also before there is anything to write. */
interface Row<Value> {
  readonly id: number;
  readonly value: Value;
}

interface RowsSpec<Value> {
  /** What the text says. */
  readonly saved: readonly Value[];
  readonly blank: Value;
  /** What of the rows can be written: nothing that is empty or given twice. */
  readonly written: (values: readonly Value[]) => readonly Value[];
  readonly isSame: (a: Value, b: Value) => boolean;
  readonly write: (values: readonly Value[]) => void;
}

/** The rows of a list, and what a person does to them. */
export interface Rows<Value> {
  readonly rows: readonly Row<Value>[];
  readonly add: () => void;
  readonly change: (id: number, value: Value) => void;
  readonly remove: (id: number) => void;
}

interface State<Value> {
  readonly rows: readonly Row<Value>[];
  readonly nextId: number;
}

/** Keeps rows that are half typed while the rest stands in the text; what is written there by hand shows at once. */
export function useRows<Value>(spec: RowsSpec<Value>): Rows<Value> {
  const { saved, blank, written, isSame, write } = spec;
  const [state, setState] = useState<State<Value>>(() => fromSaved(saved, 0));
  const known = written(state.rows.map(({ value }) => value));
  const wanted = written(saved);
  const isInStep =
    known.length === wanted.length &&
    known.every((value, at) => {
      const other = wanted[at];
      return other !== undefined && isSame(value, other);
    });
  // The text was changed by other means than these rows.
  if (!isInStep) setState(fromSaved(saved, state.nextId));

  function put(rows: readonly Row<Value>[], nextId = state.nextId): void {
    setState({ rows, nextId });
    write(written(rows.map(({ value }) => value)));
  }

  return {
    rows: state.rows,
    add: () => put([...state.rows, { id: state.nextId, value: blank }], state.nextId + 1),
    change: (id, value) => put(state.rows.map((row) => (row.id === id ? { id, value } : row))),
    remove: (id) => put(state.rows.filter((row) => row.id !== id)),
  };
}

function fromSaved<Value>(saved: readonly Value[], firstId: number): State<Value> {
  return {
    rows: saved.map((value, at) => ({ id: firstId + at, value })),
    nextId: firstId + saved.length,
  };
}
