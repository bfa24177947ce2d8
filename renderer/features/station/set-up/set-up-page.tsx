import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { FilePathText } from '../../../ui/file-path-text.tsx';
import { Page } from '../../../ui/page.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useWords } from '../../../words.tsx';
import { ActionProblem } from '../action-problem.tsx';
import type { StationStore } from '../station-store.ts';
import { useAction } from '../use-action.ts';
import { emptyFacility, facilityProblems } from './facility-fields.ts';
import { FacilityInputs } from './facility-inputs.tsx';

interface SetUpPageProps {
  readonly store: StationStore;
  /** Where the station would be. */
  readonly dataFolder: string;
}

/** The first start of a station: what it is, where drives arrive, where its jobs are kept. */
export function SetUpPage({ store, dataFolder }: SetUpPageProps): ReactNode {
  const { t } = useWords();
  const { client } = store;
  const action = useAction();
  const [draft, setDraft] = useState(emptyFacility);
  const [folder, setFolder] = useState<string | null>(null);
  const [isTried, setTried] = useState(false);

  async function choose(title: string): Promise<string | undefined> {
    const { paths } = await client.call('app.choose', { kind: 'folder', title });
    return paths[0];
  }

  async function setUp(): Promise<void> {
    setTried(true);
    if (Object.keys(facilityProblems(draft)).length > 0) return;
    await action.run(() => client.call('station.setUp', { dataFolder: folder, facility: draft }));
  }

  async function openExisting(): Promise<void> {
    await action.run(async () => {
      const path = await choose(t('station:setUp.existingTitle'));
      if (path !== undefined) await client.call('station.setUp', { dataFolder: path, facility: null });
    });
  }

  return (
    <Page title={t('station:setUp.title')} lead={t('station:setUp.lead')}>
      <form
        noValidate
        className="station-stack station-narrow"
        onSubmit={(event) => {
          event.preventDefault();
          void setUp();
        }}
      >
        <p>{t('station:setUp.what')}</p>
        <Panel title={t('station:setUp.address')} text={t('station:setUp.addressText')}>
          <FacilityInputs draft={draft} isTried={isTried} onChange={setDraft} />
        </Panel>
        <Panel
          title={t('station:setUp.folder')}
          text={t('station:setUp.folderText')}
          actions={
            <Button
              variant="default"
              onClick={() =>
                void action.run(async () => setFolder((await choose(t('station:setUp.folder'))) ?? folder))
              }
            >
              {t('station:setUp.choose')}
            </Button>
          }
        >
          <FilePathText path={folder ?? dataFolder} />
        </Panel>
        <ActionProblem action={action} />
        <div className="station-buttons">
          <Button type="submit" size="md" loading={action.isBusy}>
            {t('station:setUp.create')}
          </Button>
          <Button variant="subtle" size="md" onClick={() => void openExisting()}>
            {t('station:setUp.existing')}
          </Button>
        </div>
      </form>
    </Page>
  );
}
