import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { HiddenText } from './hidden-text.tsx';
import type { SortOrder } from './sorted-rows.ts';
import { useUiTexts } from './ui-texts.tsx';

interface HeadColumn {
  readonly id: string;
  readonly header: string;
  readonly isEnd?: boolean;
  readonly sortValue?: unknown;
}

interface DataTableHeadProps {
  readonly columns: readonly HeadColumn[];
  readonly template: string;
  readonly sort: SortOrder | null;
  readonly onSort: (sort: SortOrder) => void;
}

/** The names of the columns; those that can be sorted by are buttons. */
export function DataTableHead({ columns, template, sort, onSort }: DataTableHeadProps): ReactNode {
  return (
    <div role="rowgroup">
      <div
        className="ui-table-row ui-table-head"
        role="row"
        aria-rowindex={1}
        style={{ gridTemplateColumns: template }}
      >
        {columns.map((column) => (
          <HeadCell key={column.id} column={column} sort={sort} onSort={onSort} />
        ))}
      </div>
    </div>
  );
}

interface HeadCellProps extends Pick<DataTableHeadProps, 'sort' | 'onSort'> {
  readonly column: HeadColumn;
}

function HeadCell({ column, sort, onSort }: HeadCellProps): ReactNode {
  const { sortAscending, sortDescending } = useUiTexts();
  const isSorted = sort?.columnId === column.id;
  const isDescending = isSorted && sort.isDescending;
  const names = `ui-table-cell${column.isEnd === true ? ' is-end' : ''}`;
  if (column.sortValue === undefined)
    return (
      <div role="columnheader" className={names}>
        {column.header}
      </div>
    );
  const Symbol = isDescending ? IconArrowDown : IconArrowUp;
  return (
    <div
      role="columnheader"
      className={names}
      aria-sort={isSorted ? (isDescending ? 'descending' : 'ascending') : 'none'}
    >
      <button
        type="button"
        className="ui-table-sort"
        onClick={() => onSort({ columnId: column.id, isDescending: isSorted && !isDescending })}
      >
        {column.header}
        {isSorted && <Symbol size={12} stroke={2.2} aria-hidden />}
        {isSorted && <HiddenText>{isDescending ? sortDescending : sortAscending}</HiddenText>}
      </button>
    </div>
  );
}
