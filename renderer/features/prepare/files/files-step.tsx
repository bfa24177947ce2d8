import './files-step.css';
import { Button } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp, IconFiles } from '@tabler/icons-react';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Draft } from '../../../../shared/contract/drafts.ts';
import { DropArea } from '../../../ui/drop-area.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { StepPage } from '../../../ui/step-page.tsx';
import { useToast } from '../../../ui/toast-host.tsx';
import { useWords } from '../../../words.tsx';
import { useDrivePlace } from '../drive/use-drive-place.ts';
import { useDrives } from '../drive/use-drives.ts';
import type { StepProps } from '../step-props.ts';
import { capacityOf } from './capacity.ts';
import { choosing } from './file-edits.ts';
import { filesMissing, type FilesMissing } from './files-missing.ts';
import { FilesWorkspace } from './files-workspace.tsx';
import { AddButtons } from './sources-panel.tsx';
import { createTreeStore } from './tree-store.ts';
import { useFileEdits, type FileEdits } from './use-file-edits.ts';
import { wantedTree } from './wanted-tree.ts';

/** The step that chooses files: what is posted, under which keys, and what stands in the way. */
export function FilesStep({ host, draft, onChange, onNext, onBack }: StepProps): ReactNode {
  const { t, format } = useWords();
  const toast = useToast();
  const edits = useFileEdits(draft, onChange);
  const { state: drives, chosen } = useDrives(host.client, draft.drive);
  useDrivePlace(chosen, draft.drive, onChange);
  const [store] = useState(() => createTreeStore(host.client));
  const tree = useStore(store, (state) => state.tree);
  useEffect(() => () => store.close(), [store]);

  const isDriveThere = drives.drives === null || chosen !== null;
  const wanted = useMemo(() => wantedTree(draft, isDriveThere), [draft, isDriveThere]);
  useEffect(() => store.want(wanted), [store, wanted]);

  const capacity = draft.useDriveContents ? null : capacityOf(chosen, tree?.spaceNeededBytes ?? null);
  const hasEarlierCopy = chosen?.hasEarlierCopy ?? false;
  const missing = filesMissing(draft, tree, { capacity, hasEarlierCopy });

  function add(paths: readonly string[]): void {
    const fresh = paths.filter((path) => !draft.sources.includes(path));
    if (fresh.length === 0) return;
    edits.make(choosing(draft, { sources: [...draft.sources, ...new Set(fresh)], useDriveContents: false }));
  }

  async function choose(kind: 'files' | 'folders'): Promise<void> {
    const title =
      kind === 'files'
        ? t('prepare-files:sources.addFilesTitle')
        : t('prepare-files:sources.addFoldersTitle');
    const { paths } = await host.client.call('app.choose', { kind, title });
    add(paths);
  }

  function drop(files: readonly File[]): void {
    const paths = files.map((file) => host.pathForFile(file)).filter((path) => path !== null);
    if (paths.length === 0) toast({ tone: 'warning', text: t('prepare-files:sources.notFiles') });
    else add(paths);
  }

  const isEmpty = draft.sources.length === 0 && !draft.useDriveContents;
  return (
    <StepPage
      title={t('prepare-files:heading')}
      lead={t('prepare-files:lead')}
      actions={<UndoButtons edits={edits} />}
      back={{ label: t('common:back'), onClick: onBack }}
      next={{ label: t('common:next'), onClick: onNext, missing: missingText(missing) }}
    >
      <DropArea overText={t('prepare-files:dropHere')} onDrop={drop} className="files-step ui-fill">
        {isEmpty ? (
          <NoSources
            draft={draft}
            onAdd={(kind) => void choose(kind)}
            onContents={() => edits.make(choosing(draft, { useDriveContents: true }))}
          />
        ) : (
          <FilesWorkspace
            draft={draft}
            store={store}
            edits={edits}
            capacity={capacity}
            hasEarlierCopy={hasEarlierCopy}
            onAdd={(kind) => void choose(kind)}
            onChange={onChange}
          />
        )}
      </DropArea>
    </StepPage>
  );

  function missingText(what: FilesMissing): string | undefined {
    switch (what.kind) {
      case 'nothing':
        return undefined;
      case 'space':
        return t('prepare-files:missing.space', { missing: format.bytes(what.missingBytes) });
      case 'refused':
        return t('prepare-files:missing.refused', { count: what.files });
      case 'sources':
      case 'failed':
      case 'noFiles':
        return t(`prepare-files:missing.${what.kind}`);
      default:
        return what satisfies never;
    }
  }
}

function UndoButtons({ edits }: { readonly edits: FileEdits }): ReactNode {
  const { t } = useWords();
  if (!edits.canUndo && !edits.canRedo) return null;
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconArrowBackUp size={16} aria-hidden />}
        disabled={!edits.canUndo}
        aria-keyshortcuts="Control+Z"
        onClick={edits.undo}
      >
        {t('common:undo')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconArrowForwardUp size={16} aria-hidden />}
        disabled={!edits.canRedo}
        aria-keyshortcuts="Control+Shift+Z"
        onClick={edits.redo}
      >
        {t('common:redo')}
      </Button>
    </>
  );
}

interface NoSourcesProps {
  readonly draft: Draft;
  readonly onAdd: (kind: 'files' | 'folders') => void;
  readonly onContents: () => void;
}

function NoSources({ draft, onAdd, onContents }: NoSourcesProps): ReactNode {
  const { t } = useWords();
  return (
    <EmptyState
      icon={IconFiles}
      title={t('prepare-files:empty.title')}
      text={t('prepare-files:empty.text')}
      action={
        <div className="files-begin">
          <AddButtons onAdd={onAdd} />
          {draft.drive !== null && (
            <p>
              {t('prepare-files:empty.contents')}{' '}
              <Button size="compact-sm" variant="subtle" onClick={onContents}>
                {t('prepare-files:empty.useContents')}
              </Button>
            </p>
          )}
        </div>
      }
    />
  );
}
