import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { systemCode } from '../../../../shared/base/errors.ts';
import type { InputOf, OutputOf } from '../../../../shared/contract/define.ts';
import type { draftsContract } from '../../../../shared/contract/drafts.ts';
import { appError } from '../../../../shared/domain/error-codes.ts';
import { parseJobId, type JobId } from '../../../../shared/domain/job/job-id.ts';
import { signatureName } from '../../../../shared/domain/keys/key-for.ts';
import type { SignatureFile } from '../../../../shared/domain/signature/signature-file.ts';
import { formatSignature } from '../../../../shared/domain/signature/signature-text.ts';
import { writeSignature } from '../../../../shared/engine/signature/drive-signature.ts';
import { signManifest } from '../../../../shared/engine/signature/sign-manifest.ts';
import { saveFile } from '../../documents/save-file.ts';
import { copyDurably } from '../../shipments/copy-durably.ts';
import { newShipment } from '../../shipments/saved-shipment.ts';
import { checkInventory } from '../../shipments/shipment-folder.ts';
import { keepShipment, signable, writablePlace, type JobMakingPorts, type Signable } from './make-job.ts';

type OfflineRequest = InputOf<typeof draftsContract, 'prepare.signOffline'>;
type OfflineAnswer = OutputOf<typeof draftsContract, 'prepare.signOffline'>;

/**
 * Signs a drive without asking anybody (reference 3.3), for a job whose id came by other means. With the key of an account the
 * job is followed at that account's service; with a key that was typed it is kept and not asked for.
 */
export async function signOffline(request: OfflineRequest, ports: JobMakingPorts): Promise<OfflineAnswer> {
  const { draftId, accountId, exportFolder } = request;
  const jobId = parseJobId(request.jobId);
  if (jobId === null) throw appError('BAD_REQUEST', { detail: `${request.jobId} is no job id.` });
  const prepared = signable(draftId, ports);
  const secret = await secretOf(request, ports);
  const place = await writablePlace(prepared.draft, ports);
  await checkInventory(place, prepared.prepared.inventorySha256);
  const { manifest } = prepared;
  const file = signManifest({ secret, jobId, manifest, version: '1.0' });
  const shipmentId = await shipmentOf(prepared, { jobId, accountId, place }, ports);
  const folder = ports.shipments.folder(shipmentId);
  await folder.keepSignature(formatSignature(file));
  await writeSignature(place, file);
  const signaturePath = join(place, signatureName);
  await ports.shipments.noteSignature(shipmentId, signaturePath);
  const inventory = folder.inventoryFile;
  const files = exportFolder === null ? [] : await exportFiles(exportFolder, { manifest, file, inventory });
  return { signaturePath, files: [...files], shipmentId };
}

async function secretOf(
  { accountId, secretAccessKey = '' }: OfflineRequest,
  { accounts }: Pick<JobMakingPorts, 'accounts'>,
): Promise<string> {
  if (secretAccessKey !== '') return secretAccessKey;
  if (accountId === null) throw appError('SECRET_MISSING');
  return (await accounts.credentials(accounts.find(accountId))).secretAccessKey;
}

interface OfflineJob {
  readonly jobId: JobId;
  readonly accountId: string | null;
  readonly place: string;
}

/** The shipment of this job: the one that the draft has already, as after a try that failed, or a new one. */
async function shipmentOf(
  { draft, prepared, manifest }: Signable,
  { jobId, accountId, place }: OfflineJob,
  ports: JobMakingPorts,
): Promise<string> {
  const known = ports.shipments.list().find((one) => one.shipmentId === draft.shipmentId);
  if (known?.jobId === jobId) return known.shipmentId;
  const shipmentId = randomUUID();
  await ports.shipments.folder(shipmentId).keepInventory(place, prepared.inventorySha256);
  const createdMs = ports.clock.now();
  const shipment = newShipment({ shipmentId, jobId, accountId, createdMs, prepared, hasInventory: true });
  await keepShipment(shipment, { manifest, draftId: draft.draftId }, ports);
  return shipmentId;
}

interface Exported {
  readonly manifest: Uint8Array;
  readonly file: SignatureFile;
  readonly inventory: string;
}

/** Saves what goes by mail, in a folder of the job's own. The manifest has its passwords, since it is sent as it was signed. */
async function exportFiles(
  parent: string,
  { manifest, file, inventory }: Exported,
): Promise<readonly string[]> {
  const folder = join(parent, `drivepost-job-${file.jobId}`);
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw appError('FILE_UNWRITABLE', { detail: `${folder}: ${systemCode(error) ?? ''}`, cause: error });
  }
  const [manifestPath, signaturePath, inventoryPath] = [
    join(folder, 'manifest.txt'),
    join(folder, signatureName),
    join(folder, 'inventory.txt'),
  ] as const;
  await saveFile(manifestPath, manifest);
  await saveFile(signaturePath, formatSignature(file));
  await copyDurably(inventory, inventoryPath);
  return [manifestPath, signaturePath, inventoryPath];
}
