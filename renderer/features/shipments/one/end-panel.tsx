import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { AppClient } from '../../../../shared/contract/contract.ts';
import type { Shipment } from '../../../../shared/contract/shipments.ts';
import { canCancel } from '../../../../shared/domain/job/transitions.ts';
import { statusOf } from '../shipment-status.ts';
import { useWords } from '../../../words.tsx';
import { CancelDialog } from './cancel-dialog.tsx';
import { ForgetDialog } from './forget-dialog.tsx';

interface EndPanelProps {
  readonly client: AppClient;
  readonly shipment: Shipment;
  readonly navigate: (path: string) => void;
}

/** Ways to be done with a shipment: cancel its job, or take it off the list. */
export function EndPanel({ client, shipment, navigate }: EndPanelProps): ReactNode {
  const { t } = useWords();
  const [open, setOpen] = useState<'cancel' | 'forget' | null>(null);
  const progress = statusOf(shipment)?.progress ?? 'Pending';
  const isCancelable = shipment.accountId !== null && canCancel(progress);
  const close = (): void => setOpen(null);
  return (
    <div className="shipments-buttons">
      {isCancelable && (
        <Button variant="outline" color="red" onClick={() => setOpen('cancel')}>
          {t('shipments:one.cancel')}
        </Button>
      )}
      <Button variant="default" onClick={() => setOpen('forget')}>
        {t('shipments:one.forget')}
      </Button>
      {open === 'cancel' && <CancelDialog client={client} shipment={shipment} onClose={close} />}
      {open === 'forget' && (
        <ForgetDialog
          client={client}
          shipment={shipment}
          onClose={close}
          onForgotten={() => navigate('/shipments')}
        />
      )}
    </div>
  );
}
