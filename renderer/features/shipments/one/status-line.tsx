import type { ReactNode } from 'react';
import type { Shipment } from '../../../../shared/contract/shipments.ts';
import { useWords } from '../../../words.tsx';
import { StatusText } from '../status-text.tsx';
import { useNow } from '../use-now.ts';

/** The status in the service's words, and when the service was asked for it. */
export function StatusLine({ shipment }: { readonly shipment: Shipment }): ReactNode {
  const { t, format } = useWords();
  const nowMs = useNow();
  const { accountId, isChecking, checkedMs, nextCheckMs, history } = shipment;
  return (
    <span className="shipments-status-line">
      {accountId !== null && <StatusText shipment={shipment} />}
      <span>{asked()}</span>
      {accountId !== null && nextCheckMs !== null && !isChecking && (
        <span>
          {t('shipments:one.nextCheck', { when: format.relative(Math.max(nextCheckMs, nowMs), nowMs) })}
        </span>
      )}
      {accountId !== null && nextCheckMs === null && !isChecking && history.length > 0 && (
        <span>{t('shipments:one.notFollowed')}</span>
      )}
    </span>
  );

  function asked(): string {
    if (accountId === null) return t('shipments:one.facts.offline');
    if (isChecking) return t('shipments:one.checking');
    if (checkedMs === null) return t('shipments:one.neverChecked');
    return t('shipments:one.checkedAgo', { ago: format.relative(Math.min(checkedMs, nowMs), nowMs) });
  }
}
