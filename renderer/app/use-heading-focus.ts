import { useEffect, useRef } from 'react';

/** How long a screen may take to appear, and how long to wait for one that does not change its heading. */
const patienceMs = 3000;
const settleMs = 150;

/**
 * Moves the focus to the heading of a screen once another address shows it, so that a screen reader says where one is.
 * A screen that takes the focus for itself keeps it, such as for a field to scan into; so does a person who is faster,
 * and so does what has the focus on a screen that goes on under another address, such as a tab.
 */
export function useHeadingFocus(hash: string): void {
  const shown = useRef(hash);
  useEffect(() => {
    if (shown.current === hash) return undefined;
    shown.current = hash;
    const content = document.querySelector('main');
    return content === null ? undefined : focusNewHeading(content);
  }, [hash]);
}

/** Gives what stops waiting for the heading. */
function focusNewHeading(content: HTMLElement): () => void {
  const focused = document.activeElement;
  const oldText = content.querySelector('h1')?.textContent ?? '';
  const observer = new MutationObserver(() => look(false));
  const timers = [setTimeout(() => look(true), settleMs), setTimeout(stop, patienceMs)];
  observer.observe(content, { childList: true, subtree: true, characterData: true });
  look(false);
  return stop;

  function look(isSettled: boolean): void {
    const { activeElement } = document;
    const hasMoved = activeElement !== focused && activeElement !== document.body;
    const heading = content.querySelector('h1');
    const isOld = heading?.textContent === oldText;
    const isHeld = isOld && focused !== null && content.contains(focused) && focused !== content;
    if (hasMoved || (isSettled && isHeld)) stop();
    else if (heading !== null && (!isOld || isSettled)) {
      heading.tabIndex = -1;
      heading.focus();
      stop();
    }
  }

  function stop(): void {
    observer.disconnect();
    for (const timer of timers) clearTimeout(timer);
  }
}
