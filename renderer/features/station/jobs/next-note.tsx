import type { ReactNode } from 'react';
import type { DeskJobView } from '../../../../shared/contract/station.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useWords } from '../../../words.tsx';
import { nextStep } from './job-next.ts';

/** What to do next about a job, and how. */
export function NextNote({ job }: { readonly job: DeskJobView }): ReactNode {
  const { t, format } = useWords();
  const next = nextStep(job);
  const text =
    next === 'wait'
      ? t('station:jobs.nextText.wait', { date: format.date(job.expiresMs) })
      : t(`station:jobs.nextText.${next}`);
  return (
    <Notice tone={next === 'done' ? 'neutral' : 'info'} title={t(`station:jobs.next.${next}`)}>
      {text}
    </Notice>
  );
}
