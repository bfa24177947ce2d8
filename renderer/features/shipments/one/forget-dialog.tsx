import type { ReactNode } from 'react';
import type { AppClient } from '../../../../shared/contract/contract.ts';
import type { Shipment } from '../../../../shared/contract/shipments.ts';
import { isFinal } from '../../../../shared/domain/job/transitions.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { ProblemNote } from '../../../widgets/problem-note.tsx';
import { useWords } from '../../../words.tsx';
import { statusOf } from '../shipment-status.ts';
import { useTask } from '../use-task.ts';

interface ForgetDialogProps {
  readonly client: AppClient;
  readonly shipment: Shipment;
  readonly onClose: () => void;
  readonly onForgotten: () => void;
}

/** Asks before a shipment is taken off the list. */
export function ForgetDialog({ client, shipment, onClose, onForgotten }: ForgetDialogProps): ReactNode {
  const { t } = useWords();
  const task = useTask();
  const { shipmentId, jobId } = shipment;
  const progress = statusOf(shipment)?.progress ?? 'Pending';

  async function forget(): Promise<void> {
    if (await task.run(() => client.call('shipments.forget', { shipmentId }))) onForgotten();
  }

  return (
    <ConfirmDialog
      isOpen
      title={t('shipments:one.forgetDialog.title', { jobId })}
      confirmLabel={t('shipments:one.forgetDialog.confirm')}
      isDangerous
      isBusy={task.isBusy}
      onConfirm={() => void forget()}
      onCancel={onClose}
    >
      <div className="shipments-dialog">
        {!isFinal(progress) && <Notice tone="warning">{t('shipments:one.forgetDialog.textOpen')}</Notice>}
        <p>{t('shipments:one.forgetDialog.text')}</p>
        {task.problem !== null && <ProblemNote problem={task.problem} />}
      </div>
    </ConfirmDialog>
  );
}
