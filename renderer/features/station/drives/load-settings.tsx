import { Button, Select, Switch } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useWords } from '../../../words.tsx';
import { ActionProblem } from '../action-problem.tsx';
import type { StationPageProps } from '../page-props.ts';
import { useAction } from '../use-action.ts';

/** Where drives are loaded to, and whether that happens by itself. */
export function LoadSettings({ store, navigate }: StationPageProps): ReactNode {
  const { t } = useWords();
  const { client } = store;
  const targets = useStore(store, (state) => state.targets);
  const options = useStore(store, (state) => state.station?.options);
  const action = useAction();
  const [isAsking, setAsking] = useState(false);
  if (targets === null || options === undefined) return null;
  if (targets.length === 0) {
    return (
      <Notice
        tone="info"
        title={t('station:drives.targetMissingTitle')}
        actions={
          <Button onClick={() => navigate('/station/targets')}>{t('station:drives.targetAdd')}</Button>
        }
      >
        {t('station:drives.targetMissingText')}
      </Notice>
    );
  }
  const { targetId, loadByItself } = options;
  const target = targets.find((one) => one.targetId === targetId);
  const setByItself = (isOn: boolean): Promise<boolean> =>
    action.run(() => client.call('station.setOptions', { loadByItself: isOn }));
  return (
    <Panel>
      <div className="station-line">
        <Select
          label={t('station:drives.target')}
          placeholder={t('station:drives.targetNone')}
          data={targets.map(({ targetId: value, name }) => ({ value, label: name }))}
          value={target?.targetId ?? null}
          allowDeselect={false}
          onChange={(chosen) =>
            void action.run(() => client.call('station.setOptions', { targetId: chosen }))
          }
        />
        <Switch
          className="station-wide"
          label={t('station:drives.byItself')}
          description={t('station:drives.byItselfText')}
          checked={loadByItself && target !== undefined}
          disabled={target === undefined}
          onChange={(event) => {
            if (event.currentTarget.checked) setAsking(true);
            else void setByItself(false);
          }}
        />
      </div>
      <ActionProblem action={action} />
      <ConfirmDialog
        isOpen={isAsking}
        title={t('station:drives.byItselfTitle')}
        confirmLabel={t('station:drives.byItselfConfirm')}
        isBusy={action.isBusy}
        onConfirm={() => void setByItself(true).then(() => setAsking(false))}
        onCancel={() => setAsking(false)}
      >
        {t('station:drives.byItselfWarning', { target: target?.name ?? '' })}
      </ConfirmDialog>
    </Panel>
  );
}
