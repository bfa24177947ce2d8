import { useEffect } from 'react';
import type { Section } from './sections.ts';

/** Ctrl+1, Ctrl+2 and so on (with the command key on macOS) lead to the sections in their order. */
export function useSectionKeys(sections: readonly Section[], navigate: (path: string) => void): void {
  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      if (event.ctrlKey === event.metaKey || event.altKey || event.shiftKey) return;
      const section = /^[1-9]$/.test(event.key) ? sections[Number(event.key) - 1] : undefined;
      if (section === undefined) return;
      event.preventDefault();
      navigate(section.path);
    }
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [sections, navigate]);
}
