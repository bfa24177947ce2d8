import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { DeskJobDetails, DeskJobView } from '../../../../shared/contract/station.ts';
import { KeyValueList } from '../../../ui/key-value-list.tsx';
import { Page } from '../../../ui/page.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import { ProblemNote } from '../../../widgets/problem-note.tsx';
import { useWords } from '../../../words.tsx';
import { ActionProblem } from '../action-problem.tsx';
import type { StationPageProps } from '../page-props.ts';
import { useAction } from '../use-action.ts';
import { AbortDialog } from './abort-dialog.tsx';
import { JobEvents } from './job-events.tsx';
import { isOver, nextStep, progressTone } from './job-next.ts';
import { LogPanel } from './log-panel.tsx';
import { NextNote } from './next-note.tsx';
import { SendBackForm } from './send-back-form.tsx';
import { useJob } from './use-job.ts';

interface JobPageProps extends StationPageProps {
  readonly jobId: string;
}

/** One job at the desk: how it stands, what to do next, what happened, its log. */
export function JobPage({ store, navigate, jobId }: JobPageProps): ReactNode {
  const { t } = useWords();
  const { details, problem } = useJob(store, jobId);
  const action = useAction();
  const [isAborting, setAborting] = useState(false);
  const job = details?.job ?? null;
  return (
    <Page
      title={t('station:job.title', { jobId })}
      lead={job === null ? undefined : <Status job={job} />}
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconArrowLeft size={16} aria-hidden />}
            onClick={() => navigate('/station/jobs')}
          >
            {t('station:job.back')}
          </Button>
          {job?.locationCode === 'NotReceived' && (
            <Button
              loading={action.isBusy}
              onClick={() => void action.run(() => store.client.call('station.receive', { jobId }))}
            >
              {t('station:job.receive')}
            </Button>
          )}
          {job !== null && !isOver(job) && (
            <Button variant="default" onClick={() => setAborting(true)}>
              {t('station:job.abort')}
            </Button>
          )}
        </>
      }
    >
      {problem !== null && <ProblemNote problem={problem} />}
      <ActionProblem action={action} />
      {details !== null && (
        <>
          <NextNote job={details.job} />
          {nextStep(details.job) === 'sendBack' && <SendBackForm store={store} details={details} />}
          <div className="station-columns">
            <div className="station-stack">
              <Facts details={details} />
              <Manifest details={details} />
            </div>
            <Panel title={t('station:job.events')}>
              <JobEvents label={t('station:job.events')} events={details.events} />
            </Panel>
          </div>
          <LogPanel store={store} jobId={details.job.jobId} />
          {isAborting && <AbortDialog store={store} jobId={jobId} onClose={() => setAborting(false)} />}
        </>
      )}
    </Page>
  );
}

function Status({ job }: { readonly job: DeskJobView }): ReactNode {
  return (
    <span className="station-badges">
      <StatusBadge tone={job.locationCode === 'AtAWS' ? 'info' : 'neutral'}>{job.locationCode}</StatusBadge>
      <StatusBadge tone={progressTone(job.progressCode)}>{job.progressCode}</StatusBadge>
    </span>
  );
}

function Facts({ details: { job, returnAddress } }: { readonly details: DeskJobDetails }): ReactNode {
  const { t, format } = useWords();
  const { carrier, trackingNumber, logBucket, logKey } = job;
  const items = [
    { key: t('station:job.account'), value: job.accountName },
    { key: t('station:job.type'), value: job.jobType },
    { key: t('station:job.device'), value: job.deviceId ?? '' },
    { key: t('station:job.bucket'), value: job.bucket ?? '' },
    { key: t('station:job.created'), value: format.dateTime(job.createdMs) },
    { key: t('station:job.expires'), value: format.date(job.expiresMs) },
    { key: t('station:job.errors'), value: job.errorCount === 0 ? '' : format.count(job.errorCount) },
    { key: t('station:job.log'), value: logKey === null ? '' : `${logBucket ?? ''}/${logKey}` },
    {
      key: t('station:job.shippedBack'),
      value:
        carrier === null
          ? ''
          : t('station:job.shippedBackText', { carrier, trackingNumber: trackingNumber ?? '' }),
    },
    { key: t('station:job.returnAddress'), value: returnAddress.join(', ') },
  ];
  return (
    <Panel title={t('station:job.facts')}>
      <KeyValueList items={items.filter(({ value }) => value !== '')} />
    </Panel>
  );
}

function Manifest({ details: { fields } }: { readonly details: DeskJobDetails }): ReactNode {
  const { t } = useWords();
  if (fields.length === 0) return null;
  return (
    <Panel title={t('station:job.manifest')} text={t('station:job.manifestText')}>
      <KeyValueList items={fields.map(({ name, value }) => ({ key: name, value }))} />
    </Panel>
  );
}
