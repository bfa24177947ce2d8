import { systemCode, type AppError } from '../../base/errors.ts';
import { appError } from '../../domain/error-codes.ts';
import type { JobId } from '../../domain/job/job-id.ts';
import type { AbortCode } from '../../domain/job/status.ts';
import type { Manifest } from '../../domain/manifest/manifest.ts';
import { readManifest } from '../../domain/manifest/read-manifest.ts';
import { readSignature } from '../signature/drive-signature.ts';
import { rejectedFormatOf } from './drive-format.ts';
import { DrivePresence, notADrive } from './drive-presence.ts';
import { checkInventory, type InventoryCheck } from './inventory-check.ts';
import type { LoadJob } from './job-port.ts';

/** A drive whose job is known and whose SIGNATURE and inventory are that job's. */
export interface IdentifiedDrive {
  readonly kind: 'ready';
  readonly job: LoadJob;
  readonly manifest: Manifest;
  readonly presence: DrivePresence;
  readonly inventory: Exclude<InventoryCheck, { kind: 'altered' }>;
}

/** A drive that the service's rules reject. */
interface RejectedDrive {
  readonly kind: 'rejected';
  /** Whose drive it is; null when neither it nor a person says so. */
  readonly jobId: JobId | null;
  /** What its job ends with for this. */
  readonly code: AbortCode;
  readonly reason: string;
  /** The same for a person who still has to say whose drive it is. */
  readonly error: AppError;
}

export interface IdentifySpec {
  readonly driveRoot: string;
  /** What the operator says whose drive it is; needed when the drive cannot say it itself. */
  readonly jobId?: JobId | undefined;
}

/**
 * Looks at a drive and at what its SIGNATURE, its job and its inventory say of each other (reference 3, 6), and changes
 * nothing. `findJob` gives a job or throws. Throws what a person can put right: DRIVE_GONE, DRIVE_EMPTY,
 * SIGNATURE_OTHER_JOB, JOB_MANIFEST, FILE_UNREADABLE, what `findJob` throws, and the signal's reason.
 */
export async function examineDrive(
  spec: IdentifySpec,
  findJob: (jobId: JobId) => Promise<LoadJob>,
  signal: AbortSignal,
): Promise<IdentifiedDrive | RejectedDrive> {
  const named = spec.jobId === undefined ? null : await findJob(spec.jobId);
  const namedId = named?.jobId ?? null;
  let presence: DrivePresence;
  try {
    presence = new DrivePresence(spec.driveRoot);
  } catch (error) {
    const code = systemCode(error) ?? '';
    // A folder that is not there is a slip of the pen; a device that answers with errors is broken.
    if (code === 'ENOENT' || code === 'ENOTDIR') throw notADrive(spec.driveRoot, code, error);
    const gone = appError('DRIVE_GONE', { detail: `${spec.driveRoot}: ${code}.`, cause: error });
    if (code !== 'EIO') throw gone;
    return reject(namedId, 'DeviceError', `the root of the drive cannot be read: ${code}`, gone);
  }
  // The folder that a drive was to be mounted on: no job may end for that.
  if (presence.isEmpty()) throw appError('DRIVE_EMPTY', { detail: spec.driveRoot });
  const found = await lookInside({ spec, namedId, named, presence }, findJob, signal);
  // What was missing may have been there until the drive was pulled.
  if (found.kind === 'rejected' && !presence.isThere()) throw appError('DRIVE_GONE');
  return found;
}

interface Looked {
  readonly spec: IdentifySpec;
  readonly namedId: JobId | null;
  readonly named: LoadJob | null;
  readonly presence: DrivePresence;
}

async function lookInside(
  { spec, namedId, named, presence }: Looked,
  findJob: (jobId: JobId) => Promise<LoadJob>,
  signal: AbortSignal,
): Promise<IdentifiedDrive | RejectedDrive> {
  const format = await rejectedFormatOf(spec.driveRoot);
  if (format !== null) {
    const error = appError('DRIVE_FORMAT', { detail: `It is ${format}.` });
    return reject(namedId, 'UnsupportedFileFormat', `the file system of the drive is ${format}`, error);
  }
  const found = await readSignature(spec.driveRoot);
  if (found.kind === 'missing') {
    const error = appError('SIGNATURE_MISSING', { detail: asSentence(found.reason) });
    return reject(namedId, 'MissingSignature', found.reason, error);
  }
  if (found.kind === 'invalid') {
    const error = appError('SIGNATURE_INVALID', { detail: asSentence(found.reason) });
    return reject(namedId, 'InvalidSignature', found.reason, error);
  }
  const { file } = found;
  if (named !== null && named.jobId !== file.jobId)
    throw appError('SIGNATURE_OTHER_JOB', { detail: `It says ${file.jobId}, not ${named.jobId}.` });
  const job = named ?? (await findJob(file.jobId));
  if (!job.verifySignature(file)) {
    return rejectSigned(job, 'the SIGNATURE was not made for this job and the manifest it was created with');
  }
  const { manifest, problems } = readManifest(job.currentManifest);
  if (manifest === undefined) {
    const problem = problems.find(({ severity }) => severity === 'error');
    throw appError('JOB_MANIFEST', { detail: problem?.message ?? '' });
  }
  const inventory = await checkInventory(spec.driveRoot, manifest.inventorySha256, signal);
  if (inventory.kind === 'altered') return rejectSigned(job, inventory.reason);
  return { kind: 'ready', job, manifest, presence, inventory };
}

function reject(jobId: JobId | null, code: AbortCode, reason: string, error: AppError): RejectedDrive {
  return { kind: 'rejected', jobId, code, reason, error };
}

/** A drive that names a job which did not sign what is on it. */
function rejectSigned(job: LoadJob, reason: string): RejectedDrive {
  const error = appError('SIGNATURE_WRONG', { detail: asSentence(reason) });
  return reject(job.jobId, 'InvalidSignature', reason, error);
}

function asSentence(reason: string): string {
  return `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`;
}
