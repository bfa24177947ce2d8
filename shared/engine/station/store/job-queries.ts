import type { Insertable, Kysely, Selectable } from 'kysely';
import type { JobId } from '../../../domain/job/job-id.ts';
import type { LocationCode, ProgressCode } from '../../../domain/job/status.ts';
import type { SigningMethod } from '../../../domain/signature/signature-file.ts';
import { appError } from '../../../domain/error-codes.ts';
import type { JobType } from '../service-contract.ts';
import type { JobEvent } from '../station.ts';
import type { StationTables } from './schema.ts';
import type { Sealer } from './sealer.ts';
import type { JobChange, JobPage, JobSummary, NewEvent, NewJob, StoredJob } from './stored-job.ts';

/** Reads and changes jobs. A change cannot be made without its event. */
export interface JobQueries {
  isIssued(jobId: JobId): Promise<boolean>;
  insert(job: NewJob, event: NewEvent): Promise<StoredJob>;
  find(jobId: JobId): Promise<StoredJob | null>;
  /** A job of this account; null for one of another as for one that never was. */
  findOwn(jobId: JobId, account: string): Promise<StoredJob | null>;
  /** Newest first. */
  list(filter: { readonly progressCode: ProgressCode | undefined }): Promise<readonly StoredJob[]>;
  /** A page of an account's jobs, newest first, without what is sealed: a page of manifests would be large. */
  listOwn(page: JobPage): Promise<readonly JobSummary[]>;
  countCreatedAfter(account: string, sinceMs: number): Promise<number>;
  /** Pending, not received, and due at `nowMs`. */
  findDue(nowMs: number): Promise<readonly StoredJob[]>;
  /** Throws JOB_STATE when the job's codes are no longer those of `job`. The event's from and to follow from the change. */
  change(job: StoredJob, change: JobChange, event: NewEvent): Promise<StoredJob>;
  /** Oldest first. */
  events(jobId: JobId): Promise<readonly JobEvent[]>;
  /** The number of the last event of all; it grows with each change of any job. */
  lastEvent(): Promise<number>;
}

/** The queries on jobs and their events, over a database or inside a transaction. */
export function createJobQueries(database: Kysely<StationTables>, sealer: Sealer): JobQueries {
  async function isIssued(jobId: JobId): Promise<boolean> {
    const row = await database
      .selectFrom('issued_job_ids')
      .select('job_id')
      .where('job_id', '=', jobId)
      .executeTakeFirst();
    return row !== undefined;
  }

  async function insert(job: NewJob, event: NewEvent): Promise<StoredJob> {
    const manifest = sealer.seal(job.manifest, createManifestPlace(job.jobId));
    const row: Insertable<StationTables['jobs']> = {
      job_id: job.jobId,
      account_id: job.account,
      job_type: job.jobType,
      location_code: 'NotReceived',
      progress_code: 'Pending',
      sealed_create_manifest: manifest,
      sealed_current_manifest: sealer.seal(job.manifest, currentManifestPlace(job.jobId)),
      sealed_signing_key: sealer.seal(job.signingKey, signingKeyPlace(job.jobId)),
      signing_method: job.signingMethod,
      signature: job.signature,
      created_at_ms: job.createdMs,
      expires_at_ms: job.expiresMs,
      error_count: 0,
    };
    await database
      .insertInto('issued_job_ids')
      .values({ job_id: job.jobId, issued_at_ms: job.createdMs })
      .execute();
    await database.insertInto('jobs').values(row).execute();
    await addEvent(job.jobId, event, null, 'Pending');
    return found(await find(job.jobId));
  }

  async function find(jobId: JobId): Promise<StoredJob | null> {
    const row = await database.selectFrom('jobs').selectAll().where('job_id', '=', jobId).executeTakeFirst();
    return row === undefined ? null : toJob(row, sealer);
  }

  async function findOwn(jobId: JobId, account: string): Promise<StoredJob | null> {
    const query = database.selectFrom('jobs').selectAll().where('job_id', '=', jobId);
    const row = await query.where('account_id', '=', account).executeTakeFirst();
    return row === undefined ? null : toJob(row, sealer);
  }

  async function list(filter: {
    readonly progressCode: ProgressCode | undefined;
  }): Promise<readonly StoredJob[]> {
    let query = database.selectFrom('jobs').selectAll().orderBy('sequence', 'desc');
    if (filter.progressCode !== undefined) query = query.where('progress_code', '=', filter.progressCode);
    return (await query.execute()).map((row) => toJob(row, sealer));
  }

  async function listOwn(page: JobPage): Promise<readonly JobSummary[]> {
    let query = database
      .selectFrom('jobs')
      .select(['job_id', 'job_type', 'progress_code', 'created_at_ms'])
      .where('account_id', '=', page.account)
      .orderBy('sequence', 'desc')
      .limit(page.limit);
    if (page.beforeSequence !== undefined) query = query.where('sequence', '<', page.beforeSequence);
    return (await query.execute()).map((row) => ({
      jobId: row.job_id as JobId,
      jobType: row.job_type as JobType,
      progressCode: row.progress_code as ProgressCode,
      createdMs: row.created_at_ms,
    }));
  }

  async function countCreatedAfter(account: string, sinceMs: number): Promise<number> {
    const row = await database
      .selectFrom('jobs')
      .select((select) => select.fn.countAll().as('count'))
      .where('account_id', '=', account)
      .where('created_at_ms', '>', sinceMs)
      .executeTakeFirstOrThrow();
    return Number(row.count);
  }

  async function findDue(nowMs: number): Promise<readonly StoredJob[]> {
    const rows = await database
      .selectFrom('jobs')
      .selectAll()
      .where('progress_code', '=', 'Pending')
      .where('location_code', '=', 'NotReceived')
      .where('expires_at_ms', '<=', nowMs)
      .orderBy('sequence')
      .execute();
    return rows.map((row) => toJob(row, sealer));
  }

  async function change(job: StoredJob, wanted: JobChange, event: NewEvent): Promise<StoredJob> {
    const manifest = wanted.currentManifest;
    const result = await database
      .updateTable('jobs')
      .set({
        location_code: wanted.locationCode,
        progress_code: wanted.progressCode,
        sealed_current_manifest:
          manifest === undefined ? undefined : sealer.seal(manifest, currentManifestPlace(job.jobId)),
        carrier: wanted.carrier,
        tracking_number: wanted.trackingNumber,
        log_bucket: wanted.logBucket,
        log_key: wanted.logKey,
        error_count: wanted.errorCount,
        // Never without a column to set: an event may stand for a change that leaves the codes as they are.
        job_type: job.jobType,
      })
      .where('job_id', '=', job.jobId)
      .where('progress_code', '=', job.progressCode)
      .where('location_code', '=', job.locationCode)
      .executeTakeFirst();
    if (result.numUpdatedRows !== 1n) {
      throw appError('JOB_STATE', { detail: `Job ${job.jobId} was changed by somebody else.` });
    }
    const [from, to] =
      wanted.locationCode === undefined
        ? [job.progressCode, wanted.progressCode ?? job.progressCode]
        : [job.locationCode, wanted.locationCode];
    await addEvent(job.jobId, event, from, to);
    return found(await find(job.jobId));
  }

  async function addEvent(jobId: JobId, event: NewEvent, from: string | null, to: string): Promise<void> {
    await database
      .insertInto('job_events')
      .values({
        job_id: jobId,
        at_ms: event.atMs,
        who: event.who,
        what: event.what,
        from_code: from,
        to_code: to,
        detail_json: JSON.stringify(event.detail ?? {}),
      })
      .execute();
  }

  async function events(jobId: JobId): Promise<readonly JobEvent[]> {
    const rows = await database
      .selectFrom('job_events')
      .selectAll()
      .where('job_id', '=', jobId)
      .orderBy('sequence')
      .execute();
    return rows.map((row) => ({
      atMs: row.at_ms,
      who: row.who,
      what: row.what,
      from: row.from_code,
      to: row.to_code,
      detail: JSON.parse(row.detail_json) as Record<string, unknown>,
    }));
  }

  async function lastEvent(): Promise<number> {
    const row = await database
      .selectFrom('job_events')
      .select((select) => select.fn.max('sequence').as('last'))
      .executeTakeFirstOrThrow();
    return row.last ?? 0;
  }

  return {
    isIssued,
    insert,
    find,
    findOwn,
    list,
    listOwn,
    countCreatedAfter,
    findDue,
    change,
    events,
    lastEvent,
  };
}

function found(job: StoredJob | null): StoredJob {
  if (job === null) throw new Error('a job that was just written is not there');
  return job;
}

function createManifestPlace(jobId: string): string {
  return `job ${jobId} create manifest`;
}

function currentManifestPlace(jobId: string): string {
  return `job ${jobId} current manifest`;
}

function signingKeyPlace(jobId: string): string {
  return `job ${jobId} signing key`;
}

function toJob(row: Selectable<StationTables['jobs']>, sealer: Sealer): StoredJob {
  return {
    sequence: row.sequence,
    jobId: row.job_id as JobId,
    account: row.account_id,
    jobType: row.job_type as JobType,
    locationCode: row.location_code as LocationCode,
    progressCode: row.progress_code as ProgressCode,
    signingMethod: row.signing_method as SigningMethod,
    signature: row.signature,
    createdMs: row.created_at_ms,
    expiresMs: row.expires_at_ms,
    carrier: row.carrier,
    trackingNumber: row.tracking_number,
    logBucket: row.log_bucket,
    logKey: row.log_key,
    errorCount: row.error_count,
    createManifest: () => unseal(row.sealed_create_manifest, createManifestPlace(row.job_id)),
    currentManifest: () => unseal(row.sealed_current_manifest, currentManifestPlace(row.job_id)),
    signingKey: () => unseal(row.sealed_signing_key, signingKeyPlace(row.job_id)),
  };

  // The library gives blobs as ArrayBuffer, though it takes Uint8Array.
  function unseal(sealed: Uint8Array | ArrayBuffer, place: string): Uint8Array {
    return sealer.unseal(new Uint8Array(sealed), place);
  }
}
