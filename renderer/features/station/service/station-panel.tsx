import { Button, Modal } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { StationState } from '../../../../shared/contract/station.ts';
import { facilityAddressLines } from '../../../../shared/domain/labels/address-lines.ts';
import { FilePathText } from '../../../ui/file-path-text.tsx';
import { KeyValueList } from '../../../ui/key-value-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useToast } from '../../../ui/toast-host.tsx';
import { useWords } from '../../../words.tsx';
import { ActionProblem } from '../action-problem.tsx';
import { emptyFacility, facilityProblems } from '../set-up/facility-fields.ts';
import { FacilityInputs } from '../set-up/facility-inputs.tsx';
import type { StationStore } from '../station-store.ts';
import { useAction } from '../use-action.ts';

interface StationPanelProps {
  readonly store: StationStore;
  readonly station: StationState;
}

/** Where drives arrive and where the station keeps its jobs. */
export function StationPanel({ store, station }: StationPanelProps): ReactNode {
  const { t } = useWords();
  const action = useAction();
  const [isEditing, setEditing] = useState(false);
  const { facility, dataFolder } = station;
  return (
    <Panel
      title={t('station:service.station')}
      actions={
        <div className="station-buttons">
          <Button variant="default" onClick={() => setEditing(true)}>
            {t('station:service.editFacility')}
          </Button>
          <Button
            variant="default"
            onClick={() => void action.run(() => store.client.call('app.reveal', { path: dataFolder }))}
          >
            {t('station:service.showFolder')}
          </Button>
        </div>
      }
    >
      <KeyValueList
        items={[
          {
            key: t('station:service.facility'),
            value:
              facility === null
                ? t('station:service.facilityNone')
                : facilityAddressLines(facility).join(', '),
          },
          { key: t('station:service.dataFolder'), value: <FilePathText path={dataFolder} /> },
        ]}
      />
      <ActionProblem action={action} />
      {isEditing && <FacilityDialog store={store} station={station} onClose={() => setEditing(false)} />}
    </Panel>
  );
}

function FacilityDialog({
  store,
  station,
  onClose,
}: StationPanelProps & { readonly onClose: () => void }): ReactNode {
  const { t } = useWords();
  const toast = useToast();
  const action = useAction();
  const [draft, setDraft] = useState(station.facility ?? emptyFacility);
  const [isTried, setTried] = useState(false);

  async function save(): Promise<void> {
    setTried(true);
    if (Object.keys(facilityProblems(draft)).length > 0) return;
    if (!(await action.run(() => store.client.call('station.setFacility', draft)))) return;
    toast({ tone: 'success', text: t('station:service.facilitySaved') });
    onClose();
  }

  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('station:service.facilityTitle')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form
        noValidate
        className="station-stack"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <FacilityInputs draft={draft} isTried={isTried} onChange={setDraft} />
        <ActionProblem action={action} />
        <div className="station-buttons is-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={action.isBusy}>
            {t('common:save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
