import { useMemo, useRef, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { printable } from '../../../../shared/base/printable.ts';
import type { Draft } from '../../../../shared/contract/drafts.ts';
import type { TreeRow } from '../../../../shared/contract/tree.ts';
import { useToast } from '../../../ui/toast-host.tsx';
import type { VirtualTreeControls } from '../../../ui/virtual-tree.tsx';
import { useWords } from '../../../words.tsx';
import type { DraftChanges } from '../step-props.ts';
import type { Capacity } from './capacity.ts';
import { CapacityNote } from './capacity-note.tsx';
import { DecisionsPanel } from './decisions-panel.tsx';
import { choosing, ignoreRulesOf, renaming } from './file-edits.ts';
import { FindingsPanel } from './findings-panel.tsx';
import type { FixActions } from './fix-buttons.tsx';
import { createFixer } from './fixer.ts';
import { KeyTreePanel } from './key-tree-panel.tsx';
import { RenameDialog, type RenameQuestion } from './rename-dialog.tsx';
import { RowDetails } from './row-details.tsx';
import { SourcesPanel } from './sources-panel.tsx';
import { TreeFault } from './tree-fault.tsx';
import type { TreeStore } from './tree-store.ts';
import type { FileEdits } from './use-file-edits.ts';

interface FilesWorkspaceProps {
  readonly draft: Draft;
  readonly store: TreeStore;
  readonly edits: FileEdits;
  readonly capacity: Capacity | null;
  readonly hasEarlierCopy: boolean;
  readonly onAdd: (kind: 'files' | 'folders') => void;
  readonly onChange: (changes: DraftChanges) => void;
}

/** Sources, the tree of their keys, and beside it what was found and decided. */
export function FilesWorkspace(props: FilesWorkspaceProps): ReactNode {
  const { draft, store, edits, capacity, hasEarlierCopy, onAdd, onChange } = props;
  const { t } = useWords();
  const toast = useToast();
  const { tree, problem } = useStore(store);
  const controls = useRef<VirtualTreeControls>(null);
  const [row, setRow] = useState<TreeRow | null>(null);
  const [question, setQuestion] = useState<RenameQuestion | null>(null);
  const added = tree?.addedSubstitutions;
  const fixer = useMemo(() => createFixer(draft, added ?? {}), [draft, added]);
  const rules = useMemo(() => ignoreRulesOf(draft.manifestText), [draft.manifestText]);
  const fault = problem ?? tree?.error ?? null;

  const actions: FixActions = {
    onRename: (path, to) => edits.make(renaming(draft, path, to)),
    onAskRename(path, proposal) {
      const now = fixer.renamedTo(path) ?? path.replace(/\/\/\d+$/, '');
      setQuestion({ path, now, proposal: proposal ?? now });
    },
    onIgnore: (rule) => edits.make({ kind: 'ignore', rule }),
  };

  async function show(path: string): Promise<void> {
    const index = await store.reveal(path);
    if (index !== null) controls.current?.showRow(index);
    else toast({ tone: 'info', text: t('prepare-files:findings.notShown', { path: printable(path) }) });
  }

  return (
    <div className="files-grid">
      <div className="files-main">
        <SourcesPanel
          draft={draft}
          onAdd={onAdd}
          onRemove={(path) =>
            edits.make(choosing(draft, { sources: draft.sources.filter((one) => one !== path) }))
          }
          onPrefix={(keyPrefix) => onChange({ keyPrefix })}
          onIgnoreJunk={(ignoreJunk) => edits.make(choosing(draft, { ignoreJunk }))}
          onNoContents={() => edits.make(choosing(draft, { useDriveContents: false }))}
        />
        {fault !== null && <TreeFault fault={fault} onReadAgain={() => store.readAgain()} />}
        {capacity !== null && <CapacityNote capacity={capacity} hasEarlierCopy={hasEarlierCopy} />}
        <KeyTreePanel store={store} controls={controls} onCurrent={setRow} />
      </div>
      <div className="files-aside">
        {tree !== null && (
          <FindingsPanel
            tree={tree}
            fixer={fixer}
            skipErrors={draft.skipErrors}
            onSkipErrors={(skipErrors) => edits.make(choosing(draft, { skipErrors }))}
            onShow={(path) => void show(path)}
            {...actions}
          />
        )}
        <RowDetails row={row} fixer={fixer} {...actions} />
        <DecisionsPanel
          draft={draft}
          rules={rules}
          onTakeBackRename={(path) => edits.make(renaming(draft, path, null))}
          onTakeBackRule={(rule) => edits.make({ kind: 'unignore', rule })}
        />
      </div>
      <RenameDialog question={question} onRename={actions.onRename} onClose={() => setQuestion(null)} />
    </div>
  );
}
