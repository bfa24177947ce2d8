import { Button, Loader } from '@mantine/core';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { RunSnapshot } from '../../../../shared/contract/runs.ts';
import type { StationDrive } from '../../../../shared/contract/station.ts';
import { Notice } from '../../../ui/notice.tsx';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import { useWords } from '../../../words.tsx';
import { ActionProblem } from '../action-problem.tsx';
import type { StationPageProps } from '../page-props.ts';
import { useAction } from '../use-action.ts';
import { RefusedDrive } from './refused-drive.tsx';

interface DriveMatchProps extends StationPageProps {
  readonly drive: StationDrive;
  /** Its load, under way or ended. */
  readonly run: RunSnapshot | null;
}

/** Whose drive it is and whether it may be loaded, or why not. */
export function DriveMatch({ store, drive, run, navigate }: DriveMatchProps): ReactNode {
  const { t } = useWords();
  const { match, view } = drive;
  if (match.kind === 'looking') {
    return (
      <p className="station-badges" role="status">
        <Loader size="xs" aria-hidden /> {t('station:drives.looking')}
      </p>
    );
  }
  if (match.kind === 'unmounted') {
    const isUnknown = view.problems.some(({ code }) => code === 'noFileSystem' || code === 'fileSystem');
    const name = isUnknown ? 'unknownFormat' : 'unmounted';
    return (
      <Notice tone="warning" title={t(`station:drives.${name}`)}>
        {t(`station:drives.${name}Text`)}
      </Notice>
    );
  }
  if (match.kind === 'refused') return <RefusedDrive store={store} drive={drive} match={match} />;
  return <MatchedDrive store={store} drive={drive} run={run} match={match} navigate={navigate} />;
}

interface MatchedDriveProps extends DriveMatchProps {
  readonly match: Extract<StationDrive['match'], { kind: 'job' }>;
}

function MatchedDrive({ store, drive, run, match, navigate }: MatchedDriveProps): ReactNode {
  const { t } = useWords();
  const action = useAction();
  const targetId = useStore(store, (state) => state.station?.options.targetId ?? null);
  const { jobId, accountName, bucket, isLoadable, progressCode } = match;
  const { mountPoint } = drive.view.drive;
  const isInterrupted = progressCode === 'InProgress';
  // A load that rests is gone on with below, where its progress stands.
  const canStart = isLoadable && (run === null || run.state === 'canceled');
  const state = !isLoadable
    ? { tone: 'neutral' as const, text: t('station:drives.over') }
    : isInterrupted
      ? { tone: 'info' as const, text: t('station:drives.interrupted') }
      : { tone: 'success' as const, text: t('station:drives.ready') };

  async function start(): Promise<void> {
    if (mountPoint === null || targetId === null) return;
    await store.client.call('station.load', { mountPoint, targetId, jobId: null });
  }

  return (
    <>
      <div className="station-matched">
        <b className="station-code">{t('station:drives.matched', { jobId })}</b>
        <span className="station-quiet station-grow">
          {t('station:drives.matchedText', { account: accountName, bucket: bucket ?? '' })}
        </span>
        <StatusBadge tone={canStart || !isLoadable ? state.tone : 'info'}>
          {canStart ? state.text : isLoadable ? progressCode : state.text}
        </StatusBadge>
        <Button variant="default" onClick={() => navigate(`/station/jobs/${jobId}`)}>
          {t('station:drives.openJob')}
        </Button>
        {canStart && (
          <Button
            disabled={targetId === null}
            title={targetId === null ? t('station:drives.targetMissingText') : undefined}
            loading={action.isBusy}
            onClick={() => void action.run(start)}
          >
            {isInterrupted ? t('station:drives.goOn') : t('station:drives.start')}
          </Button>
        )}
      </div>
      <ActionProblem action={action} />
    </>
  );
}
