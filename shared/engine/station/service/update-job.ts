import type { ManifestSubmission } from '../../../domain/job/manifest-submission.ts';
import { ServiceError } from '../../../domain/job/service-error.ts';
import { canUpdate } from '../../../domain/job/transitions.ts';
import type { Caller, UpdateJobResult } from '../service-contract.ts';
import type { StoredJob } from '../store/stored-job.ts';
import type { Queries } from '../store/station-store.ts';
import { checkSubmission, warningMessage } from './check-submission.ts';
import { labelArtifacts } from './create-job.ts';
import { nameCaller, noFacilityWarning, type JobServiceOptions } from './service-context.ts';
import { findOwnJob, refuseEndedJob } from './find-own-job.ts';

/** UpdateJob (reference 5.2): replaces the manifest wholly while the load has not started. The SIGNATURE stays valid. */
export async function updateJob(
  caller: Caller,
  request: { readonly jobId: string; readonly submission: ManifestSubmission },
  options: JobServiceOptions,
): Promise<UpdateJobResult> {
  const { jobId, submission } = request;
  await findUpdatable(options.store.queries, caller, jobId);
  const facility = await options.facility();
  const checked = await checkSubmission(submission, { caller, facility, bucketCheck: options.bucketCheck });
  const warnings = facility === null ? [...checked.warnings, noFacilityWarning] : checked.warnings;
  const result = { success: true, warningMessage: warningMessage(warnings) };
  if (submission.validateOnly) return { ...result, artifacts: [] };
  const artifacts = await options.store.change(async (queries) => {
    // Looked at again: a load may have started while the buckets were asked about.
    const job = await findUpdatable(queries, caller, jobId);
    const updated = await queries.jobs.change(
      job,
      { currentManifest: submission.manifest },
      {
        who: await nameCaller(queries, caller),
        atMs: options.clock.now(),
        what: 'updated',
        detail: { manifestBytes: submission.manifest.length },
      },
    );
    return facility === null ? [] : labelArtifacts(queries, updated, options);
  });
  return { ...result, artifacts };
}

async function findUpdatable(queries: Queries, caller: Caller, jobId: string): Promise<StoredJob> {
  const job = await findOwnJob(queries, caller, jobId);
  refuseEndedJob(job);
  if (!canUpdate(job.progressCode)) {
    throw new ServiceError(
      'UnableToUpdateJobIdException',
      `Job ${job.jobId} cannot be updated: it is ${job.progressCode}, and only a Pending job takes a new manifest`,
    );
  }
  return job;
}
