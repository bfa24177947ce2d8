import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { AppClient } from '../../../../shared/contract/contract.ts';
import type { Shipment } from '../../../../shared/contract/shipments.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { useToast } from '../../../ui/toast-host.tsx';
import { ProblemNote } from '../../../widgets/problem-note.tsx';
import { useWords } from '../../../words.tsx';
import { useTask } from '../use-task.ts';

interface SendingButtonsProps {
  readonly client: AppClient;
  readonly shipment: Shipment;
  readonly text: string;
  readonly isChanged: boolean;
  readonly errorCount: number;
  readonly onSent: (text: string) => void;
}

/** What the service said to a text that was only checked. */
interface Validated {
  readonly text: string;
  readonly warningMessage: string | null;
}

/** Has the service check the changed manifest, or take it. */
export function SendingButtons(props: SendingButtonsProps): ReactNode {
  const { client, shipment, text, isChanged, errorCount, onSent } = props;
  const { t } = useWords();
  const toast = useToast();
  const checking = useTask();
  const sending = useTask();
  const [validated, setValidated] = useState<Validated | null>(null);
  const [isAsking, setAsking] = useState(false);
  const { shipmentId, jobId } = shipment;
  const missing =
    errorCount > 0
      ? t('shipments:change.missingErrors', { count: errorCount })
      : isChanged
        ? null
        : t('shipments:change.missingChange');
  const update = (validateOnly: boolean): Promise<{ warningMessage: string | null }> =>
    client.call('shipments.update', { shipmentId, manifestText: text, validateOnly });

  const validate = (): Promise<boolean> => {
    setValidated(null);
    return checking.run(async () => setValidated({ text, ...(await update(true)) }));
  };

  async function send(): Promise<void> {
    const isSent = await sending.run(async () => {
      const { warningMessage } = await update(false);
      const words =
        warningMessage === null
          ? t('shipments:change.sent')
          : t('shipments:change.sentWarning', { warning: warningMessage });
      toast({ tone: warningMessage === null ? 'success' : 'warning', text: words });
      onSent(text);
    });
    if (isSent) setAsking(false);
  }

  return (
    <>
      {checking.problem !== null && <ProblemNote problem={checking.problem} onDismiss={checking.dismiss} />}
      {validated !== null && validated.text === text && <ValidatedNote validated={validated} />}
      <div className="shipments-buttons is-end">
        <span className="shipments-missing" role="status">
          {missing}
        </span>
        <Button
          variant="default"
          loading={checking.isBusy}
          disabled={errorCount > 0}
          onClick={() => void validate()}
        >
          {t('shipments:change.validate')}
        </Button>
        <Button disabled={missing !== null} onClick={() => setAsking(true)}>
          {t('shipments:change.send')}
        </Button>
      </div>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('shipments:change.confirm.title', { jobId })}
        confirmLabel={t('shipments:change.confirm.action')}
        isBusy={sending.isBusy}
        onConfirm={() => void send()}
        onCancel={() => {
          sending.dismiss();
          setAsking(false);
        }}
      >
        <div className="shipments-dialog">
          <p>{t('shipments:change.confirm.text')}</p>
          {sending.problem !== null && <ProblemNote problem={sending.problem} />}
        </div>
      </ConfirmDialog>
    </>
  );
}

function ValidatedNote({ validated }: { readonly validated: Validated }): ReactNode {
  const { t } = useWords();
  if (validated.warningMessage === null)
    return (
      <Notice tone="success" announce="status">
        {t('shipments:change.validated')}
      </Notice>
    );
  return (
    <Notice tone="warning" announce="status" title={t('shipments:change.validatedWarning')}>
      <span lang="en">{validated.warningMessage}</span>
    </Notice>
  );
}
