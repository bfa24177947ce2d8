/** By which column a table is sorted, and which way. */
export interface SortOrder {
  readonly columnId: string;
  readonly isDescending: boolean;
}

/** What a column is sorted by: numbers by size, texts as people sort them. Null stands last either way. */
export type SortValue = string | number | null;

const texts = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** The rows in order; those that are alike stay as they were. */
export function sortedRows<Row>(
  rows: readonly Row[],
  valueOf: (row: Row) => SortValue,
  isDescending: boolean,
): readonly Row[] {
  const direction = isDescending ? -1 : 1;
  return rows
    .map((row) => ({ row, value: valueOf(row) }))
    .sort((one, other) => {
      if (one.value === null || other.value === null)
        return Number(one.value === null) - Number(other.value === null);
      return direction * compare(one.value, other.value);
    })
    .map(({ row }) => row);
}

function compare(one: string | number, other: string | number): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return texts.compare(String(one), String(other));
}
