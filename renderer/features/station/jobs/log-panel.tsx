import { Switch } from '@mantine/core';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { printable } from '../../../../shared/base/printable.ts';
import { rowOutcome } from '../../../../shared/domain/import-log/parse-row.ts';
import type { ImportLogRow } from '../../../../shared/domain/import-log/row.ts';
import type { Speech } from '../../../../shared/words/words.ts';
import { DataTable, type DataColumn } from '../../../ui/data-table.tsx';
import { FilePathText } from '../../../ui/file-path-text.tsx';
import { HelpText } from '../../../ui/help-text.tsx';
import type { Tone } from '../../../ui/palette.ts';
import { Panel } from '../../../ui/panel.tsx';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import { ProblemNote } from '../../../widgets/problem-note.tsx';
import { useWords } from '../../../words.tsx';
import type { StationStore } from '../station-store.ts';

interface Tail {
  readonly rows: readonly ImportLogRow[];
  readonly totalRows: number;
  readonly failedRows: number;
  readonly isReading: boolean;
}

interface LogPanelProps {
  readonly store: StationStore;
  readonly jobId: string;
}

const tones: Readonly<Record<ReturnType<typeof rowOutcome>, Tone>> = {
  loaded: 'success',
  ignored: 'neutral',
  failed: 'danger',
};

/** The end of a job's import log, as it grows. */
export function LogPanel({ store, jobId }: LogPanelProps): ReactNode {
  const words = useWords();
  const { t } = words;
  const [onlyFailed, setOnlyFailed] = useState(false);
  const [tail, setTail] = useState<Tail | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const columns = useMemo(() => logColumns(words), [words]);
  useEffect(
    () =>
      store.client.subscribe(
        'station.log',
        { jobId, onlyFailed },
        { onValue: setTail, onEnd: (error) => setProblem(error) },
      ),
    [store, jobId, onlyFailed],
  );
  const rows = useMemo(() => numbered(tail), [tail]);
  return (
    <Panel
      isFlush
      title={t('station:job.logTitle')}
      text={t('station:job.logText')}
      actions={
        <Switch
          label={t('station:job.logOnlyFailed')}
          checked={onlyFailed}
          onChange={(event) => setOnlyFailed(event.currentTarget.checked)}
        />
      }
    >
      {problem !== null && (
        <div className="station-pad">
          <ProblemNote problem={problem} />
        </div>
      )}
      <div className="station-log">
        <DataTable
          label={t('station:job.logTitle')}
          columns={columns}
          rows={rows}
          rowKey={({ number }) => String(number)}
          rowHeightPx={34}
          empty={
            <div className="station-pad">
              <HelpText>{emptyText(words, tail)}</HelpText>
            </div>
          }
        />
      </div>
      {tail !== null && rows.length > 0 && (
        <div className="station-pad" role="status">
          <HelpText>
            {t('station:job.logShown', {
              shown: rows.length,
              total: tail.totalRows,
              failed: tail.failedRows,
            })}
          </HelpText>
        </div>
      )}
    </Panel>
  );
}

interface NumberedRow {
  readonly number: number;
  readonly row: ImportLogRow;
}

/** The newest on top. */
function numbered(tail: Tail | null): readonly NumberedRow[] {
  return (tail?.rows ?? []).map((row, number) => ({ number, row })).reverse();
}

function emptyText({ t }: Speech, tail: Tail | null): string {
  if (tail === null || tail.isReading) return t('station:job.logReading');
  return tail.totalRows === 0 ? t('station:job.logNone') : t('station:job.logNoFailed');
}

function logColumns({ t, format }: Speech): readonly DataColumn<NumberedRow>[] {
  return [
    {
      id: 'file',
      header: t('station:job.logColumns.file'),
      width: 'minmax(0, 2fr)',
      render: ({ row }) => <FilePathText path={row.file} />,
    },
    {
      id: 'status',
      header: t('station:job.logColumns.status'),
      width: '13rem',
      render: ({ row }) => (
        <StatusBadge tone={tones[rowOutcome(row)]}>{`${row.status} ${printable(row.code)}`}</StatusBadge>
      ),
    },
    {
      id: 'size',
      header: t('station:job.logColumns.size'),
      width: '6rem',
      isEnd: true,
      render: ({ row }) => (row.sizeBytes === null ? '' : format.bytes(row.sizeBytes)),
    },
    {
      id: 'key',
      header: t('station:job.logColumns.key'),
      width: 'minmax(0, 2fr)',
      render: ({ row }) => <FilePathText path={row.key} />,
    },
    {
      id: 'time',
      header: t('station:job.logColumns.time'),
      width: '6rem',
      render: ({ row }) => format.time(row.atMs),
    },
  ];
}
