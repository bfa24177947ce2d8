import { randomUUID } from 'node:crypto';
import type { Clock } from '../../../../shared/base/time.ts';
import type { InputOf, OutputOf } from '../../../../shared/contract/define.ts';
import type { Draft, draftsContract } from '../../../../shared/contract/drafts.ts';
import { appError } from '../../../../shared/domain/error-codes.ts';
import type { CreatedJob } from '../../../../shared/engine/job-client/results.ts';
import { checkWritable } from '../../../../shared/engine/signature/check-writable.ts';
import type { Accounts } from '../../accounts/accounts.ts';
import type { AskService } from '../../accounts/ask-service.ts';
import type { Shipments } from '../../shipments/open-shipments.ts';
import { newShipment, type SavedShipment } from '../../shipments/saved-shipment.ts';
import { manifestFacts } from '../../shipments/shipment-actions.ts';
import type { Log } from '../../ports.ts';
import { tellFault } from '../../tell-fault.ts';
import type { Drafts } from '../drafts.ts';

type JobRequest = InputOf<typeof draftsContract, 'prepare.createJob'>;
type JobAnswer = OutputOf<typeof draftsContract, 'prepare.createJob'>;

export interface JobMakingPorts {
  readonly drafts: Pick<Drafts, 'find' | 'finishedManifest' | 'noteShipment'>;
  readonly shipments: Pick<
    Shipments,
    'list' | 'find' | 'folder' | 'add' | 'noteSignature' | 'writeSignature'
  >;
  readonly accounts: Accounts;
  readonly askService: AskService;
  readonly clock: Clock;
  readonly log: Pick<Log, 'fault'>;
  /** Where a draft's drive is mounted now; null while it is not there. */
  readonly placeOf: (draft: Draft) => Promise<string | null>;
}

/** What is signed, and the drive that it is about. */
export interface Signable {
  readonly draft: Draft;
  readonly prepared: NonNullable<Draft['prepared']>;
  /** With its passwords, byte for byte as it is sent. */
  readonly manifest: Uint8Array;
}

/** A draft whose copy is good for what is decided now. Throws DRAFT_INCOMPLETE. */
export function signable(draftId: string, { drafts }: Pick<JobMakingPorts, 'drafts'>): Signable {
  const draft = drafts.find(draftId);
  if (draft.prepared === null) throw appError('DRAFT_INCOMPLETE');
  return { draft, prepared: draft.prepared, manifest: drafts.finishedManifest(draftId) };
}

/** Where the drive of a draft is. Throws DRIVE_GONE, SIGNATURE_UNWRITABLE. */
export async function writablePlace(
  draft: Draft,
  { placeOf }: Pick<JobMakingPorts, 'placeOf'>,
): Promise<string> {
  const place = await placeOf(draft);
  if (place === null) throw appError('DRIVE_GONE', { detail: draft.drive?.label ?? '' });
  await checkWritable(place);
  return place;
}

/**
 * Asks for a job. All that can fail is looked at before; from the moment there is a job nothing throws any more, and its
 * shipment is kept before the drive is touched, so that no job is ever lost.
 */
export async function makeJob(request: JobRequest, ports: JobMakingPorts): Promise<JobAnswer> {
  const { draftId, accountId, validateOnly } = request;
  const account = ports.accounts.find(accountId);
  const { draft, prepared, manifest } = signable(draftId, ports);
  const submission = { jobType: 'Import', manifest, validateOnly };
  if (validateOnly) {
    const { warningMessage } = await ports.askService(account, (client) => client.createJob(submission));
    return { ...nothingMade, warningMessage };
  }
  refuseSecondJob(draft, ports);
  const place = await writablePlace(draft, ports);
  const shipmentId = randomUUID();
  const folder = ports.shipments.folder(shipmentId);
  let created: CreatedJob;
  try {
    await folder.keepInventory(place, prepared.inventorySha256);
    created = await ports.askService(account, (client) => client.createJob(submission));
  } catch (error) {
    await folder.remove();
    throw error;
  }
  const { jobId, warningMessage, shippingAddress } = created;
  if (jobId === null) throw appError('JOB_SERVICE_ANSWER', { detail: 'It named no job.' });
  const answer = { jobId, warningMessage, shippingAddress };
  const shipment = newShipment({
    shipmentId,
    jobId,
    accountId,
    createdMs: ports.clock.now(),
    prepared,
    shippingAddress,
    hasInventory: true,
  });
  return keep(
    { shipment, manifest, draftId, place, answer, signature: created.signatureFileContents },
    ports,
  );
}

const nothingMade: JobAnswer = {
  jobId: null,
  warningMessage: null,
  shippingAddress: null,
  shipmentId: null,
  signaturePath: null,
  signatureError: null,
};

interface Made {
  readonly shipment: SavedShipment;
  readonly manifest: Uint8Array;
  readonly draftId: string;
  readonly place: string;
  readonly signature: string | null;
  readonly answer: Pick<JobAnswer, 'jobId' | 'warningMessage' | 'shippingAddress'>;
}

async function keep(made: Made, ports: JobMakingPorts): Promise<JobAnswer> {
  const { shipmentId } = made.shipment;
  let kept: string | null = null;
  try {
    await keepShipment(made.shipment, made, ports);
    kept = shipmentId;
    if (made.signature !== null) await ports.shipments.folder(shipmentId).keepSignature(made.signature);
    const signaturePath = await ports.shipments.writeSignature(shipmentId, made.place);
    return { ...nothingMade, ...made.answer, shipmentId, signaturePath };
  } catch (error) {
    const signatureError = tellFault('job', error, ports.log);
    return { ...nothingMade, ...made.answer, shipmentId: kept, signatureError };
  }
}

/** Keeps a shipment and notes it with its draft. */
export async function keepShipment(
  shipment: SavedShipment,
  { manifest, draftId }: { readonly manifest: Uint8Array; readonly draftId: string },
  { shipments, drafts }: Pick<JobMakingPorts, 'shipments' | 'drafts'>,
): Promise<void> {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(manifest);
  await shipments.add({ ...shipment, ...manifestFacts(text) });
  await drafts.noteShipment(draftId, shipment.shipmentId);
  await shipments.folder(shipment.shipmentId).keepManifest(text);
}

/** Throws JOB_EXISTS while the job that was made of a draft has not ended. */
function refuseSecondJob({ shipmentId }: Draft, { shipments }: Pick<JobMakingPorts, 'shipments'>): void {
  const shipment = shipments.list().find((one) => one.shipmentId === shipmentId);
  const progress = shipment?.history.at(-1)?.progressCode ?? 'Pending';
  if (shipment !== undefined && (progress === 'Pending' || progress === 'InProgress')) {
    throw appError('JOB_EXISTS', { detail: shipment.jobId });
  }
}
