import type { Clock } from '../../base/time.ts';
import type { JobId } from '../../domain/job/job-id.ts';
import type { AbortCode, LocationCode, ProgressCode } from '../../domain/job/status.ts';
import type { Facility } from '../../domain/labels/facility.ts';
import type { LoadJobs } from '../loader/job-port.ts';
import type { AccountKeys, BucketCheck, JobService, JobType } from './service-contract.ts';

export interface StationOptions {
  readonly dataFolder: string;
  /** The key that seals secrets at rest; `station.key` in the data folder unless it is kept elsewhere. */
  readonly keyFile?: string | undefined;
  readonly clock: Clock;
  /** Whether a folder that is no station yet becomes one; otherwise opening it is STATION_NOT_FOUND. */
  readonly create: boolean;
  /** Who stands at the desk, as events name them; the user of the operating system unless told. */
  readonly operator?: string | undefined;
}

export interface ServiceOptions {
  /** What a label's token is put behind, such as `https://station.example/label/`. */
  readonly labelBaseUrl: string;
  /** Left out where the station knows no target: then buckets are found missing when the drive is loaded. */
  readonly bucketCheck?: BucketCheck | undefined;
}

/** An opened station: one data folder, which several processes may have open at once. See openStation. */
export interface Station {
  readonly accountKeys: AccountKeys;
  readonly accounts: Accounts;
  readonly loadJobs: LoadJobs;
  readonly desk: StationDesk;
  service(options: ServiceOptions): JobService;
  /** Where drives are sent; null until it is set. Read anew each time, so another process may set it. */
  facility(): Promise<Facility | null>;
  setFacility(facility: Facility): Promise<void>;
  close(): Promise<void>;
}

export interface Account {
  readonly account: string;
  readonly name: string;
  readonly accessKeyId: string;
  readonly createdMs: number;
  /** When it was removed; null while it can sign. */
  readonly removedMs: number | null;
}

/** The accounts that may ask for jobs. */
export interface Accounts {
  /** Throws ACCOUNT_NAME when the name is empty, too long or taken. The secret is told here and never again. */
  add(name: string): Promise<Account & { readonly secretAccessKey: string }>;
  /** Oldest first, removed ones included. */
  list(): Promise<readonly Account[]>;
  /** Takes a name or an access key id. Its jobs remain. Throws ACCOUNT_NOT_FOUND. */
  remove(nameOrAccessKeyId: string): Promise<Account>;
}

export interface DeskJob {
  readonly jobId: JobId;
  readonly jobType: JobType;
  readonly accountName: string;
  readonly locationCode: LocationCode;
  readonly progressCode: ProgressCode;
  readonly deviceId: string | null;
  readonly bucket: string | null;
  readonly createdMs: number;
  readonly expiresMs: number;
  readonly carrier: string | null;
  readonly trackingNumber: string | null;
  readonly logBucket: string | null;
  readonly logKey: string | null;
  readonly errorCount: number;
}

export interface JobEvent {
  readonly atMs: number;
  readonly who: string;
  readonly what: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
}

interface Shipment {
  readonly carrier: string;
  readonly trackingNumber: string;
}

/** The lab's side of jobs. Each change is an event; a change that the job's state forbids throws JOB_STATE. */
export interface StationDesk {
  /** Newest first. */
  list(filter?: { readonly progressCode?: ProgressCode | undefined }): Promise<readonly DeskJob[]>;
  /** A number that grows with each change of any job, by whatever process; cheap to ask for. */
  lastChange(): Promise<number>;
  /** Throws JOB_NOT_FOUND, as all that follow do. */
  show(jobId: string): Promise<{ readonly job: DeskJob; readonly events: readonly JobEvent[] }>;
  /** The drive has arrived. */
  receive(jobId: string): Promise<DeskJob>;
  /** The drive is on its way back; only once there is nothing left to do with it. */
  sendBack(jobId: string, shipment: Shipment): Promise<DeskJob>;
  abort(jobId: string, code: AbortCode, detail: string): Promise<DeskJob>;
  /** Ends jobs whose drive did not come in time; gives their ids. */
  expire(): Promise<readonly JobId[]>;
}
