import { placeAfterScroll, placeAt, scrollSpan, topForRow, type ScrollPlace } from './scroll-span.ts';

/** Which rows are to be drawn, and how high the part in view is. */
export interface RowView {
  readonly first: number;
  readonly viewportPx: number;
}

/** Moves a long list of rows of one height, of which only those in view are drawn. */
export interface RowScroller {
  /** Takes the element that scrolls; gives it back by the returned function. */
  readonly attach: (element: HTMLElement | null) => (() => void) | undefined;
  /** Takes the element that holds the drawn rows and is moved. */
  readonly attachMover: (element: HTMLElement | null) => void;
  readonly setRows: (rowCount: number, rowHeightPx: number) => void;
  /** Says from which row on rows are drawn now. */
  readonly drawn: (first: number) => void;
  readonly onScroll: () => void;
  /** Brings a row into view; centred when it has to be found by the eye. */
  readonly showRow: (index: number, isCentred?: boolean) => void;
  readonly view: () => RowView;
  readonly subscribe: (onChange: () => void) => () => void;
}

/** Rows drawn above and below what is in view. */
const spareRows = 12;
/** The drawn part moves in steps of so many rows, so that most movements draw nothing. */
const stepRows = 6;
const settleMs = 160;
/** More than any screen shows; a list in a place without a height of its own must not draw all its rows. */
const mostInView = 300;

/** Makes a scroller for one list. */
export function createRowScroller(): RowScroller {
  const listeners = new Set<() => void>();
  let element: HTMLElement | null = null;
  let mover: HTMLElement | null = null;
  let rowCount = 0;
  let rowHeightPx = 1;
  let view: RowView = { first: 0, viewportPx: 0 };
  let drawnFirst = 0;
  let place: ScrollPlace = { topPx: 0, spacerTopPx: 0 };
  let settle: ReturnType<typeof setTimeout> | undefined;

  const span = (): ReturnType<typeof scrollSpan> => scrollSpan(rowCount, rowHeightPx, view.viewportPx);

  function setView(next: RowView): void {
    if (next.first === view.first && next.viewportPx === view.viewportPx) return;
    view = next;
    for (const listener of listeners) listener();
  }

  function move(): void {
    if (mover !== null)
      mover.style.transform = `translateY(${drawnFirst * rowHeightPx - Math.round(place.topPx)}px)`;
  }

  function goTo(to: ScrollPlace): void {
    place = to;
    const first = Math.max(0, Math.floor(to.topPx / rowHeightPx) - spareRows);
    setView({ ...view, first: first - (first % stepRows) });
    move();
  }

  /** Puts the scroll bar where the list is, and remembers what the browser made of it. */
  function align(): void {
    if (element === null) return;
    element.scrollTop = placeAt(span(), place.topPx).spacerTopPx;
    place = { topPx: place.topPx, spacerTopPx: element.scrollTop };
  }

  return {
    attach(attached) {
      element = attached;
      if (attached === null) return undefined;
      const observer = new ResizeObserver(() => {
        setView({ ...view, viewportPx: attached.clientHeight });
        goTo(placeAt(span(), place.topPx));
      });
      observer.observe(attached);
      return () => {
        observer.disconnect();
        clearTimeout(settle);
        element = null;
      };
    },
    attachMover(attached) {
      mover = attached;
    },
    setRows(count, heightPx) {
      if (count === rowCount && heightPx === rowHeightPx) return;
      rowCount = count;
      rowHeightPx = heightPx;
      goTo({ ...placeAt(span(), place.topPx), spacerTopPx: element?.scrollTop ?? 0 });
    },
    drawn(first) {
      drawnFirst = first;
      move();
    },
    onScroll() {
      if (element === null) return;
      goTo(placeAfterScroll(span(), place, element.scrollTop));
      clearTimeout(settle);
      // The scroll bar of a very long list is put to its share once the wheel has come to rest.
      if (span().ratio > 1) settle = setTimeout(align, settleMs);
    },
    showRow(index, isCentred = false) {
      const topPx = topForRow(span(), place.topPx, { index, heightPx: rowHeightPx, isCentred });
      if (topPx === place.topPx) return;
      place = placeAt(span(), topPx);
      align();
      goTo(place);
    },
    view: () => view,
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
  };
}

/** How many rows are drawn from the first on. */
export function drawnRows(view: RowView, rowCount: number, rowHeightPx: number): number {
  const inView = Math.min(mostInView, Math.ceil(view.viewportPx / rowHeightPx));
  const wanted = inView + 2 * spareRows + stepRows;
  return Math.max(0, Math.min(rowCount - view.first, wanted));
}
