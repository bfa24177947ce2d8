import * as z from 'zod';
import type { ProofReport } from '../domain/proof/proof-report.ts';
import type { PrepareOutcome } from '../domain/job/prepare-outcome.ts';
import { call, feed, nothing } from './define.ts';
import { ErrorData } from './error-data.ts';
import { GivenId, made, Milliseconds, Path } from './plain.ts';

/** A status as it was first seen. */
const StatusChange = z.object({
  atMs: Milliseconds,
  locationCode: z.string(),
  locationMessage: z.string(),
  progressCode: z.string(),
  progressMessage: z.string(),
});
export type StatusChange = z.output<typeof StatusChange>;

/** A job of the customer, and what is known of its drive. */
export const Shipment = z.object({
  shipmentId: GivenId,
  jobId: z.string(),
  /** Null when it was signed offline for a service that is not asked. */
  accountId: GivenId.nullable(),
  deviceId: z.string(),
  bucket: z.string(),
  createdMs: Milliseconds,
  /** How it was sent, as the customer noted it. */
  carrier: z.string(),
  trackingNumber: z.string(),
  sentMs: Milliseconds.nullable(),
  /** Each status in the order seen; the last is the present one. Empty until the service was asked. */
  history: z.array(StatusChange),
  /** How the service sent it back. */
  returnCarrier: z.string().nullable(),
  returnTrackingNumber: z.string().nullable(),
  logBucket: z.string().nullable(),
  logKey: z.string().nullable(),
  errorCount: z.number().int(),
  shippingAddress: z.string().nullable(),
  /** What is on the drive; null for a job that was made elsewhere. */
  prepared: made<PrepareOutcome>().nullable(),
  /** Whether the drive's inventory is kept here, so that a proof needs no drive. */
  hasInventory: z.boolean(),
  /** Where SIGNATURE was written and read back; null as long as that has not been done from here. */
  signature: z.object({ path: z.string(), atMs: Milliseconds }).nullable(),
  /** Whether the import log was fetched and is kept here. */
  hasLog: z.boolean(),
  checkedMs: Milliseconds.nullable(),
  nextCheckMs: Milliseconds.nullable(),
  isChecking: z.boolean(),
  /** Why the last look at the status failed. */
  checkError: ErrorData.nullable(),
  /** Whether the status has changed since the person last looked. */
  isUnseen: z.boolean(),
  proof: made<ProofReport>().nullable(),
  provedMs: Milliseconds.nullable(),
  /** What the rehearsal said: would this drive import cleanly? Null before it. */
  rehearsal: z.object({ atMs: Milliseconds, willImportCleanly: z.boolean() }).nullable(),
});
export type Shipment = z.output<typeof Shipment>;

const shipment = z.object({ shipmentId: GivenId });
const LogPlace = z.discriminatedUnion('kind', [
  /** Where the service says it is, with the account's keys of the store. */
  z.object({ kind: z.literal('bucket') }),
  z.object({ kind: z.literal('file'), path: Path }),
]);
const InventoryPlace = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('kept') }),
  /** An inventory file, or a drive that has one. */
  z.object({ kind: z.literal('path'), path: Path }),
]);

/** A page to print. */
const LabelRequest = shipment.extend({
  page: z.enum(['label', 'slip']),
  paper: z.enum(['A4', 'Letter']),
});

/** Jobs of the customer: following, changing, proving; their labels. */
export const shipmentsContract = {
  'shipments.watch': feed(nothing, z.array(Shipment)),
  /** Asks the service now. Without an id: for all. */
  'shipments.refresh': call(z.object({ shipmentId: GivenId.nullable() }), nothing),
  /** Finds the jobs of an account that are not here yet; how many were added. */
  'shipments.findJobs': call(z.object({ accountId: GivenId }), z.object({ added: z.number().int() })),
  'shipments.noteSent': call(
    shipment.extend({ carrier: z.string().max(100), trackingNumber: z.string().max(100) }),
    nothing,
  ),
  'shipments.markSeen': call(shipment, nothing),
  /** The manifest that the service has now. */
  'shipments.manifest': call(shipment, z.object({ text: z.string() })),
  /**
   * Sends a changed manifest in place of the last (reference 5.2). Refused by the service unless the job is Pending.
   * Nothing on the drive has to be written again: its SIGNATURE is compared with the manifest that the job was created
   * with (reference 3.4), and the new manifest drives the load. A proof then takes the new one. Its inventory comment has
   * to stay, or the manifest no longer vouches for what is on the drive.
   */
  'shipments.update': call(
    shipment.extend({ manifestText: z.string().max(256 * 1024), validateOnly: z.boolean() }),
    z.object({ warningMessage: z.string().nullable() }),
  ),
  /**
   * Writes the job's SIGNATURE into the root of its drive once more, such as after it was deleted or the drive was copied,
   * and reads it back. Throws DRIVE_CHANGED when the drive is not the one that was prepared, SIGNATURE_UNWRITABLE.
   */
  'shipments.writeSignature': call(
    shipment.extend({ mountPoint: Path }),
    z.object({ signaturePath: z.string() }),
  ),
  'shipments.cancel': call(shipment, nothing),
  /** Takes it off the list here; the job itself is not changed. Throws RUN_BUSY while it is being proved. */
  'shipments.forget': call(shipment, nothing),
  /** Reconciles inventory and log; the run's result is a ProofReport. Paths are such as the person chose. */
  'shipments.prove': call(
    shipment.extend({ log: LogPlace, inventory: InventoryPlace }),
    z.object({ runId: GivenId }),
  ),
  /** Asks where to, and saves the proof. Null when not saved. */
  'shipments.exportProof': call(
    shipment.extend({ format: z.enum(['html', 'pdf', 'csv']) }),
    z.object({ path: Path.nullable() }),
  ),
  /** Asks where to, and saves the import log that was last fetched. */
  'shipments.saveLog': call(shipment, z.object({ path: Path.nullable() })),
  /** A label or slip as a page of HTML, to look at. */
  'labels.page': call(LabelRequest, z.object({ html: z.string() })),
  'labels.printers': call(
    nothing,
    z.array(z.object({ name: z.string(), title: z.string(), isDefault: z.boolean() })),
  ),
  /** Without a printer the system's dialog asks for one. False when the person thinks better of it. */
  'labels.print': call(
    LabelRequest.extend({ printer: z.string().max(255).nullable() }),
    z.object({ isPrinted: z.boolean() }),
  ),
  /** Asks where to, and saves it as PDF. */
  'labels.savePdf': call(LabelRequest, z.object({ path: Path.nullable() })),
};
