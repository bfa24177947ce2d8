import type { ReactNode } from 'react';
import type { Shipment } from '../../../../shared/contract/shipments.ts';
import { Panel } from '../../../ui/panel.tsx';
import { Timeline } from '../../../ui/timeline.tsx';
import { useWords } from '../../../words.tsx';
import { journey, type JourneyStop } from '../journey.ts';
import { filesAsMeant } from '../proof-figures.ts';

/** The way of the drive as a time line, in the service's own words where it has some. */
export function JourneyPanel({ shipment }: { readonly shipment: Shipment }): ReactNode {
  const { t, format } = useWords();
  const stops = journey(shipment);
  return (
    <Panel title={t('shipments:one.journey.title')} text={t('shipments:one.journey.firstSeen')}>
      <Timeline
        label={t('shipments:one.journey.label')}
        items={stops.map((stop) => ({
          id: stop.id,
          title: t(`shipments:one.journey.${stop.id}`),
          state: stop.state,
          time: stop.atMs === null ? undefined : format.dateTime(stop.atMs),
          text: textOf(stop),
        }))}
      />
      {shipment.history.length > 0 && <SeenStatuses shipment={shipment} />}
    </Panel>
  );

  function textOf({ id, state, code, message }: JourneyStop): ReactNode {
    if (id === 'sent') return sentText(state === 'done');
    if (id === 'proved') return provedText();
    if (code === null) return undefined;
    return (
      <span lang="en">
        <code>{code}</code> {message}
      </span>
    );
  }

  function sentText(isDone: boolean): string | undefined {
    const { carrier, trackingNumber, sentMs } = shipment;
    if (carrier !== '' && trackingNumber !== '')
      return t('shipments:one.journey.sentBy', { carrier, trackingNumber });
    if (carrier !== '') return t('shipments:one.journey.sentWith', { carrier });
    if (trackingNumber !== '') return t('shipments:one.journey.sentNumber', { trackingNumber });
    return isDone && sentMs === null ? t('shipments:one.journey.notNoted') : undefined;
  }

  function provedText(): string | undefined {
    const { proof } = shipment;
    if (proof === null) return undefined;
    if (!proof.isProven) return t('shipments:one.journey.notProvedText');
    return t('shipments:one.journey.provedText', {
      asMeant: format.count(filesAsMeant(proof)),
      files: t('common:files', { count: proof.files.inInventory }),
    });
  }
}

function SeenStatuses({ shipment }: { readonly shipment: Shipment }): ReactNode {
  const { t, format } = useWords();
  return (
    <details className="shipments-history">
      <summary>{t('shipments:one.journey.history')}</summary>
      <ol aria-label={t('shipments:one.journey.historyLabel')}>
        {shipment.history.map((change) => (
          <li key={change.atMs}>
            <span className="shipments-history-time">{format.dateTime(change.atMs)}</span>
            <span lang="en">
              <code>{change.locationCode}</code> {change.locationMessage}
            </span>
            <span lang="en">
              <code>{change.progressCode}</code> {change.progressMessage}
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}
