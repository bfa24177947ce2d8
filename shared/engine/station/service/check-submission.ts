import type { ManifestSubmission } from '../../../domain/job/manifest-submission.ts';
import { ServiceError } from '../../../domain/job/service-error.ts';
import type { Facility } from '../../../domain/labels/facility.ts';
import { checkCustomsRule } from '../../../domain/manifest/customs-rule.ts';
import type { Manifest, ManifestProblem } from '../../../domain/manifest/manifest.ts';
import { readManifest } from '../../../domain/manifest/read-manifest.ts';
import { shorten } from '../job-changes.ts';
import type { BucketCheck, Caller } from '../service-contract.ts';
import { checkBuckets } from './check-buckets.ts';
import { quoteInput } from './find-own-job.ts';

/** Longest message made of a manifest's problems, in characters. */
const messageLimit = 4000;

export interface SubmissionOptions {
  readonly caller: Caller;
  readonly facility: Facility | null;
  readonly bucketCheck: BucketCheck | undefined;
}

export interface CheckedSubmission {
  readonly manifest: Manifest;
  readonly warnings: readonly string[];
}

/**
 * Checks all of a manifest submission that does not depend on the job (reference 5.2, 5.4). Throws a ServiceError with the
 * code of the first problem and a message that names all of them.
 */
export async function checkSubmission(
  submission: ManifestSubmission,
  options: SubmissionOptions,
): Promise<CheckedSubmission> {
  checkJobType(submission.jobType);
  const reading = readManifest(submission.manifest);
  const problems = [...reading.problems, ...customsProblems(reading.manifest, options.facility)];
  const errors = problems.filter((problem) => problem.severity === 'error');
  const [first] = errors;
  if (first !== undefined || reading.manifest === undefined) {
    throw new ServiceError(
      `${first?.code ?? 'MalformedManifest'}Exception`,
      describeProblems(errors) || 'Your manifest is not well-formed',
    );
  }
  const { manifest } = reading;
  checkAccessKeyId(manifest, options.caller);
  const warnings = problems.map(describeProblem);
  if (options.bucketCheck !== undefined)
    warnings.push(...(await checkBuckets(manifest, options.bucketCheck)));
  return { manifest, warnings };
}

/** Whether customs are needed depends on where the station is; while that is unknown, nothing is asked for. */
function customsProblems(
  manifest: Manifest | undefined,
  facility: Facility | null,
): readonly ManifestProblem[] {
  return manifest === undefined || facility === null ? [] : checkCustomsRule(manifest, facility.country);
}

/** The warnings in one message of bounded length, or null when there are none. */
export function warningMessage(warnings: readonly string[]): string | null {
  return warnings.length === 0 ? null : shorten(warnings.join('\n'), messageLimit);
}

function checkJobType(jobType: string): void {
  const wanted = jobType.trim().toLowerCase();
  if (wanted === 'import') return;
  if (wanted === '') throw new ServiceError('MissingParameterException', 'JobType is missing: say Import');
  if (wanted === 'export') {
    throw new ServiceError(
      'InvalidParameterException',
      'This station imports only: it takes no Export jobs. Say Import, or copy the objects out of the store over the network',
    );
  }
  throw new ServiceError(
    'InvalidParameterException',
    `JobType ${quoteInput(jobType)} is not known: say Import`,
  );
}

function checkAccessKeyId(manifest: Manifest, caller: Caller): void {
  if (manifest.accessKeyId === undefined || manifest.accessKeyId === caller.accessKeyId) return;
  throw new ServiceError(
    'InvalidAccessKeyIdException',
    `The manifest's accessKeyId ${quoteInput(manifest.accessKeyId)} is not the one that signed this request, ${caller.accessKeyId}. Write that one into the manifest or leave the field out`,
  );
}

/** One problem on one line is a sentence; several are numbered, one a line. */
function describeProblems(problems: readonly ManifestProblem[]): string {
  const sentences = problems.map(describeProblem);
  if (sentences.length <= 1) return shorten(sentences.join(''), messageLimit);
  const lines = sentences.map((sentence, at) => `${at + 1}. ${sentence}`);
  return shorten(`The manifest has ${problems.length} problems:\n${lines.join('\n')}`, messageLimit);
}

function describeProblem(problem: ManifestProblem): string {
  const place = [problem.line === null ? '' : `line ${problem.line}`, problem.field]
    .filter((part) => part !== '')
    .join(', ');
  return `${place === '' ? '' : `${place}: `}${problem.message} ${problem.fix}`.trim();
}
