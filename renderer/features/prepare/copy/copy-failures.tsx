import { useMemo, type ReactNode } from 'react';
import type { CopyFailure } from '../../../../shared/domain/job/prepare-outcome.ts';
import { enPrepareCopy } from '../../../../shared/words/en/prepare-copy.ts';
import { DataTable, type DataColumn } from '../../../ui/data-table.tsx';
import { FilePathText } from '../../../ui/file-path-text.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useWords } from '../../../words.tsx';

interface CopyFailuresProps {
  /** The first of them. */
  readonly failures: readonly CopyFailure[];
  readonly failed: number;
}

/** The files that are not on the drive, each with what happened and what to do. */
export function CopyFailures({ failures, failed }: CopyFailuresProps): ReactNode {
  const { t } = useWords();
  const columns = useMemo<readonly DataColumn<CopyFailure>[]>(
    () => [
      {
        id: 'path',
        header: t('prepare-copy:failures.path'),
        width: 'minmax(0, 1fr)',
        render: ({ path }) => <FilePathText path={path} />,
        sortValue: ({ path }) => path,
      },
      {
        id: 'reason',
        header: t('prepare-copy:failures.reason'),
        width: 'minmax(0, 0.8fr)',
        render: ({ code }) => (
          <span className="copy-advice">{t(`prepare-copy:failure.${nameOf(code)}.reason`)}</span>
        ),
        sortValue: ({ code }) => code,
      },
      {
        id: 'advice',
        header: t('prepare-copy:failures.advice'),
        width: 'minmax(0, 1.8fr)',
        render: ({ code }) => (
          <span className="copy-advice">{t(`prepare-copy:failure.${nameOf(code)}.advice`)}</span>
        ),
      },
    ],
    [t],
  );
  const rest =
    failed > failures.length ? t('prepare-copy:failures.first', { count: failures.length }) : undefined;
  return (
    <Panel title={t('prepare-copy:failures.title')} text={rest} isFlush>
      <DataTable
        label={t('prepare-copy:failures.title')}
        columns={columns}
        rows={failures}
        rowKey={({ path }) => path}
        rowHeightPx={76}
      />
    </Panel>
  );
}

type FailureName = keyof typeof enPrepareCopy.failure;

function nameOf(code: string): FailureName {
  return isFailureName(code) ? code : 'other';
}

function isFailureName(code: string): code is FailureName {
  return Object.hasOwn(enPrepareCopy.failure, code);
}
