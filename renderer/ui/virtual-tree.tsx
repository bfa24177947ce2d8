import './virtual-rows.css';
import './virtual-tree.css';
import {
  useEffect,
  useEffectEvent,
  useId,
  useImperativeHandle,
  useState,
  useSyncExternalStore,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type Ref,
} from 'react';
import { createRowPages, type RowPages } from './row-pages.ts';
import { treeMove, type TreeMove } from './tree-keys.ts';
import { clickedRow, TreeRow, type TreeItem } from './tree-row.tsx';
import { useRowWindow } from './use-row-window.ts';

/** Rows that lie elsewhere. */
interface TreeSource<Row> {
  readonly rowCount: number;
  /** Counts with each change of the rows. */
  readonly revision: number;
  /** Always the same function for the same tree. */
  readonly load: (from: number, count: number) => Promise<readonly Row[]>;
}

/** What a screen can ask of its tree. */
export interface VirtualTreeControls {
  /** Brings a row into view, makes it the current one and gives the tree the focus. */
  showRow(index: number): void;
}

interface VirtualTreeProps<Row> {
  readonly label: string;
  readonly source: TreeSource<Row>;
  readonly itemOf: (row: Row) => TreeItem;
  /** What stands in a row, behind the arrow. */
  readonly renderRow: (row: Row) => ReactNode;
  readonly onToggle: (row: Row, isOpen: boolean) => void;
  /** Told the row that the keyboard or the pointer came to, and again when that row has changed. */
  readonly onCurrent?: (row: Row) => void;
  /** Enter, the space bar or a double click. A folder is opened or closed without it. */
  readonly onActivate?: (row: Row) => void;
  /** The row of the folder above, where it may be too far away to be found among those fetched. */
  readonly findParent?: (row: Row) => Promise<number | null>;
  readonly rowHeightPx?: number;
  readonly controls?: Ref<VirtualTreeControls>;
}

/** A tree of any size. Only rows in view are drawn, and they are fetched as they come into view. */
export function VirtualTree<Row>(props: VirtualTreeProps<Row>): ReactNode {
  const { label, source, itemOf, renderRow, onToggle, onCurrent, onActivate, rowHeightPx = 28 } = props;
  const treeId = useId();
  const pages = usePages(source);
  const { scroller, ...view } = useRowWindow(source.rowCount, rowHeightPx);
  const { attach, attachMover, onScroll, showRow } = scroller;
  // Null until somebody comes to the tree.
  const [wanted, setCurrent] = useState<number | null>(null);
  const current = Math.max(0, Math.min(wanted ?? 0, source.rowCount - 1));
  const currentRow = wanted === null ? undefined : pages.rowAt(current);
  const tellCurrent = useEffectEvent((row: Row) => onCurrent?.(row));
  useEffect(() => {
    if (currentRow !== undefined) tellCurrent(currentRow);
  }, [currentRow]);
  useEffect(() => pages.want(view.first, view.count));

  function goTo(index: number, isCentred = false): void {
    setCurrent(index);
    showRow(index, isCentred);
  }

  function activate(row: Row): void {
    if (onActivate !== undefined) onActivate(row);
    else if (itemOf(row).isFolder) onToggle(row, !itemOf(row).isOpen);
  }

  function carryOut(move: TreeMove, row: Row | undefined): void {
    if (move.kind === 'goTo') goTo(move.index);
    else if (row === undefined) return;
    else if (move.kind === 'toggle') onToggle(row, move.isOpen);
    else if (move.kind === 'activate') activate(row);
    else void parentOf(row).then((parent) => parent !== null && goTo(parent));
  }

  async function parentOf(row: Row): Promise<number | null> {
    const { depth } = itemOf(row);
    for (let index = current - 1; index >= 0; index -= 1) {
      const above = pages.rowAt(index);
      if (above === undefined) break;
      if (itemOf(above).depth < depth) return index;
    }
    return (await props.findParent?.(row)) ?? null;
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const row = pages.rowAt(current);
    const pageRows = Math.max(1, Math.floor(view.viewportPx / rowHeightPx) - 1);
    const item = row === undefined ? null : itemOf(row);
    const move = treeMove(event.key, { index: current, rowCount: source.rowCount, pageRows, row: item });
    if (move === null) return;
    event.preventDefault();
    carryOut(move, row);
  }

  function onClick(event: MouseEvent): void {
    const clicked = clickedRow(event.target);
    const row = clicked === null ? undefined : pages.rowAt(clicked.index);
    if (clicked === null || row === undefined) return;
    const item = itemOf(row);
    if (clicked.isArrow && item.isFolder) onToggle(row, !item.isOpen);
    else goTo(clicked.index);
  }

  function onDoubleClick(event: MouseEvent): void {
    const clicked = clickedRow(event.target);
    const row = clicked === null ? undefined : pages.rowAt(clicked.index);
    if (row !== undefined && clicked?.isArrow === false) activate(row);
  }

  useImperativeHandle(props.controls, () => ({
    showRow(index) {
      goTo(index, true);
      document.querySelector<HTMLElement>(`#${CSS.escape(treeId)}`)?.focus({ preventScroll: true });
    },
  }));

  const isCurrentDrawn = current >= view.first && current < view.first + view.count;
  return (
    <div
      className="ui-rows ui-tree"
      ref={attach}
      id={treeId}
      role="tree"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={isCurrentDrawn ? `${treeId}-${current}` : undefined}
      onScroll={onScroll}
      onFocus={() => setCurrent((before) => before ?? current)}
      onKeyDown={onKeyDown}
      onClick={onClick}
      onDoubleClick={onDoubleClick}
    >
      <div role="presentation" style={{ height: view.spacerPx }}>
        <div className="ui-rows-view" role="presentation" style={{ height: view.viewportPx }}>
          <div className="ui-rows-mover" role="presentation" ref={attachMover}>
            {Array.from({ length: view.count }, (_, offset) => {
              const index = view.first + offset;
              return (
                <TreeRow
                  key={index}
                  id={`${treeId}-${index}`}
                  index={index}
                  row={pages.rowAt(index)}
                  itemOf={itemOf}
                  renderRow={renderRow}
                  isCurrent={wanted !== null && index === current}
                  heightPx={rowHeightPx}
                />
              );
            })}
          </div>
        </div>
      </div>
    </div>
  );
}

/** The pages of a source, drawn anew as they come. Another `load` is another tree. */
function usePages<Row>(source: TreeSource<Row>): RowPages<Row> {
  const { load, revision } = source;
  const [held, setHeld] = useState(() => ({ load, revision, pages: createRowPages({ load }) }));
  let { pages } = held;
  if (held.load !== load || held.revision !== revision) {
    if (held.load === load) pages.renew();
    else pages = createRowPages({ load });
    setHeld({ load, revision, pages });
  }
  useSyncExternalStore(pages.subscribe, pages.version);
  return pages;
}
