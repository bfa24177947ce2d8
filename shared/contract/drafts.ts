import * as z from 'zod';
import type { PrepareOutcome } from '../domain/job/prepare-outcome.ts';
import { call, feed, nothing } from './define.ts';
import { ErrorData } from './error-data.ts';
import { GivenId, JobIdText, made, Milliseconds, Path } from './plain.ts';

/** The steps of the wizard, in their order. */
export const PrepareStep = z.enum(['drive', 'files', 'manifest', 'copy', 'sign', 'labels', 'ship']);
export type PrepareStep = z.output<typeof PrepareStep>;

/** What of a drive is remembered, to know it again. */
export const DraftDrive = z.object({
  driveId: z.string(),
  kind: z.enum(['drive', 'folder']),
  mountPoint: Path,
  label: z.string(),
  serial: z.string(),
  fileSystem: z.string(),
  sizeBytes: z.number().nullable(),
});
export type DraftDrive = z.output<typeof DraftDrive>;

/** What a person decides about a drive that they prepare. */
const DraftChoices = z.object({
  step: PrepareStep,
  drive: DraftDrive.nullable(),
  sources: z.array(Path).max(10_000),
  /** Takes what is on the drive already, with no sources. */
  useDriveContents: z.boolean(),
  keyPrefix: z.string().max(1024),
  ignoreJunk: z.boolean(),
  skipErrors: z.boolean(),
  renames: z.record(z.string(), z.string()),
  manifestText: z.string().max(256 * 1024),
  accountId: GivenId.nullable(),
});

/** A drive being prepared; one document, which survives a restart. */
export const Draft = DraftChoices.extend({
  draftId: GivenId,
  createdMs: Milliseconds,
  changedMs: Milliseconds,
  /** What the last copy did; null when none has ended well, or what was decided since makes it old. */
  prepared: made<PrepareOutcome>().nullable(),
  /** The shipment that came of it. */
  shipmentId: GivenId.nullable(),
  /** Whether lines with a password or PIN could not be kept and have to be typed again. */
  secretsLeftOut: z.boolean(),
});
export type Draft = z.output<typeof Draft>;

/** What the service said to CreateJob. */
const CreatedJob = z.object({
  jobId: z.string().nullable(),
  warningMessage: z.string().nullable(),
  shippingAddress: z.string().nullable(),
  shipmentId: GivenId.nullable(),
  /** Where SIGNATURE was written and read back; null when only validated, or when `signatureError` says why not. */
  signaturePath: z.string().nullable(),
  /** Why SIGNATURE could not be written; the job is there all the same, and `prepare.writeSignature` tries once more. */
  signatureError: ErrorData.nullable(),
});

const draft = z.object({ draftId: GivenId });

/** The wizard's work: drafts, copying, signing. */
export const draftsContract = {
  'drafts.watch': feed(nothing, z.array(Draft)),
  'drafts.create': call(nothing, Draft),
  'drafts.change': call(draft.extend({ changes: DraftChoices.partial() }), Draft),
  'drafts.remove': call(draft, nothing),
  /** Plans and copies. The plan's refusals end the run with PREPARE_REFUSED and `details.refusals`. */
  'prepare.start': call(draft, z.object({ runId: GivenId })),
  /** Loads the drive with no target. */
  'prepare.rehearse': call(draft, z.object({ runId: GivenId })),
  /**
   * Asks the service for a job with the manifest that the copy finished, keeps it as a shipment with the inventory for the
   * proof, then writes SIGNATURE and reads it back. Throws what the job client throws, DRAFT_INCOMPLETE, DRIVE_GONE,
   * DRIVE_CHANGED, SIGNATURE_UNWRITABLE and RUN_BUSY, all before there is a job; after it nothing throws any more.
   */
  'prepare.createJob': call(draft.extend({ accountId: GivenId, validateOnly: z.boolean() }), CreatedJob),
  /** Writes the SIGNATURE of a created job once more, when writing it failed. */
  'prepare.writeSignature': call(draft, z.object({ signaturePath: z.string() })),
  /**
   * The offline way (reference 3.3): signs with version 1.0 for a job id that came by other means, onto the drive, and
   * saves manifest, SIGNATURE and inventory into a folder when the person has chosen one.
   */
  'prepare.signOffline': call(
    draft.extend({
      jobId: JobIdText,
      accountId: GivenId.nullable(),
      secretAccessKey: z.string().max(1024).optional(),
      exportFolder: Path.nullable(),
    }),
    z.object({ signaturePath: z.string(), files: z.array(z.string()), shipmentId: GivenId }),
  ),
};
