import type { ReactNode } from 'react';
import type { AppClient } from '../../../../shared/contract/contract.ts';
import type { Shipment } from '../../../../shared/contract/shipments.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { useToast } from '../../../ui/toast-host.tsx';
import { ProblemNote } from '../../../widgets/problem-note.tsx';
import { useWords } from '../../../words.tsx';
import { statusOf } from '../shipment-status.ts';
import { useTask } from '../use-task.ts';

interface CancelDialogProps {
  readonly client: AppClient;
  readonly shipment: Shipment;
  readonly onClose: () => void;
}

/** Asks before a job is cancelled, and says what it costs. */
export function CancelDialog({ client, shipment, onClose }: CancelDialogProps): ReactNode {
  const { t } = useWords();
  const toast = useToast();
  const task = useTask();
  const { shipmentId, jobId } = shipment;
  const isLoading = statusOf(shipment)?.progress === 'InProgress';

  async function cancel(): Promise<void> {
    if (!(await task.run(() => client.call('shipments.cancel', { shipmentId })))) return;
    toast({ tone: 'success', text: t('shipments:one.cancelDialog.done') });
    onClose();
  }

  return (
    <ConfirmDialog
      isOpen
      title={t('shipments:one.cancelDialog.title', { jobId })}
      confirmLabel={t('shipments:one.cancelDialog.confirm')}
      cancelLabel={t('shipments:one.cancelDialog.keep')}
      isDangerous
      typedWord={jobId}
      isBusy={task.isBusy}
      onConfirm={() => void cancel()}
      onCancel={onClose}
    >
      <div className="shipments-dialog">
        <p>{t('shipments:one.cancelDialog.what')}</p>
        <Notice tone="warning">
          {isLoading && <p>{t('shipments:one.cancelDialog.running')}</p>}
          <p>{t('shipments:one.cancelDialog.fees')}</p>
        </Notice>
        <p>{t('shipments:one.cancelDialog.safe')}</p>
        {task.problem !== null && <ProblemNote problem={task.problem} />}
      </div>
    </ConfirmDialog>
  );
}
