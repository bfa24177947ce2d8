import type { Shipment } from '../../../shared/contract/shipments.ts';
import { nextStep, type NextStep } from './next-step.ts';

/** Which shipments are shown: all, those that wait for the person, those under way, those that are over. */
export const turnFilters = ['all', 'person', 'service', 'nobody'] as const;
export type TurnFilter = (typeof turnFilters)[number];

/** What the list is narrowed down to. */
export interface ShipmentFilter {
  /** Words of which each has to be found somewhere: job, device, bucket, tracking number, status. */
  readonly text: string;
  readonly turn: TurnFilter;
}

/** A shipment in the list, with what is to be done about it. */
export interface ListedShipment {
  readonly shipment: Shipment;
  readonly next: NextStep;
}

/** The shipments that pass, in the order they came. */
export function filterShipments(
  shipments: readonly Shipment[],
  filter: ShipmentFilter,
): readonly ListedShipment[] {
  const words = filter.text
    .toLocaleLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return shipments
    .map((shipment) => ({ shipment, next: nextStep(shipment) }))
    .filter(({ next }) => filter.turn === 'all' || next.turn === filter.turn)
    .filter(({ shipment }) => {
      const text = searchText(shipment);
      return words.every((word) => text.includes(word));
    });
}

/** How many there are of each. */
export function countTurns(shipments: readonly Shipment[]): Readonly<Record<TurnFilter, number>> {
  const counts = { all: shipments.length, person: 0, service: 0, nobody: 0 };
  for (const shipment of shipments) counts[nextStep(shipment).turn] += 1;
  return counts;
}

function searchText(shipment: Shipment): string {
  const { jobId, deviceId, bucket, carrier, trackingNumber, returnTrackingNumber, history } = shipment;
  const last = history.at(-1);
  return [
    jobId,
    deviceId,
    bucket,
    carrier,
    trackingNumber,
    returnTrackingNumber ?? '',
    last?.locationCode ?? '',
    last?.progressCode ?? '',
  ]
    .join('\n')
    .toLocaleLowerCase();
}
