import { Button, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { DeskJobDetails } from '../../../../shared/contract/station.ts';
import { Panel } from '../../../ui/panel.tsx';
import { useToast } from '../../../ui/toast-host.tsx';
import { useWords } from '../../../words.tsx';
import { ActionProblem } from '../action-problem.tsx';
import type { StationStore } from '../station-store.ts';
import { useAction } from '../use-action.ts';

interface SendBackFormProps {
  readonly store: StationStore;
  readonly details: DeskJobDetails;
}

/** Notes how a drive goes back to its customer. */
export function SendBackForm({ store, details }: SendBackFormProps): ReactNode {
  const { t } = useWords();
  const toast = useToast();
  const action = useAction();
  const { jobId } = details.job;
  const [carrier, setCarrier] = useState('');
  const [trackingNumber, setTrackingNumber] = useState('');
  const [isTried, setTried] = useState(false);
  const missing = (value: string): string | null =>
    isTried && value.trim() === '' ? t('station:job.required') : null;

  async function sendBack(): Promise<void> {
    setTried(true);
    if (carrier.trim() === '' || trackingNumber.trim() === '') return;
    const isDone = await action.run(() =>
      store.client.call('station.sendBack', { jobId, carrier, trackingNumber }),
    );
    if (isDone) toast({ tone: 'success', text: t('station:job.sendBackDone', { jobId }) });
  }

  return (
    <Panel title={t('station:job.sendBackTitle')}>
      {details.returnAddress.length > 0 && (
        <address className="station-address" aria-label={t('station:job.returnAddress')}>
          {details.returnAddress.map((line, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- two lines of an address may be the same
            <div key={index}>{line}</div>
          ))}
        </address>
      )}
      <form
        noValidate
        className="station-line"
        onSubmit={(event) => {
          event.preventDefault();
          void sendBack();
        }}
      >
        <TextInput
          label={t('station:job.carrier')}
          required
          maxLength={100}
          value={carrier}
          error={missing(carrier)}
          onChange={(event) => setCarrier(event.currentTarget.value)}
        />
        <TextInput
          label={t('station:job.trackingNumber')}
          required
          maxLength={100}
          value={trackingNumber}
          error={missing(trackingNumber)}
          onChange={(event) => setTrackingNumber(event.currentTarget.value)}
        />
        <Button type="submit" loading={action.isBusy}>
          {t('station:job.sendBack')}
        </Button>
      </form>
      <ActionProblem action={action} />
    </Panel>
  );
}
