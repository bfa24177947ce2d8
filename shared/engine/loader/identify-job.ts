import { systemCode } from '../../base/errors.ts';
import { appError } from '../../domain/error-codes.ts';
import type { JobId } from '../../domain/job/job-id.ts';
import type { AbortCode } from '../../domain/job/status.ts';
import type { Manifest } from '../../domain/manifest/manifest.ts';
import { readManifest } from '../../domain/manifest/read-manifest.ts';
import { readSignature } from '../signature/drive-signature.ts';
import { rejectedFormatOf } from './drive-format.ts';
import { DrivePresence, notADrive } from './drive-presence.ts';
import { checkInventory, type InventoryCheck } from './inventory-check.ts';
import type { LoadJob, LoadJobs } from './job-port.ts';

/** A drive whose job is known and that may be loaded. */
export interface IdentifiedDrive {
  readonly kind: 'ready';
  readonly job: LoadJob;
  readonly manifest: Manifest;
  readonly presence: DrivePresence;
  readonly inventory: Exclude<InventoryCheck, { kind: 'altered' }>;
}

/** A drive that cannot be loaded: the job has ended with that code. */
export interface AbortedDrive {
  readonly kind: 'aborted';
  readonly jobId: JobId;
  readonly code: AbortCode;
  readonly reason: string;
}

export interface IdentifySpec {
  readonly driveRoot: string;
  /** What the operator says whose drive it is; needed when the drive cannot say it itself. */
  readonly jobId?: JobId | undefined;
}

/**
 * Finds out whose drive it is and whether it may be loaded: SIGNATURE, job, CreateJob manifest, current manifest,
 * inventory (reference 3, 6). A drive that the service's rules reject ends its job; whatever a person can put right is
 * thrown and leaves the job as it is: DRIVE_GONE, DRIVE_EMPTY, DRIVE_FORMAT, SIGNATURE_MISSING, SIGNATURE_INVALID, SIGNATURE_OTHER_JOB,
 * JOB_NOT_FOUND, JOB_STATE, FILE_UNREADABLE.
 */
export async function identifyDrive(
  spec: IdentifySpec,
  jobs: LoadJobs,
  signal: AbortSignal,
): Promise<IdentifiedDrive | AbortedDrive> {
  async function abort(jobId: JobId, code: AbortCode, reason: string): Promise<AbortedDrive> {
    await jobs.abort(jobId, code, reason);
    return { kind: 'aborted', jobId, code, reason };
  }

  const named = spec.jobId === undefined ? null : await loadable(jobs, spec.jobId);
  let presence: DrivePresence;
  try {
    presence = new DrivePresence(spec.driveRoot);
  } catch (error) {
    const code = systemCode(error) ?? '';
    // A folder that is not there is a slip of the pen; a device that answers with errors is broken.
    if (code === 'ENOENT' || code === 'ENOTDIR') throw notADrive(spec.driveRoot, code, error);
    if (named === null || code !== 'EIO')
      throw appError('DRIVE_GONE', { detail: `${spec.driveRoot}: ${code}.`, cause: error });
    return abort(named.jobId, 'DeviceError', `the root of the drive cannot be read: ${code}`);
  }
  // The folder that a drive was to be mounted on: no job may end for that.
  if (presence.isEmpty()) throw appError('DRIVE_EMPTY', { detail: spec.driveRoot });
  const format = await rejectedFormatOf(spec.driveRoot);
  if (format !== null) {
    if (named === null) throw appError('DRIVE_FORMAT', { detail: `It is ${format}.` });
    return abort(named.jobId, 'UnsupportedFileFormat', `the file system of the drive is ${format}`);
  }
  const found = await readSignature(spec.driveRoot);
  if (found.kind === 'missing') {
    if (named === null) throw appError('SIGNATURE_MISSING', { detail: asSentence(found.reason) });
    return abort(named.jobId, 'MissingSignature', found.reason);
  }
  if (found.kind === 'invalid') {
    if (named === null) throw appError('SIGNATURE_INVALID', { detail: asSentence(found.reason) });
    return abort(named.jobId, 'InvalidSignature', found.reason);
  }
  const { file } = found;
  if (named !== null && named.jobId !== file.jobId)
    throw appError('SIGNATURE_OTHER_JOB', { detail: `It says ${file.jobId}, not ${named.jobId}.` });
  const job = named ?? (await loadable(jobs, file.jobId));
  if (!job.verifySignature(file)) {
    const reason = 'the SIGNATURE was not made for this job and the manifest it was created with';
    return abort(job.jobId, 'InvalidSignature', reason);
  }
  const { manifest, problems } = readManifest(job.currentManifest);
  if (manifest === undefined) {
    const problem = problems.find(({ severity }) => severity === 'error');
    throw appError('JOB_MANIFEST', { detail: problem?.message ?? '' });
  }
  const inventory = await checkInventory(spec.driveRoot, manifest.inventorySha256, signal);
  if (inventory.kind === 'altered') return abort(job.jobId, 'InvalidSignature', inventory.reason);
  return { kind: 'ready', job, manifest, presence, inventory };
}

async function loadable(jobs: LoadJobs, jobId: JobId): Promise<LoadJob> {
  const job = await jobs.find(jobId);
  if (job === null) throw appError('JOB_NOT_FOUND', { detail: jobId });
  if (job.progressCode !== 'Pending' && job.progressCode !== 'InProgress')
    throw appError('JOB_STATE', { detail: `Job ${jobId} is ${job.progressCode}.` });
  return job;
}

function asSentence(reason: string): string {
  return `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`;
}
