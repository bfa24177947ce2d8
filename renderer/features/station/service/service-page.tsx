import { Button, Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { isLoopback } from '../../../../shared/base/loopback.ts';
import type { StationState } from '../../../../shared/contract/station.ts';
import { CodeText } from '../../../ui/code-text.tsx';
import { HelpText } from '../../../ui/help-text.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import type { Tone } from '../../../ui/palette.ts';
import { Panel } from '../../../ui/panel.tsx';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import { ProblemNote } from '../../../widgets/problem-note.tsx';
import { useWords } from '../../../words.tsx';
import { ActionProblem } from '../action-problem.tsx';
import type { StationPageProps } from '../page-props.ts';
import type { StationStore } from '../station-store.ts';
import { useAction } from '../use-action.ts';
import { ListenForm } from './listen-form.tsx';
import { StationPanel } from './station-panel.tsx';

const tones: Readonly<Record<StationState['service']['state'], Tone>> = {
  off: 'neutral',
  starting: 'info',
  on: 'success',
  failed: 'danger',
};

/** The job service: on and off, its address, how it listens; and the station itself. */
export function ServicePage({ store }: Pick<StationPageProps, 'store'>): ReactNode {
  const { t } = useWords();
  const station = useStore(store, (state) => state.station);
  if (station === null) return null;
  return (
    <Page title={t('station:service.title')} lead={t('station:service.lead')}>
      <ServicePanel store={store} station={station} />
      <ListenForm
        key={JSON.stringify(station.options.listen)}
        store={store}
        listen={station.options.listen}
      />
      <StationPanel store={store} station={station} />
    </Page>
  );
}

interface ServicePanelProps {
  readonly store: StationStore;
  readonly station: StationState;
}

function ServicePanel({ store, station }: ServicePanelProps): ReactNode {
  const { t } = useWords();
  const { client } = store;
  const action = useAction();
  const { service, options } = station;
  const isOn = service.state === 'on' || service.state === 'starting';
  const target = useStore(store, ({ targets }) =>
    targets?.find(({ targetId, kind }) => targetId === options.targetId && kind === 's3'),
  );
  return (
    <Panel>
      <div className="station-matched">
        <StatusBadge tone={tones[service.state]}>{t(`station:service.state.${service.state}`)}</StatusBadge>
        <div className="station-grow">
          {service.url === null ? (
            <HelpText>{t('station:service.offText')}</HelpText>
          ) : (
            <>
              <div className="station-quiet">{t('station:service.address')}</div>
              <CodeText
                value={options.listen.publicUrl ?? service.url}
                copyLabel={t('station:service.copyAddress')}
              />
            </>
          )}
        </div>
        <Button
          variant={isOn ? 'default' : 'filled'}
          loading={action.isBusy}
          onClick={() => void action.run(() => client.call('station.serve', { isOn: !isOn }))}
        >
          {isOn ? t('station:service.switchOff') : t('station:service.switchOn')}
        </Button>
      </div>
      {service.error !== null && <ProblemNote problem={service.error} />}
      <ActionProblem action={action} />
      {service.url !== null && <Exposure listen={options.listen} />}
      <HelpText>
        {target === undefined || target.bucket !== ''
          ? t('station:service.noBucketCheck')
          : t('station:service.bucketCheck', { target: target.name })}
      </HelpText>
      <Switch
        label={t('station:service.atStart')}
        checked={options.serveAtStart}
        onChange={(event) => {
          const serveAtStart = event.currentTarget.checked;
          void action.run(() => client.call('station.setOptions', { serveAtStart }));
        }}
      />
    </Panel>
  );
}

/** Who can reach the service, and who can read along. */
function Exposure({ listen }: { readonly listen: StationState['options']['listen'] }): ReactNode {
  const { t } = useWords();
  if (isLoopback(listen.host)) return <HelpText>{t('station:service.loopbackOnly')}</HelpText>;
  if (listen.tlsCertPath !== null) return null;
  return <Notice tone="warning">{t('station:service.inTheClear')}</Notice>;
}
