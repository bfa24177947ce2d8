import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Draft } from '../../../../shared/contract/drafts.ts';
import type { Translate } from '../../../../shared/words/translate.ts';
import { printable } from '../../../../shared/base/printable.ts';
import { useToast } from '../../../ui/toast-host.tsx';
import { useWords } from '../../../words.tsx';
import type { DraftChanges } from '../step-props.ts';
import { createEditHistory } from './edit-history.ts';
import { changesOf, type FileEdit } from './file-edits.ts';

/** How the step changes its draft: every edit can be taken back. */
export interface FileEdits {
  /** Makes an edit; a message offers to take it back. */
  readonly make: (edit: FileEdit) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** Edits of a draft with their history, which lasts as long as the component. Ctrl+Z and Ctrl+Shift+Z work outside of text fields. */
export function useFileEdits(draft: Draft, onChange: (changes: DraftChanges) => void): FileEdits {
  const { t } = useWords();
  const toast = useToast();
  const [history] = useState(createEditHistory);
  const { done, undone } = useStore(history);
  // Several edits may come before the next drawing.
  const latest = useRef({ draft, onChange });
  useEffect(() => {
    latest.current = { draft, onChange };
  });

  function carryOut(edit: FileEdit | null): boolean {
    if (edit === null) return false;
    const changes = changesOf(edit, latest.current.draft);
    const { draft: before } = latest.current;
    latest.current = { ...latest.current, draft: Object.assign({}, before, changes) };
    latest.current.onChange(changes);
    return true;
  }

  function undo(edit?: FileEdit): void {
    if (carryOut(history.undo(edit))) toast({ tone: 'info', text: t('prepare-files:done.undone') });
  }

  function redo(): void {
    carryOut(history.redo());
  }

  function make(edit: FileEdit): void {
    history.edited(edit);
    carryOut(edit);
    const text = told(t, edit);
    if (text !== null) {
      const action = { label: t('common:undo'), onClick: () => undo(edit) };
      toast({ tone: 'success', text, action, isPassing: true });
    }
  }

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isTyping(event.target)) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) redo();
      else undo();
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  });

  return { make, undo, redo, canUndo: done.length > 0, canRedo: undone.length > 0 };
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, [contenteditable="true"]') !== null
  );
}

/** What is said of an edit; null for one that shows by itself. */
function told(t: Translate, edit: FileEdit): string | null {
  switch (edit.kind) {
    case 'rename': {
      const path = printable(edit.path);
      return edit.to === null
        ? t('prepare-files:done.unrenamed', { path })
        : t('prepare-files:done.renamed', { path });
    }
    case 'ignore':
      return t('prepare-files:done.ignored');
    case 'unignore':
      return t('prepare-files:done.unignored');
    case 'choose':
      return null;
    default:
      return edit satisfies never;
  }
}
