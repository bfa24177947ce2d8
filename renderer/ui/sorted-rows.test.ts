import { expect, it } from 'vitest';
import { sortedRows } from './sorted-rows.ts';

it('sorts numbers by size and texts as people do', () => {
  expect(sortedRows([10, 9, 100], (row) => row, false)).toEqual([9, 10, 100]);
  expect(sortedRows(['b10', 'B9', 'a'], (row) => row, false)).toEqual(['a', 'B9', 'b10']);
});

it.each([false, true])('puts what is unknown last, descending: %s', (isDescending) => {
  expect(sortedRows([null, 1, null, 2], (row) => row, isDescending).slice(2)).toEqual([null, null]);
});

it('leaves what is alike as it was', () => {
  const rows = [
    { name: 'a', order: 1 },
    { name: 'b', order: 0 },
    { name: 'c', order: 1 },
  ];
  expect(sortedRows(rows, (row) => row.order, true).map((row) => row.name)).toEqual(['a', 'c', 'b']);
});
