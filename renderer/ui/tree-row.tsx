import { IconChevronRight } from '@tabler/icons-react';
import { memo, type ReactNode } from 'react';

/** How a row stands in a tree. */
export interface TreeItem {
  readonly depth: number;
  readonly isFolder: boolean;
  readonly isOpen: boolean;
  /** Of how many siblings it is which, from 1, where that is known. */
  readonly position?: { readonly index: number; readonly of: number };
}

interface TreeRowProps<Row> {
  readonly id: string;
  readonly index: number;
  /** Undefined while it is on its way. */
  readonly row: Row | undefined;
  readonly itemOf: (row: Row) => TreeItem;
  readonly renderRow: (row: Row) => ReactNode;
  readonly isCurrent: boolean;
  readonly heightPx: number;
}

const indentPx = 18;

function TreeRowContent<Row>(props: TreeRowProps<Row>): ReactNode {
  const { id, index, row, itemOf, renderRow, isCurrent, heightPx } = props;
  const item = row === undefined ? null : itemOf(row);
  return (
    <div
      id={id}
      className="ui-tree-row"
      role="treeitem"
      tabIndex={-1}
      data-index={index}
      aria-level={(item?.depth ?? 0) + 1}
      aria-selected={isCurrent}
      aria-expanded={item?.isFolder === true ? item.isOpen : undefined}
      aria-posinset={item?.position?.index}
      aria-setsize={item?.position?.of}
      aria-busy={item === null}
      style={{ height: heightPx, paddingInlineStart: (item?.depth ?? 0) * indentPx }}
    >
      <span className="ui-tree-open" aria-hidden>
        {item?.isFolder === true && <IconChevronRight size={14} stroke={2.2} />}
      </span>
      <div className="ui-tree-content">
        {row === undefined ? <span className="ui-rows-placeholder" /> : renderRow(row)}
      </div>
    </div>
  );
}

/** A row of a tree, drawn anew only when something of it has changed. The tree takes its keys and clicks. */
export const TreeRow = memo(TreeRowContent) as typeof TreeRowContent;

/** What was clicked in a tree: which row, and whether its arrow. */
export function clickedRow(
  target: EventTarget,
): { readonly index: number; readonly isArrow: boolean } | null {
  if (!(target instanceof Element)) return null;
  const row = target.closest<HTMLElement>('.ui-tree-row');
  const index = Number(row?.dataset['index'] ?? Number.NaN);
  if (!Number.isInteger(index)) return null;
  return { index, isArrow: target.closest('.ui-tree-open') !== null };
}
