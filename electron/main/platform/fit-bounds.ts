/** Where something is on the screens, in their points. */
export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How much of a window's top has to be on a screen, so that it can be taken hold of and moved, in points. */
const gripWidth = 120;
const gripHeight = 24;

/**
 * The bounds for a window that was at `saved` when it closed. Null when it would not be reachable on the screens that are
 * there now, or is not known: then the system may place it. A window is never larger than the screen it is on.
 */
export function fitBounds(saved: Bounds | null, screens: readonly Bounds[]): Bounds | null {
  if (saved === null) return null;
  const screen = screens.find((area) => isReachable(saved, area));
  if (screen === undefined) return null;
  return {
    x: saved.x,
    y: saved.y,
    width: Math.min(saved.width, screen.width),
    height: Math.min(saved.height, screen.height),
  };
}

function isReachable(window: Bounds, screen: Bounds): boolean {
  const shownWidth =
    Math.min(window.x + window.width, screen.x + screen.width) - Math.max(window.x, screen.x);
  const isTopShown = window.y >= screen.y && window.y + gripHeight <= screen.y + screen.height;
  return isTopShown && shownWidth >= Math.min(gripWidth, window.width);
}
