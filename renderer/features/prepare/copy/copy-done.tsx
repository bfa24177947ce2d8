import type { ReactNode } from 'react';
import type { PrepareOutcome } from '../../../../shared/domain/job/prepare-outcome.ts';
import type { Speech } from '../../../../shared/words/words.ts';
import { Figure, FigureRow } from '../../../ui/figure.tsx';
import { KeyValueList, type KeyValue } from '../../../ui/key-value-list.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useWords } from '../../../words.tsx';
import { CopyFailures } from './copy-failures.tsx';
import type { CopyReport } from './copy-report.ts';

interface CopyDoneProps {
  readonly outcome: PrepareOutcome;
  /** What else the engine told at its end; null when that is no longer kept. */
  readonly report: CopyReport | null;
}

/** What was copied and how it was verified; what failed, and what to do. */
export function CopyDone({ outcome, report }: CopyDoneProps): ReactNode {
  const words = useWords();
  const { t, format } = words;
  const { failed, failures = [] } = outcome;
  const { value, unit } = format.bytesParts(outcome.bytes);
  const facts = report === null ? [] : factsOf(words, report);
  return (
    <>
      {failed === 0 ? (
        <Notice tone="success" announce="status" title={t('prepare-copy:done.title')} />
      ) : (
        <Notice tone="warning" announce="alert" title={t('prepare-copy:done.someFailed', { count: failed })}>
          {t('prepare-copy:done.failedText')}
        </Notice>
      )}
      {report?.sourcesChanged === true && (
        <Notice tone="warning" title={t('prepare-copy:done.changedTitle')}>
          {t('prepare-copy:done.changedText')}
        </Notice>
      )}
      <Panel>
        <FigureRow>
          <Figure
            label={t('prepare-copy:done.onDrive')}
            value={t('common:files', { count: outcome.files })}
            isLarge
          />
          <Figure label={t('prepare-copy:done.bytes')} value={value} unit={unit} isLarge />
          {report !== null && (
            <Figure
              label={t('prepare-copy:done.duration')}
              value={format.duration(report.seconds * 1000)}
              isLarge
            />
          )}
        </FigureRow>
        <p className="copy-note">
          {t('prepare-copy:done.finished', { date: format.dateTime(outcome.atMs) })}
        </p>
        {facts.length > 0 && <KeyValueList items={facts} />}
      </Panel>
      {failures.length > 0 && <CopyFailures failures={failures} failed={failed} />}
      <Panel title={t('prepare-copy:readBack.title')}>
        <p className="copy-text">{readBackText(words, outcome.readBack)}</p>
        {outcome.passwordsLeftOut && <p className="copy-text">{t('prepare-copy:done.passwords')}</p>}
        {report?.signatureRemoved === true && <p className="copy-text">{t('prepare-copy:done.signature')}</p>}
      </Panel>
    </>
  );
}

function factsOf({ t, format }: Speech, report: CopyReport): readonly KeyValue[] {
  const totals = [
    [t('prepare-copy:done.copied'), report.copied],
    [t('prepare-copy:done.skipped'), report.skipped],
    [t('prepare-copy:done.adopted'), report.adopted],
    [t('prepare-copy:done.hashed'), report.hashedInPlace],
  ] as const;
  const counts = totals
    .filter(([, { files }]) => files > 0)
    .map(([key, { files, bytes }]) => {
      const value = t('prepare-copy:done.count', {
        files: t('common:files', { count: files }),
        size: format.bytes(bytes),
      });
      return { key, value };
    });
  const { ignored, addedIgnoreRules } = report;
  const added = [
    [Object.keys(report.addedSubstitutions).length, 'prepare-copy:done.addedSubstitutions'],
    [addedIgnoreRules.length, 'prepare-copy:done.addedRules'],
  ] as const;
  const addedText = added.filter(([count]) => count > 0).map(([count, key]) => t(key, { count }));
  return [
    ...counts,
    ...(ignored.files > 0
      ? [{ key: t('prepare-copy:done.ignored'), value: t('common:files', { count: ignored.files }) }]
      : []),
    ...(addedText.length > 0 ? [{ key: t('prepare-copy:done.added'), value: format.list(addedText) }] : []),
  ];
}

function readBackText({ t }: Speech, method: string): string {
  switch (method) {
    case 'direct':
    case 'flushed':
    case 'fuse':
      return t(`prepare-copy:readBack.${method}`);
    default:
      return t('prepare-copy:readBack.cached');
  }
}
