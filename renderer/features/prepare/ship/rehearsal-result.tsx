import { Button } from '@mantine/core';
import { useMemo, type ReactNode } from 'react';
import type { PrepareStep } from '../../../../shared/contract/drafts.ts';
import { DataTable, type DataColumn } from '../../../ui/data-table.tsx';
import { FilePathText } from '../../../ui/file-path-text.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import { useWords } from '../../../words.tsx';
import type { RehearsalCheck, RehearsalReport } from './rehearsal-view.ts';

interface RehearsalResultProps {
  readonly report: RehearsalReport;
  readonly endedMs: number | null;
  readonly hasJob: boolean;
  readonly goTo: (step: PrepareStep) => void;
}

const tones = { passed: 'success', failed: 'danger', open: 'neutral' } as const;

/** Will it import cleanly? And what was looked at to say so. */
export function RehearsalResult({ report, endedMs, hasJob, goTo }: RehearsalResultProps): ReactNode {
  const { t, format } = useWords();
  const failed = report.checks.filter(({ outcome }) => outcome === 'failed');
  const needsCopy = failed.some(({ name }) => name !== 'signature');
  const needsSign = failed.some(({ name }) => name === 'signature');
  return (
    <>
      {report.willImportCleanly ? (
        <Notice
          tone={hasJob ? 'success' : 'info'}
          announce="status"
          title={t(hasJob ? 'prepare-ship:rehearsal.clean' : 'prepare-ship:rehearsal.cleanUnsigned')}
        >
          {t('prepare-ship:rehearsal.cleanText', {
            files: t('common:files', { count: report.wouldLoad }),
            size: format.bytes(report.bytes),
          })}
          {report.ignored > 0 && ` ${t('prepare-ship:rehearsal.cleanIgnored', { count: report.ignored })}`}
        </Notice>
      ) : (
        <Notice
          tone="danger"
          announce="alert"
          title={t('prepare-ship:rehearsal.notClean')}
          actions={
            <>
              {needsCopy && (
                <Button variant="default" size="sm" onClick={() => goTo('copy')}>
                  {t('prepare-ship:rehearsal.goCopy')}
                </Button>
              )}
              {needsSign && (
                <Button variant="default" size="sm" onClick={() => goTo('sign')}>
                  {t('prepare-ship:rehearsal.goSign')}
                </Button>
              )}
            </>
          }
        >
          {t('prepare-ship:rehearsal.notCleanText')}
        </Notice>
      )}
      <ul className="ship-checks" aria-label={t('prepare-ship:rehearsal.checks')}>
        {report.checks.map((check) => (
          <CheckLine key={check.name} check={check} hasJob={hasJob} />
        ))}
      </ul>
      {report.failures.length > 0 && <Failures failures={report.failures} />}
      <p className="ship-quiet">
        {t('prepare-ship:rehearsal.finished', {
          date: endedMs === null ? '' : format.dateTime(endedMs),
          duration: format.duration(report.seconds * 1000),
        })}
      </p>
    </>
  );
}

interface CheckLineProps {
  readonly check: RehearsalCheck;
  readonly hasJob: boolean;
}

/** The engine's own words are shown where they say more: of what failed. */
function CheckLine({ check: { name, outcome, detail }, hasJob }: CheckLineProps): ReactNode {
  const { t } = useWords();
  const isUnsigned = name === 'signature' && outcome === 'open' && !hasJob;
  return (
    <li>
      <StatusBadge tone={tones[outcome]}>{t(`prepare-ship:check.outcome.${outcome}`)}</StatusBadge>
      <div>
        <strong>{t(`prepare-ship:check.${name}.name`)}</strong>
        <span>
          {t(
            isUnsigned
              ? 'prepare-ship:check.signature.openUnsigned'
              : `prepare-ship:check.${name}.${outcome}`,
          )}
        </span>
        {outcome === 'failed' && <span className="ship-quiet">{detail}</span>}
      </div>
    </li>
  );
}

type Failure = RehearsalReport['failures'][number];

function Failures({ failures }: { readonly failures: readonly Failure[] }): ReactNode {
  const { t } = useWords();
  const columns = useMemo<readonly DataColumn<Failure>[]>(
    () => [
      {
        id: 'file',
        header: t('prepare-ship:rehearsal.path'),
        width: 'minmax(0, 2fr)',
        render: ({ file }) => <FilePathText path={file} />,
      },
      { id: 'code', header: t('prepare-ship:rehearsal.reason'), render: ({ code }) => code },
    ],
    [t],
  );
  return (
    <DataTable
      label={t('prepare-ship:rehearsal.failures')}
      columns={columns}
      rows={failures}
      rowKey={({ file }) => file}
    />
  );
}
