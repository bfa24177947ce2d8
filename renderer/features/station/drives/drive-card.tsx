import { Button } from '@mantine/core';
import { IconDeviceUsb, IconFolder, IconPlayerEject, IconX } from '@tabler/icons-react';
import { useId, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { StationDrive } from '../../../../shared/contract/station.ts';
import { useToast } from '../../../ui/toast-host.tsx';
import { useWords } from '../../../words.tsx';
import { ActionProblem } from '../action-problem.tsx';
import type { StationPageProps } from '../page-props.ts';
import { useAction } from '../use-action.ts';
import { DriveMatch } from './drive-match.tsx';
import { driveLine, driveTitle } from './drive-title.ts';
import { LoadRun } from './load-run.tsx';

interface DriveCardProps extends StationPageProps {
  readonly drive: StationDrive;
}

/** A drive: what it is, whose it is or why that cannot be said, and its load. */
export function DriveCard({ store, drive, navigate }: DriveCardProps): ReactNode {
  const { t, format } = useWords();
  const { client } = store;
  const { view, runId } = drive;
  const toast = useToast();
  const action = useAction();
  const titleId = useId();
  const run = useStore(store, ({ loads }) => loads.find((load) => load.runId === runId) ?? null);
  const isBusy = run !== null && ['starting', 'running', 'stopping'].includes(run.state);
  const { mountPoint, sizeBytes } = view.drive;
  const isFolder = view.kind === 'folder';
  const Symbol = isFolder ? IconFolder : IconDeviceUsb;
  const title = driveTitle(view);

  async function letGo(): Promise<void> {
    if (mountPoint === null) return;
    if (isFolder) await client.call('station.removeFolder', { path: mountPoint });
    else {
      await client.call('drives.eject', { mountPoint });
      toast({ tone: 'success', text: t('station:drives.ejected', { name: title }) });
    }
  }

  return (
    <article className="station-card" aria-labelledby={titleId}>
      <header className="station-card-head">
        <Symbol size={26} stroke={1.5} aria-hidden />
        <div className="station-card-title">
          <h3 id={titleId}>{title}</h3>
          <p className="station-quiet station-break">
            {driveLine(view, sizeBytes === null || isFolder ? '' : format.bytes(sizeBytes))}
          </p>
        </div>
        {mountPoint !== null && (
          <Button
            variant="default"
            leftSection={
              isFolder ? <IconX size={16} aria-hidden /> : <IconPlayerEject size={16} aria-hidden />
            }
            disabled={isBusy}
            loading={action.isBusy}
            onClick={() => void action.run(letGo)}
          >
            {isFolder ? t('station:drives.removeFolder') : t('station:drives.eject')}
          </Button>
        )}
      </header>
      <ActionProblem action={action} />
      <DriveMatch store={store} drive={drive} run={run} navigate={navigate} />
      {run !== null && <LoadRun store={store} run={run} name={title} />}
    </article>
  );
}
