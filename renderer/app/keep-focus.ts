/** How long others may take to move the focus themselves, such as a dialog that gives it back, and the first look. */
const patienceMs = 60;
/** How many places are remembered to go back to. */
const remembered = 20;

const focusable = 'a[href], button, input, select, textarea, summary, [tabindex]';

/**
 * Keeps the focus in the window where a screen would lose it: a button that is switched off while it works has it again
 * afterwards; when a dialog goes, it returns to what opened it; when what had it is gone, the heading of the screen has it;
 * and a form that was not accepted shows its first field that is wrong. Returns what stops this.
 */
export function keepFocus(page: Document): () => void {
  // The latest last; empty once a person has clicked beside everything.
  let visited: readonly HTMLElement[] = [];
  let timer: ReturnType<typeof setTimeout> | null = null;
  // A change is told of before the browser takes the focus away for it, so each is followed by a look.
  const observer = new MutationObserver(() => {
    timer ??= setTimeout(restore, patienceMs);
  });
  observer.observe(page.body, { childList: true, subtree: true, attributeFilter: ['disabled'] });
  page.addEventListener('focusin', remember);
  page.addEventListener('mousedown', forget);
  page.addEventListener('submit', showWrongField, true);
  return () => {
    observer.disconnect();
    if (timer !== null) clearTimeout(timer);
    page.removeEventListener('focusin', remember);
    page.removeEventListener('mousedown', forget);
    page.removeEventListener('submit', showWrongField, true);
  };

  function isLost(): boolean {
    return visited.length > 0 && (page.activeElement === null || page.activeElement === page.body);
  }

  function remember({ target }: FocusEvent): void {
    if (!(target instanceof HTMLElement) || target === page.body) return;
    visited = [...visited.filter((element) => element !== target && element.isConnected), target].slice(
      -remembered,
    );
  }

  /** Beside everything that can have the focus, a click takes it away, as it should. */
  function forget({ target }: MouseEvent): void {
    if (!(target instanceof Element) || target.closest(focusable) === null) visited = [];
  }

  function restore(): void {
    timer = null;
    const last = visited.at(-1);
    if (!isLost() || last === undefined) return;
    // Switched off: it has the focus again when it is switched on, which is another change of the page.
    if (last.isConnected) {
      if (!last.matches(':disabled')) last.focus({ preventScroll: true });
      return;
    }
    const dialog = page.querySelector<HTMLElement>('[role="dialog"]');
    const wasInDialog = dialog === null && last.closest('[role="dialog"]') !== null;
    const opener = wasInDialog ? visited.findLast((element) => element.isConnected) : undefined;
    const place = opener ?? dialog ?? page.querySelector<HTMLElement>('main h1');
    if (place !== null && !place.matches(focusable)) place.tabIndex = -1;
    place?.focus({ preventScroll: true });
  }
}

function showWrongField({ target }: SubmitEvent): void {
  setTimeout(() => {
    if (target instanceof HTMLElement) target.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, patienceMs);
}
