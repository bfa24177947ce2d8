import type { ReactNode } from 'react';
import type { RunSnapshot } from '../../../../shared/contract/runs.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useWords } from '../../../words.tsx';
import { loadReportOf } from './load-report.ts';

const tones = { Complete: 'success', SuccessWithErrors: 'warning', Canceled: 'neutral' } as const;

/** What a load came to. */
export function LoadResult({ run }: { readonly run: RunSnapshot }): ReactNode {
  const { t, format } = useWords();
  const report = loadReportOf(run);
  if (report === null) return null;
  const { progressCode, reason, loaded, ignored, failed, bytes, seconds } = report;
  const known = progressCode in tones ? (progressCode as keyof typeof tones) : null;
  const counts = t('station:drives.resultCounts', {
    loaded,
    ignored,
    failed,
    bytes: format.bytes(bytes),
    time: format.duration(seconds * 1000),
  });
  return (
    <Notice tone={known === null ? 'danger' : tones[known]} title={progressCode} announce="status">
      {known === null
        ? t('station:drives.resultAborted', { code: progressCode, reason: reason ?? '' })
        : t(`station:drives.result.${known}`)}{' '}
      {known !== null && counts}
    </Notice>
  );
}
