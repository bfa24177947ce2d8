import * as z from 'zod';
import type { Artifact } from '../../../domain/job/artifact.ts';
import { ServiceError } from '../../../domain/job/service-error.ts';
import type { Caller, JobService } from '../service-contract.ts';
import type { XmlContent } from './xml.ts';

/** What an operation gets of a request: its parameters by their names on the wire. */
type Parameters = ReadonlyMap<string, string>;

/** One of the six operations: checks parameters, runs, gives the content of its result element. */
export type Operation = (service: JobService, caller: Caller, parameters: Parameters) => Promise<XmlContent>;

const jobId = z.string().min(1).max(64);
const truth = z
  .string()
  .regex(/^(true|false)$/i, 'must be true or false')
  .transform((text) => text.toLowerCase() === 'true');
const submission = {
  JobType: z.string().min(1).max(64),
  Manifest: z.string().transform((text) => new TextEncoder().encode(text)),
  ValidateOnly: truth.default(false),
};
const maxJobs = z
  .string()
  .regex(/^\d{1,4}$/, 'must be a whole number from 0 to 1000')
  .transform(Number)
  .refine((count) => count <= 1000, 'must be a whole number from 0 to 1000');
const senderFields = {
  name: z.string().max(1024).optional(),
  company: z.string().max(1024).optional(),
  phoneNumber: z.string().max(1024).optional(),
  country: z.string().max(1024).optional(),
  stateOrProvince: z.string().max(1024).optional(),
  city: z.string().max(1024).optional(),
  postalCode: z.string().max(1024).optional(),
  street1: z.string().max(1024).optional(),
  street2: z.string().max(1024).optional(),
  street3: z.string().max(1024).optional(),
};

/** The operations by their Action (reference 5.2). */
export const operations: ReadonlyMap<string, Operation> = new Map([
  ['CreateJob', createJob],
  ['UpdateJob', updateJob],
  ['CancelJob', cancelJob],
  ['GetStatus', getStatus],
  ['ListJobs', listJobs],
  ['GetShippingLabel', getShippingLabel],
]);

async function createJob(service: JobService, caller: Caller, parameters: Parameters): Promise<XmlContent> {
  const { JobType, Manifest, ValidateOnly } = check(z.object(submission), parameters);
  const result = await service.createJob(caller, {
    jobType: JobType,
    manifest: Manifest,
    validateOnly: ValidateOnly,
  });
  return {
    JobId: result.jobId,
    JobType: result.jobType,
    Signature: result.signature,
    SignatureFileContents: result.signatureFileContents,
    WarningMessage: result.warningMessage,
    AwsShippingAddress: result.shippingAddress,
    ArtifactList: artifacts(result.artifacts),
  };
}

async function updateJob(service: JobService, caller: Caller, parameters: Parameters): Promise<XmlContent> {
  const schema = z.object({ ...submission, JobId: jobId });
  const { JobId, JobType, Manifest, ValidateOnly } = check(schema, parameters);
  const result = await service.updateJob(caller, JobId, {
    jobType: JobType,
    manifest: Manifest,
    validateOnly: ValidateOnly,
  });
  return {
    Success: result.success,
    WarningMessage: result.warningMessage,
    ArtifactList: artifacts(result.artifacts),
  };
}

async function cancelJob(service: JobService, caller: Caller, parameters: Parameters): Promise<XmlContent> {
  const { success } = await service.cancelJob(caller, checkJobId(parameters));
  return { Success: success };
}

async function getStatus(service: JobService, caller: Caller, parameters: Parameters): Promise<XmlContent> {
  const status = await service.getStatus(caller, checkJobId(parameters));
  return {
    JobId: status.jobId,
    JobType: status.jobType,
    LocationCode: status.locationCode,
    LocationMessage: status.locationMessage,
    ProgressCode: status.progressCode,
    ProgressMessage: status.progressMessage,
    Carrier: status.carrier,
    TrackingNumber: status.trackingNumber,
    LogBucket: status.logBucket,
    LogKey: status.logKey,
    ErrorCount: status.errorCount,
    Signature: status.signature,
    SignatureFileContents: status.signatureFileContents,
    CurrentManifest: status.currentManifest,
    CreationDate: isoSeconds(status.creationDateMs),
    AwsShippingAddress: status.shippingAddress,
    ArtifactList: artifacts(status.artifacts),
  };
}

async function listJobs(service: JobService, caller: Caller, parameters: Parameters): Promise<XmlContent> {
  const schema = z.object({ MaxJobs: maxJobs.optional(), Marker: z.string().max(64).optional() });
  const { MaxJobs, Marker } = check(schema, parameters);
  const page = { maxJobs: MaxJobs ?? null, marker: Marker === undefined || Marker === '' ? null : Marker };
  const { jobs, isTruncated } = await service.listJobs(caller, page);
  return {
    Jobs: jobs.map((job) => ({
      JobType: job.jobType,
      CreationDate: isoSeconds(job.creationDateMs),
      IsCanceled: job.isCanceled,
      JobId: job.jobId,
    })),
    IsTruncated: isTruncated,
  };
}

async function getShippingLabel(
  service: JobService,
  caller: Caller,
  parameters: Parameters,
): Promise<XmlContent> {
  const fields = check(z.object(senderFields), parameters);
  const jobIds = listOf(parameters, 'jobIds');
  if (jobIds.length === 0) throw new ServiceError('InvalidJobIdException', 'jobIds is missing.');
  const sender = Object.fromEntries(
    Object.entries(fields).filter((field): field is [string, string] => field[1] !== undefined),
  );
  const { url, warning } = await service.getShippingLabel(caller, { jobIds, sender });
  return { ShippingLabelURL: url, Warning: warning };
}

/** `jobIds.member.1` and so on, in the order of their numbers. */
function listOf(parameters: Parameters, name: string): string[] {
  const found: [number, string][] = [];
  for (const [key, value] of parameters) {
    const rest = key.startsWith(`${name}.`) ? key.slice(name.length + 1).replace(/^member\./, '') : null;
    if (rest !== null && /^[1-9]\d{0,3}$/.test(rest)) found.push([Number(rest), value]);
  }
  return found.sort(([a], [b]) => a - b).map(([, value]) => value);
}

/** Of the operations that take nothing else; a missing id is InvalidJobIdException for them (reference 5.4). */
function checkJobId(parameters: Parameters): string {
  const id = parameters.get('JobId') ?? '';
  if (!jobId.safeParse(id).success) {
    throw new ServiceError('InvalidJobIdException', id === '' ? 'JobId is missing.' : 'JobId is no job id.');
  }
  return id;
}

function check<T extends z.ZodObject>(schema: T, parameters: Parameters): z.output<T> {
  const known = Object.keys(schema.shape).filter((name) => parameters.has(name));
  const given = Object.fromEntries(known.map((name) => [name, parameters.get(name)]));
  const checked = schema.safeParse(given);
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0];
  const name = String(issue?.path[0] ?? '');
  if ((parameters.get(name) ?? '') === '') {
    throw new ServiceError('MissingParameterException', `The parameter ${name} is missing.`);
  }
  throw new ServiceError(
    'InvalidParameterException',
    `The parameter ${name} is not valid: ${issue?.message}.`,
  );
}

function artifacts(list: readonly Artifact[]): XmlContent {
  return list.map(({ description, url }) => ({ Description: description, URL: url }));
}

function isoSeconds(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 19)}Z`;
}
