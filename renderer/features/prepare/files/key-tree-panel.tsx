import { Checkbox, CloseButton, Loader, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState, type ReactNode, type Ref } from 'react';
import { useStore } from 'zustand';
import type { TreeRow, TreeState } from '../../../../shared/contract/tree.ts';
import { Panel } from '../../../ui/panel.tsx';
import type { TreeItem } from '../../../ui/tree-row.tsx';
import { VirtualTree, type VirtualTreeControls } from '../../../ui/virtual-tree.tsx';
import { useWords } from '../../../words.tsx';
import { KeyRow } from './key-row.tsx';
import type { TreeStore } from './tree-store.ts';

interface KeyTreePanelProps {
  readonly store: TreeStore;
  readonly controls: Ref<VirtualTreeControls>;
  readonly onCurrent: (row: TreeRow) => void;
}

const filterDelayMs = 200;

/** The tree of keys with its totals and what narrows it down. */
export function KeyTreePanel({ store, controls, onCurrent }: KeyTreePanelProps): ReactNode {
  const { t } = useWords();
  const { tree, revision, isReading } = useStore(store);
  return (
    <Panel
      title={t('prepare-files:tree.title')}
      text={<TreeTotals tree={tree} isReading={isReading} />}
      className="files-tree"
      isFlush
    >
      <TreeTools store={store} />
      {tree !== null && tree.rowCount > 0 ? (
        <VirtualTree
          label={t('prepare-files:tree.label')}
          source={{ rowCount: tree.rowCount, revision, load: store.load }}
          itemOf={itemOf}
          renderRow={renderRow}
          onToggle={store.toggle}
          onCurrent={onCurrent}
          controls={controls}
        />
      ) : (
        <NoRows store={store} />
      )}
    </Panel>
  );
}

function itemOf({ depth, kind, isOpen }: TreeRow): TreeItem {
  return { depth, isFolder: kind === 'folder', isOpen };
}

function renderRow(row: TreeRow): ReactNode {
  return <KeyRow row={row} />;
}

interface TreeTotalsProps {
  readonly tree: TreeState | null;
  readonly isReading: boolean;
}

function TreeTotals({ tree, isReading }: TreeTotalsProps): ReactNode {
  const { t, format } = useWords();
  if (tree === null) return <span role="status">{t('prepare-files:tree.reading')}</span>;
  const files = t('common:files', { count: tree.files });
  const totals = t('prepare-files:tree.ready', {
    files,
    folders: t('common:folders', { count: tree.folders }),
    size: format.bytes(tree.bytes),
  });
  const text = tree.phase === 'scanning' ? t('prepare-files:tree.readingSoFar', { files }) : totals;
  return (
    <span className="files-totals">
      {isReading && <Loader size={14} aria-hidden />}
      {/* Figures that run are not for the ear; the end is. */}
      <span aria-live={tree.phase === 'ready' && !isReading ? 'polite' : 'off'}>{text}</span>
    </span>
  );
}

function TreeTools({ store }: { readonly store: TreeStore }): ReactNode {
  const { t } = useWords();
  const { filter } = useStore(store);
  const [text, setText] = useState(filter.text);
  useEffect(() => {
    if (text === store.getState().filter.text) return undefined;
    const timer = setTimeout(() => store.setFilter({ ...store.getState().filter, text }), filterDelayMs);
    return () => clearTimeout(timer);
  }, [store, text]);
  return (
    <div className="files-tools">
      <TextInput
        aria-label={t('prepare-files:tree.filter')}
        placeholder={t('prepare-files:tree.filter')}
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={
          text === '' ? null : (
            <CloseButton
              size="sm"
              aria-label={t('prepare-files:tree.clearFilter')}
              onClick={() => setText('')}
            />
          )
        }
        value={text}
        maxLength={1024}
        spellCheck={false}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Checkbox
        label={t('prepare-files:tree.onlyTroubled')}
        checked={filter.onlyTroubled}
        onChange={(event) => store.setFilter({ ...filter, onlyTroubled: event.currentTarget.checked })}
      />
    </div>
  );
}

function NoRows({ store }: { readonly store: TreeStore }): ReactNode {
  const { t } = useWords();
  const { tree, filter, isReading } = useStore(store);
  return (
    <p className="files-no-rows" role="status">
      {filter.text !== '' && t('prepare-files:tree.nothingMatches')}
      {filter.text === '' && filter.onlyTroubled && t('prepare-files:tree.nothingTroubled')}
      {filter.text === '' &&
        !filter.onlyTroubled &&
        (isReading || tree === null ? t('prepare-files:tree.reading') : t('prepare-files:tree.noFiles'))}
    </p>
  );
}
