import { Button, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { AppClient } from '../../../../shared/contract/contract.ts';
import type { Shipment } from '../../../../shared/contract/shipments.ts';
import { Panel } from '../../../ui/panel.tsx';
import { useToast } from '../../../ui/toast-host.tsx';
import { ProblemNote } from '../../../widgets/problem-note.tsx';
import { useWords } from '../../../words.tsx';

interface SentPanelProps {
  readonly client: AppClient;
  readonly shipment: Shipment;
}

/** Carrier and tracking number, noted with the shipment. */
export function SentPanel({ client, shipment }: SentPanelProps): ReactNode {
  const { t } = useWords();
  const toast = useToast();
  const { shipmentId, sentMs } = shipment;
  const [carrier, setCarrier] = useState(shipment.carrier);
  const [trackingNumber, setTrackingNumber] = useState(shipment.trackingNumber);
  const [isMissing, setMissing] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const [isSaving, setSaving] = useState(false);

  async function save(): Promise<void> {
    setProblem(null);
    setMissing(carrier.trim() === '');
    if (carrier.trim() === '') return;
    setSaving(true);
    try {
      await client.call('shipments.noteSent', {
        shipmentId,
        carrier: carrier.trim(),
        trackingNumber: trackingNumber.trim(),
      });
      toast({ tone: 'success', text: t('prepare-ship:sent.saved') });
    } catch (error) {
      setProblem(error);
    } finally {
      setSaving(false);
    }
  }

  return (
    <Panel title={t('prepare-ship:sent.title')} text={t('prepare-ship:sent.text')}>
      <form
        className="ship-stack"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {problem !== null && <ProblemNote problem={problem} />}
        <TextInput
          label={t('prepare-ship:sent.carrier')}
          placeholder={t('prepare-ship:sent.carrierHelp')}
          value={carrier}
          maxLength={100}
          error={isMissing ? t('prepare-ship:sent.missing') : undefined}
          onChange={(event) => setCarrier(event.currentTarget.value)}
        />
        <TextInput
          label={t('prepare-ship:sent.tracking')}
          value={trackingNumber}
          maxLength={100}
          onChange={(event) => setTrackingNumber(event.currentTarget.value)}
        />
        <div>
          <Button type="submit" variant={sentMs === null ? 'filled' : 'default'} loading={isSaving}>
            {t(sentMs === null ? 'prepare-ship:sent.save' : 'prepare-ship:sent.change')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
