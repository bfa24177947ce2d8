import type { ReactNode } from 'react';
import type { Shipment } from '../../../shared/contract/shipments.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { useWords } from '../../words.tsx';
import { toneOfProgress } from './shipment-status.ts';

/** How a job stands and where its drive is, in the service's own words, which are English in every language. */
export function StatusText({ shipment }: { readonly shipment: Pick<Shipment, 'history'> }): ReactNode {
  const { t } = useWords();
  const last = shipment.history.at(-1);
  if (last === undefined) return <span className="shipments-under">{t('shipments:list.noStatus')}</span>;
  return (
    <span className="shipments-status" lang="en">
      <StatusBadge tone={toneOfProgress(last.progressCode)}>{last.progressCode}</StatusBadge>
      <span className="shipments-under">{last.locationCode}</span>
    </span>
  );
}
