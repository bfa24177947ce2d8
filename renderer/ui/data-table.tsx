import './data-table.css';
import './virtual-rows.css';
import { useMemo, useState, type ReactNode } from 'react';
import { DataTableHead } from './data-table-head.tsx';
import { sortedRows, type SortOrder, type SortValue } from './sorted-rows.ts';
import { useRowWindow } from './use-row-window.ts';

/** A column of a table. The first one names its row. */
export interface DataColumn<Row> {
  readonly id: string;
  readonly header: string;
  readonly render: (row: Row) => ReactNode;
  /** As CSS grids have it: `8rem`, `minmax(0, 2fr)`. */
  readonly width?: string;
  readonly isEnd?: boolean;
  /** Given where the column can be sorted by. */
  readonly sortValue?: (row: Row) => SortValue;
}

interface DataTableProps<Row> {
  readonly label: string;
  readonly columns: readonly DataColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly initialSort?: SortOrder;
  /** Opens a row; its first cell is then a button. */
  readonly onOpen?: (row: Row) => void;
  readonly currentKey?: string | null;
  readonly rowHeightPx?: number;
  /** What is shown when there are no rows. */
  readonly empty?: ReactNode;
}

/** From so many rows on only those in view are drawn, and the table fills the height that it is given. */
const longFrom = 100;

/** Rows and columns. */
export function DataTable<Row>(props: DataTableProps<Row>): ReactNode {
  const { label, columns, rows, rowKey, onOpen, currentKey, rowHeightPx = 40 } = props;
  const [sort, setSort] = useState<SortOrder | null>(props.initialSort ?? null);
  const sorted = useMemo(() => inOrder(rows, columns, sort), [rows, columns, sort]);
  const template = columns.map((column) => column.width ?? 'minmax(0, 1fr)').join(' ');
  const rowOf = (row: Row, index: number): ReactNode => (
    <TableRow
      key={rowKey(row)}
      row={row}
      rowIndex={index + 2}
      columns={columns}
      style={{ gridTemplateColumns: template, height: rowHeightPx }}
      isCurrent={currentKey === rowKey(row)}
      onOpen={onOpen}
    />
  );
  if (rows.length === 0 && props.empty !== undefined) return props.empty;
  const isLong = rows.length > longFrom;
  return (
    <div
      className={`ui-table${isLong ? ' is-long' : ''}`}
      role="table"
      aria-label={label}
      aria-rowcount={rows.length + 1}
    >
      <DataTableHead columns={columns} template={template} sort={sort} onSort={setSort} />
      {isLong ? (
        <LongRows label={label} rows={sorted} rowHeightPx={rowHeightPx} rowOf={rowOf} />
      ) : (
        <div className="ui-table-rows" role="rowgroup">
          {sorted.map(rowOf)}
        </div>
      )}
    </div>
  );
}

function inOrder<Row>(
  rows: readonly Row[],
  columns: readonly DataColumn<Row>[],
  sort: SortOrder | null,
): readonly Row[] {
  const valueOf = columns.find((column) => column.id === sort?.columnId)?.sortValue;
  return sort === null || valueOf === undefined ? rows : sortedRows(rows, valueOf, sort.isDescending);
}

interface LongRowsProps<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly rowHeightPx: number;
  readonly rowOf: (row: Row, index: number) => ReactNode;
}

function LongRows<Row>({ label, rows, rowHeightPx, rowOf }: LongRowsProps<Row>): ReactNode {
  const { scroller, viewportPx, spacerPx, first, count } = useRowWindow(rows.length, rowHeightPx);
  const { attach, attachMover, onScroll } = scroller;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- without a place in the tab order nobody could scroll it by keyboard
    <div className="ui-rows" role="rowgroup" aria-label={label} tabIndex={0} ref={attach} onScroll={onScroll}>
      <div role="presentation" style={{ height: spacerPx }}>
        <div className="ui-rows-view" role="presentation" style={{ height: viewportPx }}>
          <div role="presentation" ref={attachMover}>
            {rows.slice(first, first + count).map((row, offset) => rowOf(row, first + offset))}
          </div>
        </div>
      </div>
    </div>
  );
}

interface TableRowProps<Row> {
  readonly row: Row;
  /** From 1, the head counted. */
  readonly rowIndex: number;
  readonly columns: readonly DataColumn<Row>[];
  readonly style: { readonly gridTemplateColumns: string; readonly height: number };
  readonly isCurrent: boolean;
  readonly onOpen: ((row: Row) => void) | undefined;
}

function TableRow<Row>({ row, rowIndex, columns, style, isCurrent, onOpen }: TableRowProps<Row>): ReactNode {
  const open = onOpen === undefined ? undefined : () => onOpen(row);
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the button in the first cell takes the keys
    <div
      className={`ui-table-row${open === undefined ? '' : ' can-open'}`}
      role="row"
      aria-rowindex={rowIndex}
      aria-current={isCurrent ? 'true' : undefined}
      style={style}
      onClick={open}
    >
      {columns.map((column, index) => (
        <div key={column.id} role="cell" className={`ui-table-cell${column.isEnd === true ? ' is-end' : ''}`}>
          {index === 0 && open !== undefined ? (
            <button type="button" className="ui-table-open">
              {column.render(row)}
            </button>
          ) : (
            column.render(row)
          )}
        </div>
      ))}
    </div>
  );
}
