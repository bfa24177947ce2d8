import { Button } from '@mantine/core';
import { IconDeviceUsb, IconFolderPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Page } from '../../../ui/page.tsx';
import { Section } from '../../../ui/panel.tsx';
import { ProblemNote } from '../../../widgets/problem-note.tsx';
import { useWords } from '../../../words.tsx';
import { ActionProblem } from '../action-problem.tsx';
import type { StationPageProps } from '../page-props.ts';
import { useAction } from '../use-action.ts';
import { AwayLoads } from './away-loads.tsx';
import { DriveCard } from './drive-card.tsx';
import { LoadSettings } from './load-settings.tsx';

/** The drives that are plugged in, each with its job and its load. */
export function DrivesPage({ store, navigate }: StationPageProps): ReactNode {
  const { t } = useWords();
  const { client } = store;
  const drives = useStore(store, (state) => state.drives);
  const drivesError = useStore(store, (state) => state.drivesError);
  const action = useAction();

  async function addFolder(): Promise<void> {
    const { paths } = await client.call('app.choose', {
      kind: 'folder',
      title: t('station:drives.chooseFolder'),
    });
    const [path] = paths;
    if (path !== undefined) await client.call('station.addFolder', { path });
  }

  const folderButton = (
    <Button
      variant="default"
      leftSection={<IconFolderPlus size={16} aria-hidden />}
      onClick={() => void action.run(addFolder)}
    >
      {t('station:drives.addFolder')}
    </Button>
  );
  return (
    <Page title={t('station:drives.title')} lead={t('station:drives.lead')} actions={folderButton}>
      <LoadSettings store={store} navigate={navigate} />
      <ActionProblem action={action} />
      {drivesError !== null && <ProblemNote problem={drivesError} />}
      {drives !== null && drives.length === 0 && (
        <EmptyState
          icon={IconDeviceUsb}
          title={t('station:drives.emptyTitle')}
          text={t('station:drives.emptyText')}
        />
      )}
      {drives !== null && drives.length > 0 && (
        <Section title={t('station:drives.list')}>
          <ul className="station-cards">
            {drives.map((drive) => (
              <li key={drive.view.driveId}>
                <DriveCard store={store} drive={drive} navigate={navigate} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <AwayLoads store={store} navigate={navigate} />
    </Page>
  );
}
