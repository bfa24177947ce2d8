import { Button } from '@mantine/core';
import { IconChecklist, IconEyeCheck, IconFileDownload, IconShieldLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { AppClient } from '../../../../shared/contract/contract.ts';
import type { Draft, PrepareStep } from '../../../../shared/contract/drafts.ts';
import type { TreeState } from '../../../../shared/contract/tree.ts';
import { FilePathText } from '../../../ui/file-path-text.tsx';
import { Figure, FigureRow } from '../../../ui/figure.tsx';
import { KeyValueList, type KeyValue } from '../../../ui/key-value-list.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useWords } from '../../../words.tsx';
import { bucketOf } from '../bucket-of.ts';
import { stepTitle } from '../step-words.ts';
import { useTreeCount } from './use-tree-count.ts';

interface CopySummaryProps {
  readonly client: AppClient;
  readonly draft: Draft;
  readonly goTo: (step: PrepareStep) => void;
}

const shownSources = 5;

/** What will be done, and how it is verified, before it begins. */
export function CopySummary({ client, draft, goTo }: CopySummaryProps): ReactNode {
  const { t } = useWords();
  const count = useTreeCount(client, draft);
  return (
    <>
      <Panel title={t('prepare-copy:summary.title')}>
        <div className="copy-summary">
          <CountFigures count={count} />
          <KeyValueList items={useFacts(draft)} />
        </div>
      </Panel>
      <CountNotices count={count} isLeftOut={draft.skipErrors} goTo={goTo} />
      <Panel title={t('prepare-copy:how.title')}>
        <HowVerified isInPlace={draft.useDriveContents} />
      </Panel>
    </>
  );
}

function useFacts(draft: Draft): readonly KeyValue[] {
  const { t } = useWords();
  const { drive, sources, useDriveContents, manifestText } = draft;
  const shown = sources.slice(0, shownSources);
  const more = sources.length - shown.length;
  return [
    {
      key: t('prepare-copy:summary.from'),
      value: useDriveContents ? (
        t('prepare-copy:summary.onDrive')
      ) : (
        <ul className="copy-paths">
          {shown.map((path) => (
            <li key={path}>
              <FilePathText path={path} />
            </li>
          ))}
          {more > 0 && <li>{`+ ${more}`}</li>}
        </ul>
      ),
    },
    {
      key: t('prepare-copy:summary.drive'),
      value: drive === null ? '' : <FilePathText path={drive.mountPoint} />,
    },
    { key: t('prepare-copy:summary.bucket'), value: bucketOf(manifestText) ?? '' },
  ];
}

function CountFigures({ count }: { readonly count: TreeState | null }): ReactNode {
  const { t, format } = useWords();
  const isCounted = count?.phase === 'ready';
  const note = isCounted ? undefined : t('prepare-copy:summary.counting');
  const { value, unit } = format.bytesParts(count?.bytes ?? 0);
  return (
    <FigureRow>
      <Figure label={t('prepare-copy:summary.files')} value={format.count(count?.files ?? 0)} note={note} />
      <Figure label={t('prepare-copy:summary.bytes')} value={value} unit={unit} note={note} />
      {count?.spaceNeededBytes !== null && count?.spaceNeededBytes !== undefined && (
        <Figure label={t('prepare-copy:summary.space')} value={format.bytes(count.spaceNeededBytes)} />
      )}
    </FigureRow>
  );
}

interface CountNoticesProps {
  readonly count: TreeState | null;
  /** Whether what cannot arrive is left out. */
  readonly isLeftOut: boolean;
  readonly goTo: (step: PrepareStep) => void;
}

function CountNotices({ count, isLeftOut, goTo }: CountNoticesProps): ReactNode {
  const { t } = useWords();
  if (count === null) return null;
  if (count.phase === 'failed') return <Notice tone="warning">{t('prepare-copy:summary.uncounted')}</Notice>;
  const { refusedFiles, ignoredFiles, changedFiles } = count;
  return (
    <>
      {refusedFiles > 0 && (
        <Notice
          tone={isLeftOut ? 'info' : 'warning'}
          actions={
            <Button variant="default" size="sm" onClick={() => goTo('files')}>
              {t('prepare-copy:goTo', { step: stepTitle(t, 'files') })}
            </Button>
          }
        >
          {t('prepare-copy:summary.refused', { count: refusedFiles })}
        </Notice>
      )}
      {(ignoredFiles > 0 || changedFiles > 0) && (
        <Notice tone="info">
          {ignoredFiles > 0 && <div>{t('prepare-copy:summary.ignored', { count: ignoredFiles })}</div>}
          {changedFiles > 0 && <div>{t('prepare-copy:summary.changed', { count: changedFiles })}</div>}
        </Notice>
      )}
    </>
  );
}

function HowVerified({ isInPlace }: { readonly isInPlace: boolean }): ReactNode {
  const { t } = useWords();
  return (
    <ul className="copy-how">
      <li>
        <IconFileDownload size={18} stroke={1.6} aria-hidden />
        {isInPlace ? t('prepare-copy:how.inPlace') : t('prepare-copy:how.writeFirst')}
      </li>
      <li>
        <IconEyeCheck size={18} stroke={1.6} aria-hidden />
        {t('prepare-copy:how.readBack')}
      </li>
      <li>
        <IconChecklist size={18} stroke={1.6} aria-hidden />
        {t('prepare-copy:how.inventory')}
      </li>
      <li>
        <IconShieldLock size={18} stroke={1.6} aria-hidden />
        {t('prepare-copy:how.keeps')}
      </li>
    </ul>
  );
}
