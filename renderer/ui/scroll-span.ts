/**
 * How far a long list scrolls. A browser draws no element beyond some 33 million pixels, fewer on a fine screen, so behind
 * a long list stands a shorter spacer: each of its pixels then means several of the list's.
 */
export interface ScrollSpan {
  readonly viewportPx: number;
  readonly contentPx: number;
  /** Height of what the browser scrolls. */
  readonly spacerPx: number;
  /** Pixels of the list for one of the spacer; 1 for all but very long lists. */
  readonly ratio: number;
}

/** Where a list is scrolled to, and where the browser says its spacer is. */
export interface ScrollPlace {
  readonly topPx: number;
  readonly spacerTopPx: number;
}

const spacerLimitPx = 6_000_000;

/** The span of a list of rows that are all of one height. */
export function scrollSpan(rowCount: number, rowHeightPx: number, viewportPx: number): ScrollSpan {
  const contentPx = rowCount * rowHeightPx;
  const spacerPx = Math.min(contentPx, Math.max(spacerLimitPx, viewportPx * 2));
  const ratio = contentPx <= spacerPx ? 1 : (contentPx - viewportPx) / (spacerPx - viewportPx);
  return { viewportPx, contentPx, spacerPx, ratio };
}

/**
 * Where the list is after the browser scrolled. A small move is taken as it is, so that a wheel turns rows and not
 * thousands of them; a large one, as of the scroll bar, is taken by its share of the whole.
 */
export function placeAfterScroll(span: ScrollSpan, before: ScrollPlace, spacerTopPx: number): ScrollPlace {
  const lastSpacerTopPx = Math.max(0, span.spacerPx - span.viewportPx);
  const movedPx = spacerTopPx - before.spacerTopPx;
  const isAtEnd = spacerTopPx <= 0 || spacerTopPx >= lastSpacerTopPx - 1;
  const isSmall = Math.abs(movedPx) <= span.viewportPx * 3;
  const topPx =
    span.ratio > 1 && isSmall && !isAtEnd ? before.topPx + movedPx : Math.round(spacerTopPx * span.ratio);
  return { topPx: clampTop(span, topPx), spacerTopPx };
}

/** Where the list and its spacer are to be for the list to be at `topPx`. */
export function placeAt(span: ScrollSpan, topPx: number): ScrollPlace {
  const clamped = clampTop(span, topPx);
  return { topPx: clamped, spacerTopPx: clamped / span.ratio };
}

/** Which top brings a row into view; the one there is when it is in view already. */
export function topForRow(
  span: ScrollSpan,
  topPx: number,
  row: { readonly index: number; readonly heightPx: number; readonly isCentred?: boolean },
): number {
  const startPx = row.index * row.heightPx;
  if (row.isCentred === true) return clampTop(span, startPx - (span.viewportPx - row.heightPx) / 2);
  if (startPx < topPx) return clampTop(span, startPx);
  const overPx = startPx + row.heightPx - (topPx + span.viewportPx);
  return overPx > 0 ? clampTop(span, topPx + overPx) : topPx;
}

function clampTop(span: ScrollSpan, topPx: number): number {
  return Math.min(Math.max(0, topPx), Math.max(0, span.contentPx - span.viewportPx));
}
