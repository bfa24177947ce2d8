import { ServiceError } from '../../../domain/job/service-error.ts';
import type { Artifact } from '../../../domain/job/artifact.ts';
import type { JobId } from '../../../domain/job/job-id.ts';
import type { ManifestSubmission } from '../../../domain/job/manifest-submission.ts';
import { newJobId } from '../../../domain/job/new-job-id.ts';
import { signManifest } from '../../signature/sign-manifest.ts';
import type { Caller, CreateJobResult } from '../service-contract.ts';
import type { StoredJob } from '../store/stored-job.ts';
import type { Queries } from '../store/station-store.ts';
import { checkSubmission, warningMessage } from './check-submission.ts';
import { nameCaller, noFacilityWarning, type JobServiceOptions } from './service-context.ts';
import { shippingAddress, signatureFileContents } from './describe-status.ts';
import { issueLabel } from './label-pages.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** Jobs that an account may create in any 24 hours (reference 5.5). */
const jobsPerDay = 50;
/** How long a job waits for its device (reference 5.5). */
const jobLifetimeMs = 30 * dayMs;

/** CreateJob (reference 5.2): checks the manifest and, unless it was only to be checked, makes and signs a job. */
export async function createJob(
  caller: Caller,
  submission: ManifestSubmission,
  options: JobServiceOptions,
): Promise<CreateJobResult> {
  const facility = await options.facility();
  const checked = await checkSubmission(submission, { caller, facility, bucketCheck: options.bucketCheck });
  const warnings = facility === null ? [...checked.warnings, noFacilityWarning] : checked.warnings;
  const result = { jobType: 'Import', warningMessage: warningMessage(warnings) } as const;
  if (submission.validateOnly) {
    const nothing = { jobId: null, signature: null, signatureFileContents: null, shippingAddress: null };
    return { ...result, ...nothing, artifacts: [] };
  }
  const made = await options.store.change(async (queries) => {
    const job = await insertJob(queries, { caller, manifest: submission.manifest }, options);
    return { job, artifacts: facility === null ? [] : await labelArtifacts(queries, job, options) };
  });
  return {
    ...result,
    jobId: made.job.jobId,
    signature: made.job.signature,
    signatureFileContents: signatureFileContents(made.job),
    shippingAddress: shippingAddress(made.job, facility),
    artifacts: made.artifacts,
  };
}

/** A page with the job's shipping label, for the answers to CreateJob and UpdateJob. */
export async function labelArtifacts(
  queries: Queries,
  job: StoredJob,
  options: JobServiceOptions,
): Promise<readonly Artifact[]> {
  const label = { account: job.account, jobIds: [job.jobId], sender: {} };
  const token = await issueLabel(queries, label, {
    atMs: options.clock.now(),
    randomBytes: options.randomBytes,
  });
  return [{ description: 'Shipping label', url: `${options.labelBaseUrl}${token}` }];
}

async function insertJob(
  queries: Queries,
  wanted: { readonly caller: Caller; readonly manifest: Uint8Array },
  options: JobServiceOptions,
): Promise<StoredJob> {
  const { caller, manifest } = wanted;
  const { clock, randomBytes } = options;
  const who = await nameCaller(queries, caller);
  const createdMs = clock.now();
  if ((await queries.jobs.countCreatedAfter(caller.account, createdMs - dayMs)) >= jobsPerDay) {
    throw new ServiceError(
      'CreateJobQuotaExceededException',
      `Your account has created ${jobsPerDay} jobs in the last 24 hours, which is the limit. Try again later`,
    );
  }
  const jobId = await chooseJobId(queries, options);
  const signingKey = randomBytes(32);
  const { signingMethod, signature } = signManifest({ secret: signingKey, jobId, manifest, version: '2.0' });
  const expiresMs = createdMs + jobLifetimeMs;
  return queries.jobs.insert(
    {
      jobId,
      account: caller.account,
      jobType: 'Import',
      manifest,
      signingMethod,
      signingKey,
      signature,
      createdMs,
      expiresMs,
    },
    { who, atMs: createdMs, what: 'created', detail: { manifestBytes: manifest.length } },
  );
}

/** An id that was never issued before. */
async function chooseJobId(queries: Queries, options: JobServiceOptions): Promise<JobId> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const jobId = newJobId(options.randomBytes);
    if (!(await queries.jobs.isIssued(jobId))) return jobId;
  }
  throw new Error('no free job id was found in 100 tries');
}
