import type { ReactNode } from 'react';
import type { Shipment } from '../../../../shared/contract/shipments.ts';
import { isFinal } from '../../../../shared/domain/job/transitions.ts';
import { useWords } from '../../../words.tsx';
import { statusOf, type ShipmentStatus } from '../shipment-status.ts';
import { StatusText } from '../status-text.tsx';
import { useNow } from '../use-now.ts';

/** Whether nothing can happen any more: the job has ended, and its drive is not at the station. */
function isOver(status: ShipmentStatus | null): boolean {
  if (status === null || status.progress === null) return false;
  return isFinal(status.progress) && status.location !== 'AtAWS';
}

/** The status in the service's words, and when the service was asked for it. */
export function StatusLine({ shipment }: { readonly shipment: Shipment }): ReactNode {
  const { t, format } = useWords();
  const nowMs = useNow();
  const { accountId, isChecking, checkedMs, nextCheckMs } = shipment;
  return (
    <span className="shipments-status-line">
      {accountId !== null && <StatusText shipment={shipment} />}
      <span>{asked()}</span>
      {accountId !== null && nextCheckMs !== null && !isChecking && (
        <span>
          {t('shipments:one.nextCheck', { when: format.relative(Math.max(nextCheckMs, nowMs), nowMs) })}
        </span>
      )}
      {accountId !== null && isOver(statusOf(shipment)) && <span>{t('shipments:one.notFollowed')}</span>}
    </span>
  );

  function asked(): string {
    if (accountId === null) return t('shipments:one.facts.offline');
    if (isChecking) return t('shipments:one.checking');
    if (checkedMs === null) return t('shipments:one.neverChecked');
    return t('shipments:one.checkedAgo', { ago: format.relative(Math.min(checkedMs, nowMs), nowMs) });
  }
}
