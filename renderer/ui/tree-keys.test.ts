import { expect, it } from 'vitest';
import { treeMove, type TreeStand } from './tree-keys.ts';

const file = { depth: 1, isFolder: false, isOpen: false };
const closed = { depth: 0, isFolder: true, isOpen: false };
const open = { depth: 0, isFolder: true, isOpen: true };

function stand(row: TreeStand['row'], index = 5): TreeStand {
  return { index, rowCount: 100, pageRows: 10, row };
}

it.each([
  ['ArrowDown', stand(file), { kind: 'goTo', index: 6 }],
  ['ArrowDown', stand(file, 99), { kind: 'goTo', index: 99 }],
  ['ArrowUp', stand(file), { kind: 'goTo', index: 4 }],
  ['ArrowUp', stand(file, 0), { kind: 'goTo', index: 0 }],
  ['PageDown', stand(file), { kind: 'goTo', index: 15 }],
  ['PageUp', stand(file), { kind: 'goTo', index: 0 }],
  ['Home', stand(file), { kind: 'goTo', index: 0 }],
  ['End', stand(file), { kind: 'goTo', index: 99 }],
  ['ArrowRight', stand(closed), { kind: 'toggle', isOpen: true }],
  ['ArrowRight', stand(open), { kind: 'goTo', index: 6 }],
  ['ArrowRight', stand(file), null],
  ['ArrowLeft', stand(open), { kind: 'toggle', isOpen: false }],
  ['ArrowLeft', stand(file), { kind: 'toParent' }],
  ['ArrowLeft', stand(closed), null],
  ['ArrowLeft', stand(null), null],
  ['Enter', stand(file), { kind: 'activate' }],
  [' ', stand(null), null],
  ['a', stand(file), null],
])('%j', (key, at, expected) => {
  expect(treeMove(key, at)).toEqual(expected);
});

it('stays where it is in an empty tree', () => {
  expect(treeMove('End', { index: 0, rowCount: 0, pageRows: 10, row: null })).toEqual({
    kind: 'goTo',
    index: 0,
  });
});
