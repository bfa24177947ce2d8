import { Button, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { AppClient } from '../../../../shared/contract/contract.ts';
import type { Shipment } from '../../../../shared/contract/shipments.ts';
import { Panel } from '../../../ui/panel.tsx';
import { useToast } from '../../../ui/toast-host.tsx';
import { ProblemNote } from '../../../widgets/problem-note.tsx';
import { useWords } from '../../../words.tsx';
import { useTask } from '../use-task.ts';

interface SendingPanelProps {
  readonly client: AppClient;
  readonly shipment: Shipment;
}

/** How the drive was sent, for the person's own record. */
export function SendingPanel({ client, shipment }: SendingPanelProps): ReactNode {
  const { t } = useWords();
  const toast = useToast();
  const task = useTask();
  const { shipmentId, sentMs } = shipment;
  const [carrier, setCarrier] = useState(shipment.carrier);
  const [trackingNumber, setTrackingNumber] = useState(shipment.trackingNumber);
  const isChanged = carrier !== shipment.carrier || trackingNumber !== shipment.trackingNumber;

  async function save(): Promise<void> {
    const isSaved = await task.run(() =>
      client.call('shipments.noteSent', {
        shipmentId,
        carrier: carrier.trim(),
        trackingNumber: trackingNumber.trim(),
      }),
    );
    if (isSaved) toast({ tone: 'success', text: t('shipments:one.sending.saved') });
  }

  return (
    <Panel title={t('shipments:one.sending.title')} text={t('shipments:one.sending.text')}>
      <form
        className="shipments-sending"
        onSubmit={(event) => {
          event.preventDefault();
          if (!task.isBusy) void save();
        }}
      >
        <TextInput
          label={t('shipments:one.sending.carrier')}
          placeholder={t('shipments:one.sending.carrierPlaceholder')}
          maxLength={100}
          value={carrier}
          onChange={(event) => setCarrier(event.currentTarget.value)}
        />
        <TextInput
          label={t('shipments:one.sending.trackingNumber')}
          maxLength={100}
          value={trackingNumber}
          onChange={(event) => setTrackingNumber(event.currentTarget.value)}
        />
        <Button
          type="submit"
          variant="default"
          loading={task.isBusy}
          disabled={sentMs !== null && !isChanged}
        >
          {sentMs === null ? t('shipments:one.sending.save') : t('shipments:one.sending.change')}
        </Button>
      </form>
      {task.problem !== null && <ProblemNote problem={task.problem} onDismiss={task.dismiss} />}
    </Panel>
  );
}
