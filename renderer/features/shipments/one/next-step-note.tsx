import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { Shipment } from '../../../../shared/contract/shipments.ts';
import type { Host } from '../../../client.ts';
import { Notice } from '../../../ui/notice.tsx';
import { ProblemNote } from '../../../widgets/problem-note.tsx';
import { useWords } from '../../../words.tsx';
import { nextStep, type NextAction } from '../next-step.ts';
import { statusOf } from '../shipment-status.ts';
import { useTask } from '../use-task.ts';
import { SignatureDialog } from './signature-dialog.tsx';

interface NextStepNoteProps {
  readonly host: Host;
  readonly shipment: Shipment;
  readonly onTab: (tab: 'labels' | 'proof') => void;
  readonly navigate: (path: string) => void;
}

/** A job expires so long after it was created when its drive has not arrived. */
const lifetimeMs = 30 * 24 * 60 * 60 * 1000;

/** What the person does next or waits for, and a button that helps with it. */
export function NextStepNote({ host, shipment, onTab, navigate }: NextStepNoteProps): ReactNode {
  const { t, format } = useWords();
  const refresh = useTask();
  const [isSigning, setSigning] = useState(false);
  const { shipmentId, createdMs, accountId } = shipment;
  const { code, tone, action, abortCode } = nextStep(shipment);
  const location = statusOf(shipment)?.location ?? null;
  const isAwaited = code === 'ship' || code === 'waitArrival' || code === 'writeSignature';
  const actions: Readonly<Record<NextAction, () => void>> = {
    refresh: () => void refresh.run(() => host.client.call('shipments.refresh', { shipmentId })),
    writeSignature: () => setSigning(true),
    labels: () => onTab('labels'),
    proof: () => onTab('proof'),
    prepare: () => navigate('/prepare'),
  };
  return (
    <>
      <Notice
        tone={tone}
        title={<h2 className="shipments-next-title">{t(`shipments:next.${code}.title`)}</h2>}
        actions={
          action !== null && (
            <Button loading={action === 'refresh' && refresh.isBusy} onClick={actions[action]}>
              {t(`shipments:next.action.${action}`)}
            </Button>
          )
        }
      >
        <p>
          {code === 'startAgain'
            ? t(`findings:next.${abortCode ?? 'DeviceError'}`)
            : t(`shipments:next.${code}.text`)}
        </p>
        {code === 'startAgain' && location === 'AtAWS' && <p>{t('shipments:next.whenDriveBack')}</p>}
        {isAwaited && accountId !== null && (
          <p>{t('shipments:next.expires', { date: format.date(createdMs + lifetimeMs) })}</p>
        )}
      </Notice>
      {refresh.problem !== null && <ProblemNote problem={refresh.problem} onDismiss={refresh.dismiss} />}
      {isSigning && <SignatureDialog host={host} shipment={shipment} onClose={() => setSigning(false)} />}
    </>
  );
}
