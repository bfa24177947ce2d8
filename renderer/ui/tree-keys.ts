/** What a key of the keyboard asks of a tree. */
export type TreeMove =
  | { readonly kind: 'goTo'; readonly index: number }
  | { readonly kind: 'toggle'; readonly isOpen: boolean }
  | { readonly kind: 'toParent' }
  | { readonly kind: 'activate' };

/** Where in the tree the keyboard is. */
export interface TreeStand {
  readonly index: number;
  readonly rowCount: number;
  /** Rows that are in view at once. */
  readonly pageRows: number;
  /** Null while the row is on its way. */
  readonly row: { readonly depth: number; readonly isFolder: boolean; readonly isOpen: boolean } | null;
}

/** What a key does, as the ARIA practices have it for trees; null for keys that do nothing here. */
export function treeMove(key: string, stand: TreeStand): TreeMove | null {
  const { index, rowCount, pageRows, row } = stand;
  const goTo = (wanted: number): TreeMove => ({
    kind: 'goTo',
    index: Math.min(Math.max(0, wanted), Math.max(0, rowCount - 1)),
  });
  switch (key) {
    case 'ArrowDown':
      return goTo(index + 1);
    case 'ArrowUp':
      return goTo(index - 1);
    case 'PageDown':
      return goTo(index + pageRows);
    case 'PageUp':
      return goTo(index - pageRows);
    case 'Home':
      return goTo(0);
    case 'End':
      return goTo(rowCount - 1);
    case 'ArrowRight':
      if (row?.isFolder !== true) return null;
      return row.isOpen ? goTo(index + 1) : { kind: 'toggle', isOpen: true };
    case 'ArrowLeft':
      if (row?.isFolder === true && row.isOpen) return { kind: 'toggle', isOpen: false };
      return row === null || row.depth === 0 ? null : { kind: 'toParent' };
    case 'Enter':
    case ' ':
      return row === null ? null : { kind: 'activate' };
    default:
      return null;
  }
}
