import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { printable } from '../../../../shared/base/printable.ts';
import type { TreeRow } from '../../../../shared/contract/tree.ts';
import { exactIgnoreRule } from '../../../../shared/domain/keys/offered-fixes.ts';
import { HelpText } from '../../../ui/help-text.tsx';
import { KeyValueList, type KeyValue } from '../../../ui/key-value-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useWords } from '../../../words.tsx';
import { FindingText } from './finding-text.tsx';
import { FixButtons, type FixActions } from './fix-buttons.tsx';
import type { Fixer } from './fixer.ts';

interface RowDetailsProps extends FixActions {
  readonly row: TreeRow | null;
  readonly fixer: Fixer;
}

/** The row that a person is at: its key, where it goes, what was found, what can be done. */
export function RowDetails({ row, fixer, ...actions }: RowDetailsProps): ReactNode {
  const { t, format } = useWords();
  if (row === null) {
    return (
      <Panel title={t('prepare-files:row.title')}>
        <HelpText>{t('prepare-files:row.none')}</HelpText>
      </Panel>
    );
  }
  const isFolder = row.kind === 'folder';
  const isRenamed = fixer.renamedTo(row.path) !== undefined;
  const items: KeyValue[] = [
    { key: t('prepare-files:row.key'), value: <bdi className="files-long">{printable(row.key)}</bdi> },
    ...optional(row.drivePath, t('prepare-files:row.drivePath')),
    ...optional(isRenamed ? row.path : null, t('prepare-files:row.renamedFrom')),
    { key: t('prepare-files:row.size'), value: format.bytes(row.sizeBytes) },
    ...(isFolder || row.state === 'ok'
      ? []
      : [{ key: t('prepare-files:row.state'), value: t(`prepare-files:tree.state.${row.state}`) }]),
  ];
  return (
    <Panel title={isFolder ? t('prepare-files:row.folderTitle') : t('prepare-files:row.title')}>
      <KeyValueList items={items} />
      {row.findings.map((finding) => (
        <div className="files-found" key={`${finding.severity} ${finding.code}`}>
          <FindingText finding={finding} />
          <FixButtons path={row.path} fixes={fixer.offered(finding, row.path, row.drivePath)} {...actions} />
        </div>
      ))}
      {!isFolder && row.findings.length === 0 && <HelpText>{t('prepare-files:row.fine')}</HelpText>}
      {!isFolder && row.state !== 'ignored' && (
        <div className="files-fixes">
          {fixer.canRename && (
            <Button size="compact-sm" variant="default" onClick={() => actions.onAskRename(row.path, null)}>
              {t('prepare-files:row.rename')}
            </Button>
          )}
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => actions.onIgnore(exactIgnoreRule(fixer.renamedTo(row.path) ?? row.path))}
          >
            {t('prepare-files:row.leaveOut')}
          </Button>
        </div>
      )}
    </Panel>
  );
}

function optional(path: string | null, key: string): KeyValue[] {
  return path === null ? [] : [{ key, value: <bdi className="files-long">{printable(path)}</bdi> }];
}
