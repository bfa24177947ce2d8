import { locationMessage, progressMessage } from '../../../domain/job/messages.ts';
import { facilityAddressLines } from '../../../domain/labels/address-lines.ts';
import type { Facility } from '../../../domain/labels/facility.ts';
import { formatSignature } from '../../../domain/signature/signature-text.ts';
import type { JobStatus } from '../service-contract.ts';
import type { StoredJob } from '../store/stored-job.ts';

/** What GetStatus tells of a job (reference 5.2, 6). */
export function describeStatus(job: StoredJob, facility: Facility | null): JobStatus {
  const { carrier, trackingNumber, logBucket, logKey, errorCount } = job;
  const shipment = carrier === null || trackingNumber === null ? null : { carrier, trackingNumber };
  const outcome = logBucket === null || logKey === null ? null : { logBucket, logKey, errorCount };
  return {
    jobId: job.jobId,
    jobType: job.jobType,
    locationCode: job.locationCode,
    locationMessage: locationMessage(job.locationCode, shipment),
    progressCode: job.progressCode,
    progressMessage: progressMessage(job.progressCode, outcome),
    carrier,
    trackingNumber,
    logBucket,
    logKey,
    errorCount,
    signature: job.signature,
    signatureFileContents: signatureFileContents(job),
    currentManifest: new TextDecoder('utf-8', { ignoreBOM: true }).decode(job.currentManifest()),
    creationDateMs: job.createdMs,
    shippingAddress: shippingAddress(job, facility),
    artifacts: [],
  };
}

/** The four lines of a job's SIGNATURE file. */
export function signatureFileContents(job: StoredJob): string {
  const { signingMethod, jobId, signature } = job;
  return formatSignature({ version: '2.0', signingMethod, jobId, signature });
}

/** The facility's address with the job's id in it, line by line; null while there is no facility. */
export function shippingAddress(job: StoredJob, facility: Facility | null): string | null {
  return facility === null ? null : facilityAddressLines(facility, job.jobId).join('\n');
}
