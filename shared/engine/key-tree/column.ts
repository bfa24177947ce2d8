type TypedArray = Int32Array | Uint32Array | Uint16Array | Float64Array;

/** An array of numbers of one type that grows. What was never set is 0. */
export interface Column {
  readonly get: (index: number) => number;
  readonly set: (index: number, value: number) => void;
}

/** Makes a column; `make` gives an array of some length. */
export function createColumn(make: (length: number) => TypedArray): Column {
  let values = make(1024);
  return {
    get: (index) => values[index] ?? 0,
    set(index, value) {
      if (index >= values.length) {
        const larger = make(Math.max(index + 1, Math.ceil(values.length * 1.5)));
        larger.set(values);
        values = larger;
      }
      values[index] = value;
    },
  };
}
