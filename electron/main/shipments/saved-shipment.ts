import type * as z from 'zod';
import { Shipment } from '../../../shared/contract/shipments.ts';
import type { ReportedStatus } from '../../../shared/engine/job-client/results.ts';
import type { DocumentKind } from '../documents/json-document.ts';

/** What of a shipment is saved: all but what is known only while the program runs. */
export const SavedShipment = Shipment.omit({ nextCheckMs: true, isChecking: true, checkError: true });
export type SavedShipment = z.output<typeof SavedShipment>;

/** How a shipment is kept: one document each. Null stands for none, as in a file that is not there. */
export const shipmentDocument: DocumentKind<SavedShipment | null> = {
  formatVersion: 1,
  schema: SavedShipment.nullable(),
  empty: () => null,
};

/** A shipment of which nothing is known but its job. */
export function newShipment(
  facts: Pick<SavedShipment, 'shipmentId' | 'jobId' | 'accountId' | 'createdMs'> & Partial<SavedShipment>,
): SavedShipment {
  return {
    deviceId: '',
    bucket: '',
    carrier: '',
    trackingNumber: '',
    sentMs: null,
    history: [],
    returnCarrier: null,
    returnTrackingNumber: null,
    logBucket: null,
    logKey: null,
    errorCount: 0,
    shippingAddress: null,
    prepared: null,
    hasInventory: false,
    signature: null,
    hasLog: false,
    checkedMs: null,
    isUnseen: false,
    proof: null,
    provedMs: null,
    rehearsal: null,
    ...facts,
  };
}

/** A shipment after the service told its status. A status that differs from the last is one more in its history. */
export function withStatus(shipment: SavedShipment, status: ReportedStatus, atMs: number): SavedShipment {
  const { locationCode, locationMessage, progressCode, progressMessage } = status;
  const told = { locationCode, locationMessage, progressCode, progressMessage };
  const last = shipment.history.at(-1);
  const isSame =
    last !== undefined &&
    last.locationCode === locationCode &&
    last.locationMessage === locationMessage &&
    last.progressCode === progressCode &&
    last.progressMessage === progressMessage;
  return {
    ...shipment,
    history: isSame ? shipment.history : [...shipment.history, { atMs, ...told }],
    // The first status is no news: the person has just made or found the job.
    isUnseen: shipment.isUnseen || (!isSame && last !== undefined),
    returnCarrier: status.carrier,
    returnTrackingNumber: status.trackingNumber,
    logBucket: status.logBucket,
    logKey: status.logKey,
    errorCount: status.errorCount,
    shippingAddress: status.shippingAddress ?? shipment.shippingAddress,
    checkedMs: atMs,
  };
}
