import {
  IconAlertTriangle,
  IconArrowsExchange,
  IconCircleX,
  IconEyeOff,
  IconFile,
  IconFolder,
  type Icon,
} from '@tabler/icons-react';
import { memo, type ReactNode } from 'react';
import { printable } from '../../../../shared/base/printable.ts';
import type { TreeRow } from '../../../../shared/contract/tree.ts';
import { useWords } from '../../../words.tsx';

const stateIcons: Readonly<Record<Exclude<TreeRow['state'], 'ok'>, Icon>> = {
  changed: IconArrowsExchange,
  ignored: IconEyeOff,
  refused: IconCircleX,
  warned: IconAlertTriangle,
};

/** One line of the tree: name, where it goes on the drive if elsewhere, how it stands, and how much it is. */
export const KeyRow = memo(function KeyRow({ row }: { readonly row: TreeRow }): ReactNode {
  const { t, format } = useWords();
  const isFolder = row.kind === 'folder';
  return (
    <span className="files-row" data-state={row.state}>
      {isFolder ? (
        <IconFolder size={16} stroke={1.6} aria-hidden />
      ) : (
        <IconFile size={16} stroke={1.6} aria-hidden />
      )}
      <span className="files-row-name">
        <bdi>{printable(row.name)}</bdi>
        {row.drivePath !== null && (
          <span className="files-row-drive">
            {t('prepare-files:tree.onDrive', { path: printable(row.drivePath) })}
          </span>
        )}
      </span>
      <RowState row={row} />
      {isFolder && <span className="files-row-count">{t('common:files', { count: row.files })}</span>}
      <span className="files-row-size">{format.bytes(row.sizeBytes)}</span>
    </span>
  );
});

function RowState({ row }: { readonly row: TreeRow }): ReactNode {
  const { t } = useWords();
  if (row.state === 'ok') return null;
  const Symbol = stateIcons[row.state];
  const isCounted = row.kind === 'folder' && row.troubled > 0;
  return (
    <span className="files-row-state">
      <Symbol size={14} stroke={1.8} aria-hidden />
      {isCounted
        ? t('prepare-files:tree.troubled', { count: row.troubled })
        : t(`prepare-files:tree.state.${row.state}`)}
    </span>
  );
}
