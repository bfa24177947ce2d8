import { useEffect, useRef } from 'react';

const patienceMs = 3000;

/**
 * Moves the focus to the heading of a screen once another address shows it, so that a screen reader says where one is.
 * A screen that takes the focus for itself, such as for a field to scan into, keeps it; so does a person who is faster.
 */
export function useHeadingFocus(hash: string): void {
  const shown = useRef(hash);
  useEffect(() => {
    if (shown.current === hash) return undefined;
    shown.current = hash;
    const content = document.querySelector('main');
    if (content === null) return undefined;
    const before = document.activeElement;
    const oldHeading = content.querySelector('h1');
    const hasMoved = (): boolean =>
      document.activeElement !== before && document.activeElement !== document.body;

    function tryFocus(isLate: boolean): boolean {
      if (hasMoved()) return true;
      const heading = content?.querySelector('h1') ?? null;
      // A heading that was there before may belong to the screen that is going; it gets its chance at the end.
      if (heading === null || (heading === oldHeading && !isLate && heading.textContent === oldText))
        return false;
      heading.tabIndex = -1;
      heading.focus({ preventScroll: false });
      return true;
    }

    const oldText = oldHeading?.textContent ?? '';
    const observer = new MutationObserver(() => {
      if (tryFocus(false)) stop();
    });
    observer.observe(content, { childList: true, subtree: true, characterData: true });
    const settle = setTimeout(() => {
      if (tryFocus(true)) stop();
    }, 150);
    const giveUp = setTimeout(stop, patienceMs);
    function stop(): void {
      observer.disconnect();
      clearTimeout(settle);
      clearTimeout(giveUp);
    }
    return stop;
  }, [hash]);
}
