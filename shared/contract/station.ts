import * as z from 'zod';
import { Facility } from '../domain/labels/facility.ts';
import { abortCodes } from '../domain/job/status.ts';
import type { ImportLogRow } from '../domain/import-log/row.ts';
import { TestStep } from './accounts.ts';
import { call, feed, nothing } from './define.ts';
import { DriveView } from './drives.ts';
import { ErrorData } from './error-data.ts';
import { GivenId, JobIdText, made, Milliseconds, Path } from './plain.ts';

const AbortCode = z.enum(abortCodes);

const Listen = z.object({
  host: z.string().trim().min(1).max(255),
  port: z.number().int().min(0).max(65_535),
  /** PEM files; needed beyond the loopback unless `isInsecure`. */
  tlsCertPath: Path.nullable(),
  tlsKeyPath: Path.nullable(),
  isInsecure: z.boolean(),
  /** How clients reach the service; label links start with it. Null for its own address. */
  publicUrl: z.string().max(2048).nullable(),
});

/** What a station does by itself. */
export const StationOptions = z.object({
  listen: Listen,
  /** Whether the job service starts with the program. */
  serveAtStart: z.boolean(),
  /** Whether a drive whose job is known is loaded as soon as it is plugged in. */
  loadByItself: z.boolean(),
  targetId: GivenId.nullable(),
});
export type StationOptions = z.output<typeof StationOptions>;

/** The station as a whole. */
export const StationState = z.object({
  /** `none`: not set up yet. */
  kind: z.enum(['none', 'opening', 'open', 'failed']),
  dataFolder: z.string(),
  facility: Facility.nullable(),
  options: StationOptions,
  service: z.object({
    state: z.enum(['off', 'starting', 'on', 'failed']),
    url: z.string().nullable(),
    error: ErrorData.nullable(),
  }),
  error: ErrorData.nullable(),
});
export type StationState = z.output<typeof StationState>;

/** A job as the desk sees it. */
export const DeskJobView = z.object({
  jobId: z.string(),
  jobType: z.string(),
  accountName: z.string(),
  locationCode: z.enum(['NotReceived', 'AtAWS', 'Returned']),
  progressCode: z.string(),
  deviceId: z.string().nullable(),
  bucket: z.string().nullable(),
  createdMs: Milliseconds,
  expiresMs: Milliseconds,
  carrier: z.string().nullable(),
  trackingNumber: z.string().nullable(),
  logBucket: z.string().nullable(),
  logKey: z.string().nullable(),
  errorCount: z.number().int(),
});
export type DeskJobView = z.output<typeof DeskJobView>;

/** One thing that happened to a job, as it was written down. */
export const JobEventView = z.object({
  atMs: Milliseconds,
  who: z.string(),
  what: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
});
export type JobEventView = z.output<typeof JobEventView>;

/** All that the desk knows of a job. */
const DeskJobDetails = z.object({
  job: DeskJobView,
  /** Oldest first. */
  events: z.array(JobEventView),
  /** What the current manifest says, field by field in the order of the catalogue; what is secret is left out. */
  fields: z.array(z.object({ name: z.string(), value: z.string() })),
  /** Where the drive goes back to, line by line. */
  returnAddress: z.array(z.string()),
});
export type DeskJobDetails = z.output<typeof DeskJobDetails>;

/** Whose drive it is, by its SIGNATURE. */
export const DriveMatchView = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('looking') }),
  /** There is nothing to look at yet. */
  z.object({ kind: z.literal('unmounted') }),
  z.object({
    kind: z.literal('job'),
    jobId: z.string(),
    accountName: z.string(),
    bucket: z.string().nullable(),
    progressCode: z.string(),
    /** Whether a load may begin or go on. */
    isLoadable: z.boolean(),
  }),
  z.object({
    kind: z.literal('refused'),
    /** An error code, such as SIGNATURE_MISSING. */
    error: ErrorData,
    /** The code that would end a job for this, when one is named (reference 6.2). */
    abortCode: AbortCode.nullable(),
    /** The job that the SIGNATURE names, as far as it can be read. */
    jobId: z.string().nullable(),
  }),
]);

export type DriveMatchView = z.output<typeof DriveMatchView>;

/** A drive in the station, and what may be done with it. */
export const StationDrive = z.object({
  view: DriveView,
  match: DriveMatchView,
  /** Its load, under way or ended. */
  runId: GivenId.nullable(),
});
export type StationDrive = z.output<typeof StationDrive>;

/** Where a station puts objects. */
export const Target = z.object({
  targetId: GivenId,
  name: z.string().trim().min(1).max(100),
  kind: z.enum(['s3', 'folder']),
  endpointUrl: z.string().trim().max(2048),
  region: z.string().trim().max(64),
  style: z.enum(['auto', 'path', 'virtual-host']),
  /** Takes the place of the manifest's bucket; empty for the manifest's. */
  bucket: z.string().trim().max(255),
  accessKeyId: z.string().trim().max(128),
  /** For a folder. */
  folder: z.string().max(32_768),
  hasSecret: z.boolean(),
});
export type Target = z.output<typeof Target>;

const TargetInput = Target.omit({ hasSecret: true }).extend({
  targetId: GivenId.nullable(),
  secretAccessKey: z.string().max(1024).optional(),
});
export type TargetInput = z.output<typeof TargetInput>;

/** One thing that a test of a target looked at, and what to do when it failed. */
const TargetStep = TestStep.extend({ outcome: z.enum(['passed', 'failed', 'skipped']) });
export type TargetStep = z.output<typeof TargetStep>;

/** An account of the station, which may ask for jobs. */
export const StationAccount = z.object({
  account: z.string(),
  name: z.string(),
  accessKeyId: z.string(),
  createdMs: Milliseconds,
  removedMs: Milliseconds.nullable(),
});
export type StationAccount = z.output<typeof StationAccount>;

const job = z.object({ jobId: JobIdText });

/** The lab: jobs, drives, loads, targets, accounts, the job service. */
export const stationContract = {
  'station.watch': feed(nothing, StationState),
  /**
   * Makes or opens the station in its data folder; with no facility, only one that is there already. Throws what
   * openStation throws.
   */
  'station.setUp': call(z.object({ dataFolder: Path.nullable(), facility: Facility.nullable() }), nothing),
  'station.setFacility': call(Facility, nothing),
  'station.setOptions': call(StationOptions.partial(), nothing),
  'station.serve': call(z.object({ isOn: z.boolean() }), nothing),
  /** Newest first. */
  'station.jobs': feed(nothing, z.array(DeskJobView)),
  'station.job': call(job, DeskJobDetails),
  /** Typed or scanned: a job id, with whatever a scanner puts around it. */
  'station.receive': call(job, DeskJobView),
  'station.abort': call(job.extend({ code: AbortCode, detail: z.string().max(1000) }), DeskJobView),
  'station.sendBack': call(
    job.extend({ carrier: z.string().max(100), trackingNumber: z.string().max(100) }),
    DeskJobView,
  ),
  'station.drives': feed(nothing, z.object({ drives: z.array(StationDrive), error: ErrorData.nullable() })),
  /** A folder that stands for a drive is added to the drives, or taken away. */
  'station.addFolder': call(z.object({ path: Path }), nothing),
  'station.removeFolder': call(z.object({ path: Path }), nothing),
  /** Looks at a drive once more. */
  'station.lookAgain': call(z.object({ mountPoint: Path }), nothing),
  'station.load': call(
    z.object({ mountPoint: Path, targetId: GivenId, jobId: JobIdText.nullable() }),
    z.object({ runId: GivenId }),
  ),
  /** The last rows of a job's import log, as it grows; the station's own copy, which stays after the end. */
  'station.log': feed(
    job.extend({ onlyFailed: z.boolean() }),
    z.object({
      rows: z.array(made<ImportLogRow>()),
      totalRows: z.number().int(),
      failedRows: z.number().int(),
      /** Whether the log is still being read from its beginning. */
      isReading: z.boolean(),
    }),
  ),
  'targets.watch': feed(nothing, z.array(Target)),
  'targets.save': call(TargetInput, Target),
  'targets.remove': call(z.object({ targetId: GivenId }), nothing),
  /** Writes, reads and deletes a small object, and says what works. Changes nothing else. */
  'targets.test': call(
    z.object({ targetId: GivenId, bucket: z.string().trim().max(255) }),
    z.array(TargetStep),
  ),
  'stationAccounts.watch': feed(nothing, z.array(StationAccount)),
  /** The secret is told here and never again. */
  'stationAccounts.add': call(
    z.object({ name: z.string().max(200) }),
    StationAccount.extend({ secretAccessKey: z.string() }),
  ),
  'stationAccounts.remove': call(z.object({ name: z.string().max(200) }), nothing),
};
