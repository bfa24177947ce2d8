import { Button, TextInput } from '@mantine/core';
import { IconBarcode } from '@tabler/icons-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { DeskJobView } from '../../../../shared/contract/station.ts';
import { AppError } from '../../../../shared/base/errors.ts';
import { scannedJobId } from '../../../../shared/domain/job/scanned-job-id.ts';
import { BigCode } from '../../../ui/code-text.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useWords } from '../../../words.tsx';
import { ActionProblem } from '../action-problem.tsx';
import type { StationPageProps } from '../page-props.ts';
import { useAction } from '../use-action.ts';
import { NextNote } from './next-note.tsx';

interface Scanned {
  readonly job: DeskJobView;
  readonly wasHere: boolean;
}

/** Receives drives by their bar code. A scanner is a keyboard: the field has the focus and Enter sends what was read. */
export function ScanField({ store, navigate }: StationPageProps): ReactNode {
  const { t } = useWords();
  const { client } = store;
  const action = useAction();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [scanned, setScanned] = useState<Scanned | null>(null);
  useEffect(() => field.current?.focus(), []);

  async function receive(): Promise<void> {
    const jobId = text.trim();
    if (jobId === '') return;
    setScanned(null);
    await action.run(async () => setScanned(await receiveOrShow(jobId)));
    setText('');
    field.current?.focus();
  }

  /** A drive that was received before is shown as it is. */
  async function receiveOrShow(jobId: string): Promise<Scanned> {
    try {
      return { job: await client.call('station.receive', { jobId }), wasHere: false };
    } catch (error) {
      const known = scannedJobId(jobId);
      if (!(error instanceof AppError) || error.code !== 'JOB_STATE' || known === null) throw error;
      const { job } = await client.call('station.job', { jobId: known });
      return { job, wasHere: true };
    }
  }

  return (
    <Panel>
      <form
        className="station-scan"
        onSubmit={(event) => {
          event.preventDefault();
          void receive();
        }}
      >
        <TextInput
          ref={field}
          size="lg"
          label={t('station:jobs.scan')}
          description={t('station:jobs.scanHelp')}
          placeholder={t('station:jobs.scanPlaceholder')}
          leftSection={<IconBarcode size={24} stroke={1.5} aria-hidden />}
          autoComplete="off"
          spellCheck={false}
          maxLength={64}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" size="lg" loading={action.isBusy}>
          {t('station:jobs.scanAction')}
        </Button>
      </form>
      <ActionProblem action={action} />
      {scanned !== null && (
        <div className="station-received" role="status">
          <BigCode
            label={t('station:jobs.received')}
            value={scanned.job.jobId}
            copyLabel={t('station:jobs.copyJobId')}
          />
          <div className="station-stack">
            <p>
              {t('station:jobs.receivedText', {
                jobId: scanned.job.jobId,
                account: scanned.job.accountName,
              })}
            </p>
            {scanned.wasHere && <Notice tone="info">{t('station:jobs.alreadyReceived')}</Notice>}
            <NextNote job={scanned.job} />
            <div className="station-buttons">
              <Button onClick={() => navigate('/station/drives')}>{t('station:jobs.goToDrives')}</Button>
              <Button variant="default" onClick={() => navigate(`/station/jobs/${scanned.job.jobId}`)}>
                {t('station:jobs.openJob')}
              </Button>
            </div>
          </div>
        </div>
      )}
    </Panel>
  );
}
