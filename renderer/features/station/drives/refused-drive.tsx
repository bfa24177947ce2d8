import { Button, Select } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { DeskJobView, StationDrive } from '../../../../shared/contract/station.ts';
import { isFinal } from '../../../../shared/domain/job/transitions.ts';
import type { AbortCode, ProgressCode } from '../../../../shared/domain/job/status.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { useToast } from '../../../ui/toast-host.tsx';
import { ProblemNote } from '../../../widgets/problem-note.tsx';
import { useWords } from '../../../words.tsx';
import { ActionProblem } from '../action-problem.tsx';
import type { StationStore } from '../station-store.ts';
import { useAction } from '../use-action.ts';

interface RefusedDriveProps {
  readonly store: StationStore;
  readonly drive: StationDrive;
  readonly match: Extract<StationDrive['match'], { kind: 'refused' }>;
}

/** Why a drive cannot be loaded, and the code that ends its job for that, recorded only when a person says so. */
export function RefusedDrive({ store, drive, match }: RefusedDriveProps): ReactNode {
  const { t } = useWords();
  const { abortCode, jobId, error } = match;
  const { mountPoint } = drive.view.drive;
  const job = useStore(store, ({ jobs }) => jobs?.find((one) => one.jobId === jobId) ?? null);
  const action = useAction();
  const [isAsking, setAsking] = useState(false);
  const hasEnded = job !== null && isFinal(job.progressCode as ProgressCode);
  const canRecord = abortCode !== null && !hasEnded;
  return (
    <>
      <ProblemNote
        problem={error}
        actions={
          <>
            {canRecord && (
              <Button onClick={() => setAsking(true)}>
                {t('station:drives.record', { code: abortCode })}
              </Button>
            )}
            {mountPoint !== null && (
              <Button
                variant="default"
                loading={action.isBusy}
                onClick={() => void action.run(() => store.client.call('station.lookAgain', { mountPoint }))}
              >
                {t('station:drives.lookAgain')}
              </Button>
            )}
          </>
        }
      />
      {jobId !== null && (
        <p className="station-quiet">
          {hasEnded
            ? t('station:drives.jobEnded', { jobId, code: job.progressCode })
            : t('station:drives.nameIsOf', { jobId })}
        </p>
      )}
      <ActionProblem action={action} />
      {canRecord && isAsking && (
        <RecordDialog store={store} code={abortCode} jobId={jobId} onClose={() => setAsking(false)} />
      )}
    </>
  );
}

interface RecordDialogProps {
  readonly store: StationStore;
  readonly code: AbortCode;
  /** The job that the drive names; null when a person has to say it. */
  readonly jobId: string | null;
  readonly onClose: () => void;
}

function RecordDialog({ store, code, jobId, onClose }: RecordDialogProps): ReactNode {
  const { t } = useWords();
  const toast = useToast();
  const action = useAction();
  const jobs = useStore(store, (state) => state.jobs) ?? [];
  const [chosen, setChosen] = useState<string | null>(jobId);
  const candidates = jobs.filter(({ progressCode }) => !isFinal(progressCode as ProgressCode));

  async function record(): Promise<void> {
    if (chosen === null) return;
    const detail = t('station:drives.recordText', { code });
    const isDone = await action.run(() =>
      store.client.call('station.abort', { jobId: chosen, code, detail }),
    );
    if (!isDone) return;
    toast({ tone: 'success', text: t('station:drives.recordDone', { jobId: chosen, code }) });
    onClose();
  }

  return (
    <ConfirmDialog
      isOpen
      isDangerous
      title={t('station:drives.recordTitle', { code })}
      confirmLabel={t('station:job.abortConfirm')}
      isBusy={action.isBusy}
      onConfirm={() => void record()}
      onCancel={onClose}
    >
      <div className="station-stack">
        <p>{t(`station:job.code.${code}`)}.</p>
        <p>{t('station:job.abortText')}</p>
        <Select
          label={t('station:drives.recordWhich')}
          description={t('station:drives.recordWhichText')}
          required
          searchable
          nothingFoundMessage={t('station:drives.recordNoJobs')}
          data={candidates.map((job) => ({ value: job.jobId, label: jobLabel(job) }))}
          value={chosen}
          onChange={setChosen}
        />
        <ActionProblem action={action} />
      </div>
    </ConfirmDialog>
  );
}

function jobLabel({ jobId, accountName, deviceId }: DeskJobView): string {
  return [jobId, accountName, deviceId ?? ''].filter((text) => text !== '').join(' · ');
}
