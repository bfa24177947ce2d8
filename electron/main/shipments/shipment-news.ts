import { enFindings } from '../../../shared/words/en/findings.ts';
import type { Speech } from '../../../shared/words/words.ts';
import type { Ports } from '../ports.ts';
import type { SavedShipment } from './saved-shipment.ts';

export interface NewsOptions {
  readonly ports: Pick<Ports, 'notifier' | 'windows'>;
  readonly words: () => Speech;
  /** Whether the person wants to be told. */
  readonly isWanted: () => boolean;
}

/** Tells a person that a job's status has changed; a click opens the shipment. */
export function tellNews(shipment: SavedShipment, { ports, words, isWanted }: NewsOptions): void {
  if (!isWanted()) return;
  ports.notifier.notify({
    ...newsText(shipment, words()),
    onClick: () => ports.windows.openShipment(shipment.shipmentId),
  });
}

type NextStep = keyof typeof enFindings.next;

/** What is new: where the drive is, or else how the job stands and what to do. */
function newsText(shipment: SavedShipment, { t }: Speech): { title: string; body: string } {
  const { jobId, history } = shipment;
  const last = history.at(-1);
  const before = history.at(-2);
  const status = last?.progressCode ?? '';
  const title = t('shipments-main:news.title', { jobId, status });
  if (last === undefined) return { title, body: '' };
  if (before?.progressCode !== last.progressCode) {
    const body = isKnown(status) ? t(`findings:next.${status}`) : last.progressMessage;
    return { title, body };
  }
  return { title, body: placeText(shipment, { t }) ?? last.locationMessage };
}

function placeText(shipment: SavedShipment, { t }: Pick<Speech, 't'>): string | null {
  const { history, returnCarrier: carrier, returnTrackingNumber: trackingNumber } = shipment;
  const place = history.at(-1)?.locationCode;
  if (place === 'AtAWS') return t('shipments-main:news.received');
  if (place !== 'Returned') return null;
  if (carrier === null || trackingNumber === null) return t('shipments-main:news.returned');
  return t('shipments-main:news.returnedBy', { carrier, trackingNumber });
}

function isKnown(status: string): status is NextStep {
  return Object.hasOwn(enFindings.next, status);
}
