import { useLayoutEffect, useState, useSyncExternalStore } from 'react';
import { createRowScroller, drawnRows, type RowScroller } from './row-scroller.ts';
import { scrollSpan } from './scroll-span.ts';

/** The part of a long list that is drawn. */
export interface RowWindow {
  readonly scroller: RowScroller;
  readonly viewportPx: number;
  readonly spacerPx: number;
  /** The first drawn row, and how many are. */
  readonly first: number;
  readonly count: number;
}

/** Draws of any number of rows of one height only those in view. */
export function useRowWindow(rowCount: number, rowHeightPx: number): RowWindow {
  const [scroller] = useState(createRowScroller);
  const view = useSyncExternalStore(scroller.subscribe, scroller.view);
  const { first, viewportPx } = view;
  useLayoutEffect(() => {
    scroller.setRows(rowCount, rowHeightPx);
    scroller.drawn(first);
  });
  const { spacerPx } = scrollSpan(rowCount, rowHeightPx, viewportPx);
  return { scroller, viewportPx, spacerPx, first, count: drawnRows(view, rowCount, rowHeightPx) };
}
